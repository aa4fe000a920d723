import type { Fault } from "../errors";
import { type Rule, repeated } from "./candidate";

/** Who may administer the environment, and in which account it lives. */
export const environmentRules: Rule = ({ environment, spec, sections }) => {
  const at = `environments.${environment}`;
  const faults: Fault[] = [];
  if (spec.adminRoles.length === 0) {
    faults.push({
      path: `${at}.adminRoles`,
      rule: "must name at least one IAM role, or nobody could ever enter the cluster",
      got: spec.adminRoles,
    });
  }
  spec.adminRoles.forEach((role, index) => {
    const account = /^arn:[a-z-]+:iam::(\d{12}):/.exec(role)?.[1];
    if (account !== undefined && account !== spec.accountId) {
      faults.push({
        path: `${at}.adminRoles.${index}`,
        rule: `must be a role of this environment's account, ${spec.accountId}`,
        got: role,
      });
    }
  });
  for (const { index, value } of repeated(spec.adminRoles.map((role) => role.slice(role.lastIndexOf("/") + 1)))) {
    faults.push({ path: `${at}.adminRoles.${index}`, rule: "must not name a role twice", got: value });
  }
  for (const { index, value } of repeated(sections.observability.alertEmails)) {
    faults.push({ path: `observability.alertEmails.${index}`, rule: "must not name an address twice", got: value });
  }
  return faults;
};
