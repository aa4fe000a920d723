import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedNetwork } from "../spec/network-spec";
import { SecurityGroup, type TrafficRule } from "./security-group";

export interface ClusterSecurityGroupsProps {
  readonly vpcId: string;
  readonly network: ResolvedNetwork;
  /** The cluster's computed name: it stands in the key of the ownership tag. */
  readonly clusterName: string;
  /** IPv4 blocks that may reach the load balancer, each once. */
  readonly edgeAllowFrom: readonly string[];
  /** Ports of pods that the load balancer sends to, by what it sends there. */
  readonly edgePorts: Readonly<Record<string, number>>;
}

const tcp = (from: number, to = from): TrafficRule["ports"] => ({ protocol: "tcp", from, to });
const ANYWHERE = { cidr: "0.0.0.0/0" };

/**
 * Who may talk to whom around a cluster.
 *
 * The cluster's group goes on the network interfaces that EKS puts into the subnets for its control plane. They carry it
 * *beside* a group that EKS makes itself, and a rule that names a group as its source matches an interface with any of
 * its groups: what the API server sends to kubelets, webhooks and metrics comes, in the words of these rules, from the
 * cluster's group, and what nodes send to port 443 is let in by it.
 *
 * The node group is the only one of nodes and, as pods share their interfaces, of pods. A launch template that names its
 * groups gets none from EKS, and EKS's own group need not and must not be added to it: EKS tags that one
 * `kubernetes.io/cluster/<name>` = `owned`, the node group carries the same tag here, and the load balancer controller
 * refuses an interface on which two groups have it.
 *
 * The edge group is the load balancer's. It has its own rules on the node group; the controller adds none where a
 * load balancer's groups are given to it.
 */
export class ClusterSecurityGroups extends Construct {
  readonly clusterGroupId: string;
  readonly nodeGroupId: string;
  readonly edgeGroupId: string;
  /** All rules: nodes must not start before they hold, nor outlive them. */
  readonly rules: readonly ITerraformDependable[];

  private readonly cluster: SecurityGroup;
  private readonly nodes: SecurityGroup;
  private readonly edge: SecurityGroup;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ClusterSecurityGroupsProps,
  ) {
    super(scope, id);
    const { network, clusterName } = props;
    this.cluster = this.addGroup("cluster", `${network.name}-cluster`, "Control plane of the EKS cluster");
    this.nodes = this.addGroup("nodes", `${network.name}-nodes`, "Nodes and pods of the EKS cluster", {
      [`kubernetes.io/cluster/${clusterName}`]: "owned",
    });
    this.edge = this.addGroup("edge", network.edgeSecurityGroupName, "Load balancer in front of the cluster");
    this.openControlPlane();
    this.openNodesToControlPlane();
    this.openNodesToEachOther();
    this.openEdge();
    this.openNodesToEdge();
    this.releaseEverything();
    this.clusterGroupId = this.cluster.id;
    this.nodeGroupId = this.nodes.id;
    this.edgeGroupId = this.edge.id;
    this.rules = [this.cluster, this.nodes, this.edge].flatMap(({ rules }) => rules);
  }

  private addGroup(id: string, name: string, description: string, tags?: Readonly<Record<string, string>>) {
    return new SecurityGroup(this, id, { vpcId: this.props.vpcId, name, description, tags });
  }

  private openControlPlane(): void {
    this.cluster.admit("nodes-https", {
      description: "Kubernetes API from nodes and pods",
      peer: { group: this.nodes.id },
      ports: tcp(443),
    });
  }

  private openNodesToControlPlane(): void {
    const peer = { group: this.cluster.id };
    this.nodes.admit("cluster-high-ports", {
      description: "Kubelets, webhooks and metrics from the control plane",
      peer,
      ports: tcp(1025, 65_535),
    });
    this.nodes.admit("cluster-https", {
      description: "Webhooks and aggregated APIs on 443 from the control plane",
      peer,
      ports: tcp(443),
    });
  }

  /** The DNS rules are part of the first one; they stay should that ever be narrowed. */
  private openNodesToEachOther(): void {
    const peer = { group: this.nodes.id };
    this.nodes.admit("nodes", { description: "Nodes and pods among themselves", peer, ports: "all" });
    this.nodes.admit("dns-tcp", { description: "DNS over TCP from nodes and pods", peer, ports: tcp(53) });
    this.nodes.admit("dns-udp", {
      description: "DNS over UDP from nodes and pods",
      peer,
      ports: { protocol: "udp", from: 53, to: 53 },
    });
  }

  private openEdge(): void {
    for (const cidr of this.props.edgeAllowFrom) {
      const block = cidr.replace(/[./]/g, "-");
      this.edge.admit(`http_${block}`, { description: `HTTP from ${cidr}`, peer: { cidr }, ports: tcp(80) });
      this.edge.admit(`https_${block}`, { description: `HTTPS from ${cidr}`, peer: { cidr }, ports: tcp(443) });
    }
  }

  private openNodesToEdge(): void {
    for (const [purpose, port] of Object.entries(this.props.edgePorts)) {
      this.nodes.admit(`edge-${purpose}`, {
        description: `Load balancer to pods, ${purpose}`,
        peer: { group: this.edge.id },
        ports: tcp(port),
      });
    }
  }

  private releaseEverything(): void {
    for (const group of [this.cluster, this.nodes, this.edge]) {
      group.release("everything", { description: "All traffic out", peer: ANYWHERE, ports: "all" });
    }
  }
}
