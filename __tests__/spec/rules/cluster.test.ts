import { type Refusal, refuses } from "../../support/refusal";

const CASES: readonly Refusal[] = [
  [
    "fewer nodes at most than at least",
    (d) => {
      d.cluster.nodes = { min: 5, desired: 5, max: 4 };
    },
    "cluster.nodes.min: must not exceed max, 4 nodes, got 5",
  ],
  [
    "more nodes at first than at most",
    (d) => {
      d.cluster.nodes.desired = 9;
    },
    "cluster.nodes.desired: must be between min and max, 1 to 4 nodes, got 9",
  ],
  [
    "an instance type that nobody knows",
    (d) => {
      d.cluster.nodes.instanceTypes = ["t3.mediun"];
    },
    'cluster.nodes.instanceTypes.0: must be an instance type whose capacity is known, got "t3.mediun"; did you mean "t3.medium"?, or add its row to spec/instance-types.ts',
  ],
  [
    "nodes of two architectures",
    (d) => {
      d.cluster.nodes.instanceTypes = ["t3.medium", "t4g.medium"];
    },
    'cluster.nodes.instanceTypes: must be of one architecture, since an image is built for one, got ["t3.medium","t4g.medium"]',
  ],
  [
    "more pods on a node than its interfaces hold",
    (d) => {
      d.cluster.nodes.maxPods = 200;
    },
    "cluster.nodes.maxPods: must be at most 110, all that the node's interfaces hold, got 200",
  ],
  [
    "the Kubernetes API open to the Internet without a reason",
    (d) => {
      d.cluster.endpoint.publicCidrs = ["0.0.0.0/0"];
    },
    'cluster.endpoint.publicCidrs.0: must not open the Kubernetes API to the whole Internet, got "0.0.0.0/0"; name the addresses you work from, or give the reason in cluster.endpoint.acknowledgeInternet',
  ],
  [
    "PPP-28 a Kubernetes version whose support has ended",
    (d) => {
      d.cluster.kubernetes = "1.28";
    },
    'cluster.kubernetes: must be in standard support, which ended on 2024-11-26, got "1.28"; newest: 1.36',
  ],
];

refuses(CASES);
