const BOUNDARY = "NODECONFIG";

/**
 * User data, in base64, that tells a node of Amazon Linux 2023 how many pods it may run. It has to be said twice, once to
 * what reserves memory and once to what counts pods:
 *
 * - `maxPodsExpression` is what nodeadm reserves memory by, 11 MiB a pod. Left out, it reserves for as many pods as the
 *   instance type holds without prefix delegation, 17 on a t3.medium, however many then run there.
 * - EKS adds a part of its own behind this one, with a `maxPods` in the kubelet's configuration: 110 for most types, or the
 *   17 above. Of a setting that both parts have, nodeadm takes the later one, so a `maxPods` here would be lost. Flags are
 *   appended to one another instead, and the kubelet puts its flags above its configuration files.
 *
 * The AWS guide ("How maxPods is determined") knows only a custom machine image as a way past EKS's number. Naming an image
 * would mean choosing and updating it by ourselves, joining the cluster included. If EKS one day passes a flag as well, its
 * flag wins: nodes then take more pods than memory is reserved for, and nothing else changes. `kubectl get nodes -o
 * custom-columns=NAME:.metadata.name,PODS:.status.allocatable.pods` shows what a node took.
 *
 * Sources: amazon-eks-ami, nodeadm's documentation ("Merging multiple configuration objects", "Defining a Max Pods
 * Expression") and its merging; EKS guide, "Customize managed nodes with launch templates", which asks for MIME parts.
 */
export function nodeUserData({ maxPods }: { readonly maxPods: number }): string {
  const nodeConfig = {
    apiVersion: "node.eks.aws/v1alpha1",
    kind: "NodeConfig",
    spec: { kubelet: { maxPodsExpression: String(maxPods), flags: [`--max-pods=${maxPods}`] } },
  };
  const lines = [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    "",
    `--${BOUNDARY}`,
    "Content-Type: application/node.eks.aws",
    "",
    // YAML, of which JSON is a part.
    JSON.stringify(nodeConfig),
    "",
    `--${BOUNDARY}--`,
    "",
  ];
  return Buffer.from(lines.join("\n")).toString("base64");
}
