import { type Block, everyStack, type Json } from "./stacks";

/** One statement of a policy, with the policy's place. */
export interface Statement {
  readonly stack: string;
  /** Address of the resource that holds the policy. */
  readonly address: string;
  /** Says who may take a role, not what it may do. */
  readonly trust: boolean;
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly sid: string | undefined;
  readonly principal: Json;
  readonly condition: Json;
}

/** Every statement of every policy in every stack, of whatever kind of resource. */
export const everyStatement = (): readonly Statement[] =>
  everyStack().flatMap(({ blocks }) => blocks.flatMap(statementsOf));

/** The statements in one resource's arguments. */
export function statementsOf(block: Block): Statement[] {
  return Object.entries<Json>(block.arguments).flatMap(([argument, text]) =>
    typeof text === "string" && text.includes('"Statement"')
      ? [JSON.parse(parseable(text)).Statement].flat().map((statement) => statementIn(block, argument, statement))
      : [],
  );
}

/** Quotes inside `${…}` are Terraform's, not JSON's. */
const parseable = (text: string) => text.replaceAll(/\$\{[^}]*\}/g, (code) => code.replaceAll('"', "'"));

const KNOWN = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];

function statementIn({ stack, address }: Block, argument: string, statement: Json): Statement {
  const unknown = Object.keys(statement).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) throw new Error(`${stack} ${address}: a policy statement has ${unknown.join(", ")}`);
  return {
    stack,
    address,
    trust: argument === "assume_role_policy",
    effect: statement.Effect,
    actions: [statement.Action].flat(),
    resources: [statement.Resource ?? []].flat(),
    sid: statement.Sid,
    principal: statement.Principal,
    condition: statement.Condition,
  };
}
