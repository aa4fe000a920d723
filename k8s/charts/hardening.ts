/** What a controller's container is held to: the restricted pod security level, and a file system that it cannot write. */
export const HARDENED_CONTAINER = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
} as const;

/** The user `nobody` of the controllers' images. */
export const NOBODY = 65_534;

/** The annotation by which pods of a service account act as a role in AWS. */
export const actsAs = (roleArn: string) => ({ "eks.amazonaws.com/role-arn": roleArn });
