/**
 * What a value of the Terraform JSON becomes in a manifest. The words for single values:
 * `string` stays a string even if all digits; `integer-text` and `octal-text` are numbers that Terraform keeps as text;
 * `int-or-string` is a number where it is digits only; `strings` a list of them; `map` keeps its keys as they are.
 */
export type Shape =
  | "string"
  | "integer"
  | "integer-text"
  | "octal-text"
  | "int-or-string"
  | "boolean"
  | "strings"
  | "map"
  | "image"
  | Block;

/** An object, or a list of such objects. Terraform writes either as an object or as a list; this says what Kubernetes wants. */
export interface Block {
  readonly kind: "one" | "many";
  readonly fields: Fields;
  /** What the provider sends where the configuration says nothing, in the manifest's names. */
  readonly defaults: Defaults;
}

export type Defaults = Readonly<Record<string, string | number | boolean>>;

/** By the provider's name. `null`: a word to Terraform, which no manifest has. */
export type Fields = Readonly<Record<string, Field | null>>;

export type Field = Shape | { readonly as: string; readonly shape: Shape };

export const one = (fields: Fields, defaults: Defaults = {}): Block => ({ kind: "one", fields, defaults });

export const many = (fields: Fields, defaults: Defaults = {}): Block => ({ kind: "many", fields, defaults });

export const named = (as: string, shape: Shape): Field => ({ as, shape });

/** Where Kubernetes writes capitals that camel case would not. */
const CAPITALS: Readonly<Record<string, string>> = {
  client_ip: "clientIP",
  cluster_ip: "clusterIP",
  cluster_ips: "clusterIPs",
  downward_api: "downwardAPI",
  external_ips: "externalIPs",
  host_ip: "hostIP",
  host_ipc: "hostIPC",
  host_pid: "hostPID",
  load_balancer_ip: "loadBalancerIP",
  run_as_username: "runAsUserName",
  timezone: "timeZone",
  volume_id: "volumeID",
};

/** The manifest's name of a provider's field that has no name of its own. */
export const camelCase = (name: string): string =>
  CAPITALS[name] ?? name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
