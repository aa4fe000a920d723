import { everyStatement } from "../support/iam";
import { reference } from "../support/infrastructure";
import { everyStack, type Json, leaves, type Stack } from "../support/stacks";

const trusts = () => everyStatement().filter(({ trust }) => trust);
const byWebIdentity = ({ principal }: { principal: Json }) => "Federated" in principal;
const federated = () => trusts().filter(byWebIdentity);

test("PPP-121 pods take a role only as one exact ServiceAccount, with a token made for AWS", () => {
  expect(federated().length).toBeGreaterThan(0);
  for (const { actions, effect, condition, principal } of federated()) {
    expect([effect, actions]).toEqual(["Allow", ["sts:AssumeRoleWithWebIdentity"]]);
    expect(principal.Federated).toMatch(/^\$\{aws_iam_openid_connect_provider\.cluster_oidc\.arn\}$/);
    expect(Object.keys(condition)).toEqual(["StringEquals"]);
    const issuer = reference("trimprefix(aws_eks_cluster.cluster.identity[0].oidc[0].issuer, 'https://')");
    expect(condition.StringEquals).toEqual({
      [`${issuer}:aud`]: "sts.amazonaws.com",
      [`${issuer}:sub`]: expect.stringMatching(/^system:serviceaccount:[a-z0-9-]+:[a-z0-9-]+$/),
    });
  }
});

test("PPP-115 PPP-116 all other roles are taken by one of AWS's services", () => {
  const services = trusts()
    .filter((statement) => !byWebIdentity(statement))
    .map(({ address, actions, principal }) => [address, actions, principal]);
  const found = new Set(services.map((service) => JSON.stringify(service)));
  const by = (address: string, service: string) =>
    JSON.stringify([`aws_iam_role.${address}`, ["sts:AssumeRole"], { Service: `${service}.amazonaws.com` }]);
  expect(found).toEqual(
    new Set([by("cluster_role", "eks"), by("nodes_role", "ec2"), by("network_flow-logs_role", "vpc-flow-logs")]),
  );
});

test("PPP-109 PPP-120 PPP-121 each role is annotated on exactly the ServiceAccount that it trusts", () => {
  for (const { infrastructure, kubernetes } of environments()) {
    expect(trustedBy(infrastructure)).toEqual([...annotated(kubernetes), ...givenToAddons(infrastructure)].sort());
  }
});

/** `arn namespace:account` of each role that pods may take. */
const trustedBy = ({ id, platform, blocks }: Stack): string[] =>
  federated()
    .filter(({ stack }) => stack === id)
    .map(({ address, condition }) => {
      const role = blocks.find((block) => block.address === address);
      const subject = Object.entries<string>(condition.StringEquals).find(([key]) => key.endsWith(":sub"));
      return `${arnOf(platform, role?.arguments.name)} ${subject?.[1].replace("system:serviceaccount:", "")}`;
    })
    .sort();

function annotated({ blocks }: Stack): string[] {
  const accounts = blocks
    .filter(({ type }) => type === "kubernetes_service_account_v1")
    .map(({ arguments: { metadata } }) => ({ ...metadata }));
  const charts = blocks
    .filter(({ type }) => type === "helm_release")
    .flatMap(({ arguments: release }) => accountsIn(JSON.parse(release.values[0]), release.namespace));
  return [...accounts, ...charts].flatMap(({ annotations, namespace, name }) => {
    const role = annotations?.["eks.amazonaws.com/role-arn"];
    return role === undefined ? [] : [`${role} ${namespace}:${name}`];
  });
}

/** ServiceAccounts that a chart makes, wherever its values name them. */
function accountsIn(values: Json, namespace: string): Json[] {
  if (values === null || typeof values !== "object") return [];
  const own = values.serviceAccount ? [{ ...values.serviceAccount, namespace }] : [];
  return [...own, ...Object.values(values).flatMap((value) => accountsIn(value, namespace))];
}

/** Add-ons make their accounts themselves, under names of AWS's choosing. */
const ADDON_ACCOUNTS: Readonly<Record<string, string>> = {
  "aws-ebs-csi-driver": "kube-system:ebs-csi-controller-sa",
  "amazon-cloudwatch-observability": "amazon-cloudwatch:cloudwatch-agent",
};

const givenToAddons = ({ platform, blocks }: Stack): string[] =>
  blocks.flatMap(({ arguments: addon }) => {
    if (addon.addon_name === undefined || addon.service_account_role_arn === undefined) return [];
    const role = blocks.find(({ address }) => addon.service_account_role_arn === `\${${address}.arn}`);
    return [`${arnOf(platform, role?.arguments.name)} ${ADDON_ACCOUNTS[addon.addon_name]}`];
  });

const arnOf = ({ place }: Stack["platform"], role: string) => `arn:aws:iam::${place.accountId}:role/${role}`;

const environments = () =>
  everyStack()
    .filter(({ kind }) => kind === "infrastructure")
    .map((infrastructure) => {
      const kubernetes = everyStack().find(
        ({ platform, kind }) => platform === infrastructure.platform && kind === "kubernetes",
      );
      if (!kubernetes) throw new Error(`${infrastructure.id} has no kubernetes stack beside it`);
      return { infrastructure, kubernetes };
    });

test("no policy of ours trusts everybody", () => {
  const everybody = everyStatement().filter(
    ({ effect, principal }) => effect === "Allow" && leaves(principal ?? {}).some(({ leaf }) => leaf === "*"),
  );
  expect(everybody).toEqual([]);
});
