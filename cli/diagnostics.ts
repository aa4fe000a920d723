/** What Terraform has to say about a stack, placed where its author can find it. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly stack: string;
  /** Path of the construct, `devops-ppp-dev-infrastructure/events/Default`; null for what no construct made. */
  readonly constructPath: string | null;
  /** Where it stands in the JSON, `resource.aws_sqs_queue.events`; null where Terraform does not say. */
  readonly block: string | null;
  readonly summary: string;
  readonly detail: string;
  /** Line of `cdk.tf.json`. */
  readonly line: number | null;
  /** The text of that line. */
  readonly code: string | null;
}

/** One entry of `diagnostics` in Terraform's machine-readable output; what is missing there is missing here. */
interface Reported {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly range?: { readonly start: { readonly line: number } };
  readonly snippet?: { readonly context?: string | null; readonly code: string };
}

/**
 * Reads what `terraform validate -json` printed.
 * @param printed its standard output
 * @param json the stack's `cdk.tf.json`
 * @throws SyntaxError where `printed` is not JSON
 */
export function readDiagnostics(stack: string, printed: string, json: string): readonly Diagnostic[] {
  const { diagnostics } = JSON.parse(printed) as { readonly diagnostics: readonly Reported[] };
  const configuration: unknown = JSON.parse(json);
  return diagnostics.map(({ severity, summary, detail, address, range, snippet }) => {
    const block = snippet?.context ?? (address ? blockOf(address) : null);
    return {
      severity,
      stack,
      constructPath: block ? constructPathOf(configuration, block) : null,
      block,
      summary,
      detail: detail ?? "",
      line: range?.start.line ?? null,
      code: snippet?.code.trim() ?? null,
    };
  });
}

/** `aws_sqs_queue.events[0]` stands in the JSON below `resource`, `data.…` and `ephemeral.…` below their own names. */
const blockOf = (address: string) => (/^(data|ephemeral)\./.test(address) ? address : `resource.${address}`);

/** cdktf leaves a construct's path beside what the construct made; a nested block has it from the nearest one around it. */
function constructPathOf(configuration: unknown, block: string): string | null {
  let found: string | null = null;
  let at = configuration;
  for (const step of block.match(/[^.[\]]+/g) ?? []) {
    at = isObject(at) ? Reflect.get(at, step) : undefined;
    const path = pathOf(at);
    if (path !== null) found = path;
  }
  return found;
}

function pathOf(value: unknown): string | null {
  const comment = isObject(value) ? Reflect.get(value, "//") : undefined;
  const metadata = isObject(comment) ? Reflect.get(comment, "metadata") : undefined;
  const path = isObject(metadata) ? Reflect.get(metadata, "path") : undefined;
  return typeof path === "string" ? path : null;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
