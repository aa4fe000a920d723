import { type Refusal, refuses } from "../../support/refusal";

const CASES: readonly Refusal[] = [
  [
    "a cluster without an administrator",
    (d) => {
      d.environments.dev.adminRoles = [];
    },
    "environments.dev.adminRoles: must name at least one IAM role, or nobody could ever enter the cluster, got []",
  ],
  [
    "an administrator of another account",
    (d) => {
      d.environments.dev.adminRoles = ["arn:aws:iam::999988887777:role/admin"];
    },
    'environments.dev.adminRoles.0: must be a role of this environment\'s account, 111122223333, got "arn:aws:iam::999988887777:role/admin"',
  ],
  [
    "an account id that is not twelve digits",
    (d) => {
      d.environments.dev.accountId = "1234";
    },
    'environments.dev.accountId: must be twelve digits, in quotes, got "1234"',
  ],
  [
    "a tag that AWS keeps for itself",
    (d) => {
      d.tags = { "aws:x": "1" };
    },
    'tags.aws:x: must not begin with "aws:", got "aws:x"',
  ],
  [
    "a name that is not the file's",
    (d) => {
      d.name = "shop";
    },
    'name: must be the file\'s name, "devops-ppp", got "shop"',
  ],
  [
    "a value where an environment overrides it",
    (d) => {
      d.environments.prod.overrides = { cluster: { nodes: { desired: 40 } } };
    },
    "environments.prod.overrides.cluster.nodes.desired: must be between min and max, 1 to 4 nodes, got 40",
  ],
];

refuses(CASES);
