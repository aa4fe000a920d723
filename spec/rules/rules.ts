import type { Fault } from "../errors";
import type { ResolvedPlatform } from "../resolve";
import { addressRules } from "./address-rules";
import type { Candidate, Rule } from "./candidate";
import { capacityWarnings } from "./capacity-warnings";
import { clusterRules } from "./cluster-rules";
import { credentialRules } from "./credential-rules";
import { databaseRules } from "./database-rules";
import { environmentRules } from "./environment-rules";
import { nameRules } from "./name-rules";
import { neighbourRules } from "./neighbour-rules";
import { nodeRules } from "./node-rules";
import { reachWarnings } from "./reach-warnings";
import { routeRules } from "./route-rules";
import { secretRules } from "./secret-rules";
import { supportRules, supportWarnings } from "./support-rules";
import { textRules } from "./text-rules";
import { useRules } from "./use-rules";
import { variableRules } from "./variable-rules";
import { workloadRules } from "./workload-rules";

const RULES: readonly Rule[] = [
  nameRules,
  environmentRules,
  addressRules,
  clusterRules,
  nodeRules,
  supportRules,
  databaseRules,
  workloadRules,
  routeRules,
  useRules,
  neighbourRules,
  secretRules,
  variableRules,
  credentialRules,
  textRules,
];

/** Every fault of one environment that no single field shows. */
export const faultsOf = (candidate: Candidate, today: string): readonly Fault[] =>
  RULES.flatMap((rule) => rule(candidate, today));

/** What is allowed but worth knowing before it is deployed. */
export const warningsOf = (platform: ResolvedPlatform, today: string): readonly Fault[] => [
  ...supportWarnings(platform, today),
  ...reachWarnings(platform),
  ...capacityWarnings(platform),
];
