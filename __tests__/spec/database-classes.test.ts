import { DATABASE_CLASSES } from "../../spec/database-classes";
import { databaseSpec } from "../../spec/database-spec";
import { INSTANCE_TYPES } from "../../spec/instance-types";

test.each([
  ["db.t3.micro", 1_024],
  ["db.t4g.medium", 4_096],
  ["db.t3.2xlarge", 32_768],
  ["db.m6g.large", 8_192],
  ["db.m7g.16xlarge", 262_144],
  ["db.r6g.large", 16_384],
  ["db.r7g.12xlarge", 393_216],
])("%s has %i MiB", (name, memoryMiB) => {
  expect(DATABASE_CLASSES[name]).toEqual({ memoryMiB });
});

test("a class has the memory of the EC2 type of its name", () => {
  const shared = Object.entries(DATABASE_CLASSES).flatMap(([name, { memoryMiB }]) => {
    const type = INSTANCE_TYPES[name.replace("db.", "")];
    return type ? [[name, memoryMiB, type.memoryMiB] as const] : [];
  });
  expect(shared.length).toBeGreaterThan(12);
  for (const [name, memoryMiB, ec2] of shared) expect([name, memoryMiB]).toEqual([name, ec2]);
});

test("every class of the table is one that the schema accepts", () => {
  for (const instanceClass of Object.keys(DATABASE_CLASSES)) {
    expect(databaseSpec.shape.instanceClass.safeParse(instanceClass).success).toBe(true);
  }
});

test("the class a database has by default is in the table", () => {
  expect(DATABASE_CLASSES).toHaveProperty([databaseSpec.shape.instanceClass.parse(undefined)]);
});
