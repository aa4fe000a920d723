import { ConversionError } from "./conversion-error";
import { isObject, type Json } from "./manifest";
import type { StackJson } from "./stack-json";
import { piecesOf } from "./template";

/** What stands for a value that only the deployment knows. A DNS label, so that it is valid nearly everywhere. */
export const KNOWN_AFTER_APPLY = "known-after-apply";
const NO_DIGEST = `sha256:${"0".repeat(64)}`;

/** One of those values: where in the object, and what Terraform would put there. */
export interface StandIn {
  readonly field: string;
  readonly expression: string;
}

const PATH = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\.\d+|\[\d+\])*$/;
const IMAGE = /^data\.aws_ssm_parameter\.([\w-]+)\.(?:insecure_value|value)$/;
const WITHIN =
  /\b(?:(data|ephemeral)\.([a-z0-9_]+)\.([\w-]+)|local\.([\w-]+)|(kubernetes_[a-z0-9_]+|helm_release)\.([\w-]+))/g;

/** Puts into the strings of one stack what Terraform would, where the stack itself has the answer. */
export class References {
  constructor(private readonly stack: StackJson) {}

  /**
   * The string as the cluster gets it.
   * @param field of the object, for the list of stand-ins and for errors
   * @throws ConversionError where it refers to what the stack does not have
   */
  resolve(template: string, field: string, standIns: StandIn[]): string {
    const pieces = piecesOf(template);
    if (!pieces) throw new ConversionError(`${field}: an expression without an end: ${template}`);
    return pieces
      .map((piece) => ("text" in piece ? piece.text : this.valueOf(piece.expression, field, standIns)))
      .join("");
  }

  private valueOf(expression: string, field: string, standIns: StandIn[]): string {
    const found = PATH.test(expression) ? this.walk(expression) : undefined;
    if (typeof found === "string") {
      const inner: StandIn[] = [];
      const text = this.resolve(found, field, inner);
      // Of a local that Terraform has to compute, its name says more than its parts.
      if (inner.length === 0 || !expression.startsWith("local.")) {
        standIns.push(...inner);
        return text;
      }
    }
    if (typeof found === "number" || typeof found === "boolean") return String(found);
    this.check(expression, field);
    standIns.push({ field, expression });
    const parameter = this.stack.data?.aws_ssm_parameter?.[IMAGE.exec(expression)?.[1] ?? ""]?.name;
    if (typeof parameter === "string" && /(^|\.)image$/.test(field))
      return `${parameter.replace(/^\//, "")}@${NO_DIGEST}`;
    return KNOWN_AFTER_APPLY;
  }

  /** Follows `kubernetes_x.name.metadata[0].name` through the stack; undefined where it does not say. */
  private walk(expression: string): Json | undefined {
    const [root = "", ...steps] = expression.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
    const start: Record<string, unknown> = {
      local: this.stack.locals,
      data: this.stack.data,
      ephemeral: this.stack.ephemeral,
    };
    let value = (root in start ? start[root] : this.stack.resource?.[root]) as Json | undefined;
    for (const step of steps) {
      // One block may stand as an object or as a list of one.
      if (step === "0" && isObject(value)) continue;
      value = Array.isArray(value) ? value[Number(step)] : isObject(value) ? value[step] : undefined;
    }
    return value;
  }

  /** Only what the stack has may be unknown; anything else is a mistake, and a stand-in would hide it. */
  private check(expression: string, field: string): void {
    const mentions = [...expression.matchAll(WITHIN)];
    if (mentions.length === 0) throw new ConversionError(`${field}: cannot tell what \${${expression}} will be`);
    for (const [mention, root, type = "", name = "", local, resource = "", id = ""] of mentions) {
      const { data, ephemeral, locals, resource: resources } = this.stack;
      const known =
        local === undefined
          ? root === undefined
            ? resources?.[resource]?.[id]
            : (root === "data" ? data : ephemeral)?.[type]?.[name]
          : locals?.[local];
      if (known === undefined)
        throw new ConversionError(`${field}: refers to ${mention}, which the stack does not have`);
    }
  }
}
