import type { Place } from "../spec/names";

/** The ARN of a policy that AWS maintains; the name carries its path, `service-role/AmazonEBSCSIDriverPolicyV2`. */
export const managedPolicyArn = ({ partition }: Pick<Place, "partition">, name: string): string =>
  `arn:${partition}:iam::aws:policy/${name}`;

/** A policy's name as a construct id: `arn:…/service-role/AmazonEBSCSIDriverPolicyV2` becomes `amazon-ebscsi-driver-policy-v2`. */
export function policyId(policyArn: string): string {
  const name = policyArn.slice(policyArn.lastIndexOf("/") + 1);
  return name
    .replace(/_/g, "-")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}
