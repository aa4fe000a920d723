import { type Refusal, refuses } from "../../support/refusal";

const CASES: readonly Refusal[] = [
  [
    "a subnet outside the VPC",
    (d) => {
      d.network.zones.a.private = "192.168.0.0/24";
    },
    'network.zones.a.private: must lie inside the VPC\'s block 10.0.0.0/16, got "192.168.0.0/24"',
  ],
  [
    "subnets that overlap",
    (d) => {
      d.network.zones.b.private = "10.0.101.0/25";
    },
    'network.zones.b.private: must not overlap the private subnet of zone a, 10.0.101.0/24, got "10.0.101.0/25"',
  ],
  [
    "a subnet too small for the pods",
    (d) => {
      d.network.zones.a.private = "10.0.101.0/28";
    },
    'network.zones.a.private: must hold 122 addresses for nodes and pods at their most, has 11, got "10.0.101.0/28"',
  ],
  [
    "one zone only",
    (d) => {
      delete d.network.zones.b;
    },
    'network.zones: must have at least 2 zones, got ["a"]',
  ],
  [
    "addresses of Services inside the VPC",
    (d) => {
      d.cluster.serviceCidr = "10.0.200.0/22";
    },
    'cluster.serviceCidr: must not overlap network.cidr, 10.0.0.0/16, got "10.0.200.0/22"',
  ],
];

refuses(CASES);
