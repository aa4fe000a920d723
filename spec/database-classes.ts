const GIB = 1_024;
const burstable = { micro: 1, small: 2, medium: 4, large: 8, xlarge: 16, "2xlarge": 32 };
const general = {
  large: 8,
  xlarge: 16,
  "2xlarge": 32,
  "4xlarge": 64,
  "8xlarge": 128,
  "12xlarge": 192,
  "16xlarge": 256,
};
const memory = {
  large: 16,
  xlarge: 32,
  "2xlarge": 64,
  "4xlarge": 128,
  "8xlarge": 256,
  "12xlarge": 384,
  "16xlarge": 512,
};

const family = (name: string, gib: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(gib).map(([size, amount]) => [`db.${name}.${size}`, { memoryMiB: amount * GIB }]));

/**
 * Memory of the common RDS instance classes: that of the EC2 size of the same name, which AWS has never changed within a
 * family (EC2 instance type catalogue; a test compares what `instance-types.ts` has too). A class that is missing here
 * costs an alarm's exact threshold and nothing else.
 */
export const DATABASE_CLASSES: Readonly<Record<string, { readonly memoryMiB: number }>> = {
  ...family("t3", burstable),
  ...family("t4g", burstable),
  ...family("m6g", general),
  ...family("m7g", general),
  ...family("r6g", memory),
  ...family("r7g", memory),
};
