import { z } from "zod";

const protection = <T extends z.ZodType>(schema: T, description: string, unit?: string, rule?: string) =>
  schema
    .optional()
    .meta({ description: `${description}; left out, the profile decides`, unit, rule, changes: "in place" });

/** Single values in which an environment may differ from its profile. */
export const protectionsSpec = z.strictObject({
  preventDestroy: protection(
    z.boolean(),
    "a plan that would destroy the cluster, a database, key, queue, registry or secret is refused",
  ),
  deletionProtection: protection(z.boolean(), "AWS itself refuses to delete databases and the cluster"),
  finalSnapshot: protection(z.boolean(), "deleting a database leaves a snapshot"),
  databaseMultiAz: protection(z.boolean(), "databases have a standby in a second zone, at twice the price"),
  flowLogs: protection(z.boolean(), "the VPC's traffic is logged"),
  forceDeleteImages: protection(z.boolean(), "a registry may be deleted with images in it"),
  secretRecoveryDays: protection(
    z.union([z.literal(0), z.int().min(7).max(30)]),
    "how long a deleted secret can be restored; 0 deletes at once",
    "days",
    "must be 0, or 7 to 30 days",
  ),
  keyDeletionDays: protection(z.int().min(7).max(30), "how long a deleted KMS key can be restored", "days"),
});
export type Protections = Readonly<Required<z.infer<typeof protectionsSpec>>>;

/** Everything in which the two kinds of environment differ by default. */
export const PROFILES = {
  dev: {
    preventDestroy: false,
    deletionProtection: false,
    finalSnapshot: false,
    databaseMultiAz: false,
    flowLogs: false,
    forceDeleteImages: true,
    secretRecoveryDays: 0,
    keyDeletionDays: 7,
  },
  prod: {
    preventDestroy: true,
    deletionProtection: true,
    finalSnapshot: true,
    databaseMultiAz: true,
    flowLogs: true,
    forceDeleteImages: false,
    secretRecoveryDays: 30,
    keyDeletionDays: 30,
  },
} as const satisfies Record<string, Protections>;
export type ProfileName = keyof typeof PROFILES;

export function protectionsOf(profile: ProfileName, own: z.infer<typeof protectionsSpec>): Protections {
  return { ...PROFILES[profile], ...own };
}
