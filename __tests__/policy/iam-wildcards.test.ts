import { everyStatement, type Statement } from "../support/iam";

interface Allowance {
  readonly address: string;
  readonly actions: (action: string) => boolean;
  readonly reason: string;
}

const LOAD_BALANCER = "aws_iam_role_policy.controllers_load-balancer_policy";
const ROOT = "a key whose policy does not delegate to the account is lost with its last administrator";

const WHOLE_SERVICES: readonly Allowance[] = [
  { address: "aws_kms_key.cluster_key", actions: is("kms:*"), reason: ROOT },
  { address: "aws_kms_key.alerts_key", actions: is("kms:*"), reason: ROOT },
];

const ANY_RESOURCE: readonly Allowance[] = [
  { address: "aws_kms_key.cluster_key", actions: is("kms:*"), reason: "in a key's own policy, * is this key" },
  { address: "aws_kms_key.alerts_key", actions: starts("kms:"), reason: "in a key's own policy, * is this key" },
  {
    address: "aws_iam_role_policy.controllers_autoscaler_policy",
    actions: (action) => /^(autoscaling|ec2):(Describe|Get)/.test(action),
    reason: "EC2 and Auto Scaling know no resource for reading",
  },
  {
    address: LOAD_BALANCER,
    actions: (action) =>
      /^(ec2|elasticloadbalancing|acm|iam|cognito-idp|waf-regional|wafv2|shield):(Describe|Get|List)/.test(action),
    reason: "AWS's published policy: reading",
  },
  {
    address: LOAD_BALANCER,
    actions: is("iam:CreateServiceLinkedRole"),
    reason: "AWS's published policy: one service by condition",
  },
  {
    address: LOAD_BALANCER,
    actions: starts("elasticloadbalancing:"),
    reason:
      "AWS's published policy: load balancers have names of AWS's making; what changes one asks for the cluster's tag",
  },
  {
    address: LOAD_BALANCER,
    actions: starts("ec2:"),
    reason: "AWS's published policy: groups the controller makes, by tag",
  },
  {
    address: LOAD_BALANCER,
    actions: (action) => /^(waf-regional|wafv2):(Associate|Disassociate)|^shield:(Create|Delete)/.test(action),
    reason: "AWS's published policy: protections of load balancers, off in the chart's values",
  },
];

test("PPP-125 nobody is allowed every action, and whole services only where a reason says so", () => {
  const found = uses(({ actions }) => actions.filter((action) => /^\*$|:\*$/.test(action) || !action.includes(":")));
  expect(beyond(found, WHOLE_SERVICES)).toEqual([]);
  expect(unused(found, WHOLE_SERVICES)).toEqual([]);
});

test("PPP-125 nobody is allowed anything on every resource without a reason", () => {
  const found = uses(({ actions, resources }) => (resources.includes("*") ? actions : []));
  expect(beyond(found, ANY_RESOURCE)).toEqual([]);
  expect(unused(found, ANY_RESOURCE)).toEqual([]);
});

test("PPP-119 PPP-120 PPP-125 a workload's role has no wildcard at all", () => {
  const workloads = everyStatement().filter(({ address }) => address.startsWith("aws_iam_role_policy.workloads_"));
  expect(workloads).toHaveLength(4);
  const wide = workloads.filter(({ actions, resources }) =>
    [...actions, ...resources].some((text) => text.includes("*")),
  );
  expect(wide).toEqual([]);
});

test("PPP-125 nobody may change identities: IAM is read, and given one service's linked role, by the load balancer's controller", () => {
  const granted = uses(({ actions }) => actions.filter((action) => /^(iam|sts|organizations):/.test(action)));
  expect(new Set(granted.map(({ address, action }) => `${address} ${action}`))).toEqual(
    new Set(
      ["CreateServiceLinkedRole", "GetServerCertificate", "ListServerCertificates"].map(
        (action) => `${LOAD_BALANCER} iam:${action}`,
      ),
    ),
  );
});

test("every allowance has a reason", () => {
  for (const { reason } of [...WHOLE_SERVICES, ...ANY_RESOURCE]) expect(reason.split(" ").length).toBeGreaterThan(3);
});

interface Use {
  readonly stack: string;
  readonly address: string;
  readonly action: string;
}

/** What `pick` finds in each statement that allows something. */
function uses(pick: (statement: Statement) => readonly string[]): Use[] {
  return everyStatement()
    .filter(({ effect, trust }) => effect === "Allow" && !trust)
    .flatMap((statement) =>
      pick(statement).map((action) => ({ stack: statement.stack, address: statement.address, action })),
    );
}

const beyond = (found: readonly Use[], allowances: readonly Allowance[]) =>
  found.filter((use) => !allowances.some((allowance) => covers(allowance, use)));

/** Each use is told to the first allowance that covers it, so that a wide one does not hide that a narrow one is dead. */
function unused(found: readonly Use[], allowances: readonly Allowance[]): Allowance[] {
  const needed = new Set(found.map((use) => allowances.find((allowance) => covers(allowance, use))));
  return allowances.filter((allowance) => !needed.has(allowance));
}

const covers = ({ address, actions }: Allowance, use: Use) => use.address === address && actions(use.action);

function is(exact: string) {
  return (action: string) => action === exact;
}

function starts(prefix: string) {
  return (action: string) => action.startsWith(prefix);
}
