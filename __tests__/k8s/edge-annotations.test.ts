import { edgeAnnotations } from "../../k8s/edge-annotations";

const DEFAULTS = {
  "nginx.org/client-max-body-size": "10m",
  "nginx.org/proxy-connect-timeout": "5s",
  "nginx.org/proxy-read-timeout": "60s",
  "nginx.org/proxy-send-timeout": "60s",
};

test("PPP-104 without a domain NGINX is asked for limits alone", () => {
  expect(edgeAnnotations({ domain: null })).toEqual(DEFAULTS);
});

test("PPP-108 with a domain the application learns that its visitors came by HTTPS", () => {
  expect(edgeAnnotations({ domain: { name: "app.example.com" } })).toEqual({
    ...DEFAULTS,
    "nginx.org/redirect-to-https": "true",
  });
});

test("connections to the Services that are named may be upgraded to WebSockets", () => {
  expect(edgeAnnotations({ domain: null, webSocketServices: ["chat-service", "backend-service"] })).toEqual({
    ...DEFAULTS,
    "nginx.org/websocket-services": "chat-service,backend-service",
  });
});
