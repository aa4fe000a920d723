// cdktf records a stack trace for every token: nearly half of the time with many Kubernetes objects, and printed only
// when a token fails. Import this file before any stack; `--trace-tokens` on the command line keeps the traces.
import stackTrace = require("cdktf/lib/tokens/private/stack-trace");

if (!process.argv.includes("--trace-tokens")) Object.assign(stackTrace, { captureStackTrace: () => [] });
