import { expectGolden, goldenLines } from "../support/golden";
import { statementsOf } from "../support/iam";
import { type Block, stackOf } from "../support/stacks";

const ADVICE = "Each added line is a right that somebody gets: say why in the commit, then copy the text below.";

test("PPP-125 every action of every role, by resource and condition", () => {
  expectGolden("role-actions.txt", roleActions("dev"), ADVICE);
});

test("PPP-125 prod's roles may what dev's may, and write flow logs", () => {
  const asDev = roleActions("prod").map((line) =>
    line.replaceAll("444455556666", "111122223333").replaceAll("devops-ppp-prod", "devops-ppp-dev"),
  );
  const golden = goldenLines("role-actions.txt");
  expect(golden.filter((line) => !asDev.includes(line))).toEqual([]);
  const logs = `\${aws_cloudwatch_log_group.network_flow-logs_logs.arn}:*`;
  const owner = `{"StringEquals":{"aws:SourceAccount":"\${aws_vpc.network.owner_id}"}}`;
  expect(asDev.filter((line) => !golden.includes(line))).toEqual([
    `devops-ppp-dev-flow-logs | is taken by {"Service":"vpc-flow-logs.amazonaws.com"} | if ${owner}`,
    `devops-ppp-dev-flow-logs | logs:CreateLogStream | ${logs}`,
    `devops-ppp-dev-flow-logs | logs:DescribeLogStreams | ${logs}`,
    `devops-ppp-dev-flow-logs | logs:PutLogEvents | ${logs}`,
  ]);
});

/** Lines of `role | action | resource | if condition`, sorted; AWS's policies by name, trust by principal. */
function roleActions(environment: "dev" | "prod"): string[] {
  const { blocks } = stackOf(environment, "infrastructure");
  const roles = blocks.filter(({ type }) => type === "aws_iam_role");
  for (const { address, arguments: role } of roles) {
    if (role.inline_policy || role.managed_policy_arns) throw new Error(`${address} holds policies inline`);
  }
  const names = new Map(roles.map(({ address, arguments: role }) => [`\${${address}.name}`, role.name as string]));
  const nameOf = ({ address, arguments: { role } }: Block) => {
    const name = names.get(role) ?? names.get(role.replace(/\.id\}$/, ".name}"));
    if (name === undefined) throw new Error(`${address} is of no role of the stack: ${role}`);
    return name;
  };
  return blocks
    .flatMap((block) => {
      switch (block.type) {
        case "aws_iam_role":
          return statementsOf(block).map(
            ({ principal, condition }) =>
              `${block.arguments.name} | is taken by ${JSON.stringify(principal)}${when(condition)}`,
          );
        case "aws_iam_role_policy":
          return linesOf(nameOf(block), block);
        case "aws_iam_role_policy_attachment":
          return [`${nameOf(block)} | as ${block.arguments.policy_arn}`];
        default:
          if (block.type.startsWith("aws_iam_") && block.type !== "aws_iam_openid_connect_provider") {
            throw new Error(`${block.address} is of a kind whose rights nobody lists`);
          }
          return [];
      }
    })
    .sort();
}

const linesOf = (role: string, block: Block): string[] =>
  statementsOf(block).flatMap(({ actions, resources, condition, effect }) =>
    actions.flatMap((action) =>
      resources.map(
        (resource) => `${role} | ${effect === "Allow" ? "" : "never "}${action} | ${resource}${when(condition)}`,
      ),
    ),
  );

const when = (condition: unknown) => (condition === undefined ? "" : ` | if ${JSON.stringify(condition)}`);
