/** Node's arguments that generate every stack, as `npm run synth` and `cdktf.json` spell them. */
export const SYNTH: readonly string[] = ["--require", "./tools/typescript.cjs", "main.ts"];
