import { z } from "zod";
import { clusterSpec } from "./cluster-spec";
import { databaseSpec } from "./database-spec";
import { environmentSpec } from "./environment-spec";
import { imageSpec } from "./image-spec";
import { key, named } from "./leaf";
import { networkSpec } from "./network-spec";
import { observabilitySpec } from "./observability-spec";
import { queueSpec } from "./queue-spec";
import { secretSpec } from "./secret-spec";
import { workloadSpec } from "./workload-spec";

const domainSpec = z.strictObject({
  name: z
    .string()
    .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/)
    .meta({
      description: "host name of the platform; a certificate and an alias record are made for it",
      changes: "in place",
      rule: "must be a host name such as app.example.com",
    }),
  zoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{5,31}$/)
    .meta({
      description: "Route 53 hosted zone that the name belongs to",
      changes: "in place",
      rule: "must be a hosted zone's id such as Z0123456789ABC",
    }),
});

const edgeSpec = z.strictObject({
  allowFrom: z
    .array(z.string().regex(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/))
    .min(1)
    .default(["0.0.0.0/0"])
    .meta({
      description: "addresses that may reach the load balancer",
      changes: "in place",
      rule: "must be an IPv4 block such as 0.0.0.0/0",
    }),
});

/** Everything in which environments may differ. */
const sections = {
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .meta({
      description: "the AWS region",
      changes: "destroys data",
      rule: "must be an AWS region such as us-east-1",
    }),
  network: networkSpec,
  cluster: clusterSpec.prefault({}),
  databases: named(databaseSpec).default({}),
  queues: named(queueSpec).default({}),
  images: named(imageSpec).default({}),
  secrets: named(secretSpec).default({}),
  workloads: named(workloadSpec, 40),
  domain: domainSpec.optional(),
  edge: edgeSpec.prefault({}),
  observability: observabilitySpec.prefault({}),
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}).meta({
    description: "tags on every AWS resource, beside Platform, Environment and ManagedBy",
    changes: "in place",
  }),
};

/** A platform as one environment sees it: its sections with the environment's overrides laid over them. */
export const sectionsSpec = z.strictObject(sections);
export interface Sections extends z.infer<typeof sectionsSpec> {}

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;
export type Overrides = DeepPartial<z.input<typeof sectionsSpec>>;

/** The whole of a platform's file. `overrides` is checked by checking the sections it is laid over. */
export const platformSpec = z.strictObject({
  name: key(24).meta({
    description: "the platform's name: part of every physical name, and the application's Kubernetes namespace",
    changes: "destroys data",
  }),
  ...sections,
  environments: named(
    environmentSpec.extend({
      overrides: z
        .custom<Overrides>((value) => typeof value === "object" && value !== null)
        .optional()
        .meta({
          description: "any part of the sections above, as it differs in this environment; lists replace lists",
          changes: "in place",
        }),
    }),
    12,
  ),
});
export type PlatformInput = z.input<typeof platformSpec>;
