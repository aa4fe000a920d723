import { program } from "commander";
import { bench } from "./bench";

program.name("platform").description("the commands of this repository");

program
  .command("bench")
  .description("measure synth beside the budgets of the README; exit 1 when one is missed")
  .option("--json", "figures and budgets as JSON", false)
  .action(({ json }: { readonly json: boolean }) => {
    process.exitCode = bench({ json });
  });

program.parse();
