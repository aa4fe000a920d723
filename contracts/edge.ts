/**
 * Namespace of the ingress controller: the chart is installed there, and what its pods write goes to the log group of
 * the edge. No platform may have this name.
 */
export const EDGE_NAMESPACE = "nginx-ingress";
