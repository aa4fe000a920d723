import { Certificate } from "../../modules/certificate";
import { infrastructure, reference } from "../support/infrastructure";
import { resolved } from "../support/platform";

const domain = { name: "app.example.com", zoneId: "Z0123456789ABC" };
const arns: string[] = [];
const { at, addresses } = infrastructure(resolved(), (stack) => {
  arns.push(new Certificate(stack, "certificate", { domain }).arn);
});

test("PPP-108 the domain gets a certificate, and its successor is issued before it goes", () => {
  expect(at("aws_acm_certificate.certificate")).toMatchObject({
    domain_name: "app.example.com",
    validation_method: "DNS",
    tags: { Name: "app.example.com" },
    lifecycle: { create_before_destroy: true },
  });
});

test("PPP-108 its proof stands in the domain's zone, also where another certificate put it", () => {
  const proof = "tolist(aws_acm_certificate.certificate.domain_validation_options).0";
  expect(at("aws_route53_record.certificate_proof")).toMatchObject({
    zone_id: "Z0123456789ABC",
    name: reference(`${proof}.resource_record_name`),
    type: reference(`${proof}.resource_record_type`),
    records: [reference(`${proof}.resource_record_value`)],
    ttl: 60,
    allow_overwrite: true,
  });
});

test("PPP-108 who uses the certificate waits until it is issued", () => {
  expect(at("aws_acm_certificate_validation.certificate_validation")).toMatchObject({
    certificate_arn: reference("aws_acm_certificate.certificate.arn"),
    validation_record_fqdns: [reference("aws_route53_record.certificate_proof.fqdn")],
  });
  expect(addresses).toEqual([
    "aws_acm_certificate.certificate",
    "aws_acm_certificate_validation.certificate_validation",
    "aws_route53_record.certificate_proof",
  ]);
});
