/** An IAM statement that allows. A binding never denies and never names a wildcard resource. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** One value inside a Secrets Manager secret: only the reference travels, the value never does. */
export interface SecretReference {
  /** The secret's name in Secrets Manager. */
  readonly secretName: string;
  /** The key inside the secret's JSON. */
  readonly jsonKey: string;
}

/**
 * What a workload receives by using a resource: plain data without tokens, so that each side takes its part.
 * Infrastructure makes role policies and security group rules of it, a runtime makes environment variables and
 * secret references of it.
 */
export interface Binding {
  /** The resource's place in the configuration, `queues.events`. It becomes part of construct ids. */
  readonly resource: string;
  /** Environment variables that are no secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Environment variables whose values are secrets. */
  readonly secrets: Readonly<Record<string, SecretReference>>;
  readonly statements: readonly Statement[];
  /** TCP ports that the workload must reach on the resource. */
  readonly ports: readonly number[];
}
