import { definePlatform } from "../../spec/define";
import { api, web, worker } from "../../spec/workload-spec";

export const devopsPpp = definePlatform({
  name: "devops-ppp",
  region: "us-east-1",

  network: {
    cidr: "10.0.0.0/16",
    nat: "per-zone",
    zones: {
      a: { public: "10.0.1.0/24", private: "10.0.101.0/24" },
      b: { public: "10.0.2.0/24", private: "10.0.102.0/24" },
    },
  },

  cluster: {
    kubernetes: "1.36",
    nodes: { instanceTypes: ["t3.medium"], min: 1, desired: 2, max: 4 },
    endpoint: { publicCidrs: ["203.0.113.0/24"] },
  },

  databases: {
    main: {
      engine: "mysql",
      version: "8.4",
      instanceClass: "db.t3.micro",
      storageGiB: 20,
      backupDays: 7,
      databaseName: "devops_ppp",
      variable: "DATABASE_URL",
    },
  },

  queues: {
    events: {
      visibilitySeconds: 300,
      attempts: 5,
      messageTypes: ["ORDER_CREATED", "TRANSACTION_PROCESSED", "CONTACT_UPDATED"],
      variable: "SQS_QUEUE_URL",
    },
  },

  images: { backend: { keep: 10 }, frontend: { keep: 10 } },

  secrets: { jwt: { generate: { length: 64 } } },

  workloads: {
    frontend: web({
      image: "frontend",
      port: 8080,
      routes: ["/"],
      size: { cpuMilli: [100, 200], memoryMiB: [128, 256] },
      scaling: { min: 2, max: 8 },
      userId: 101,
    }),
    backend: api({
      image: "backend",
      port: 3000,
      routes: ["/api"],
      size: { cpuMilli: [250, 500], memoryMiB: [256, 512] },
      scaling: { min: 2, max: 10 },
      uses: { "databases.main": "read-write", "queues.events": "produce", "secrets.jwt": "read" },
    }),
    "sqs-worker": worker({
      image: "backend",
      command: ["node", "dist/server/src/workers/sqs-worker.js"],
      size: { cpuMilli: [250, 500], memoryMiB: [256, 512] },
      scaling: { min: 1, max: 5 },
      uses: { "queues.events": "consume" },
      jobSeconds: 30,
      serviceAccount: "sqs-consumer",
    }),
  },

  observability: { retentionDays: 30, alertEmails: ["platform-alerts@example.com"] },

  environments: {
    dev: {
      profile: "dev",
      accountId: "111122223333",
      adminRoles: ["platform-admin"],
      state: { bucket: "devops-ppp-dev-terraform-state" },
    },
    prod: {
      profile: "prod",
      accountId: "444455556666",
      adminRoles: ["platform-admin"],
      state: { bucket: "devops-ppp-prod-terraform-state" },
      overrides: {
        databases: { main: { instanceClass: "db.t3.micro" } },
      },
    },
  },
});
