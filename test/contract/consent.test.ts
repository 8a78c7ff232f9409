import { describe, expect, test } from "vitest";
import { type ConsentOptions, consentFor } from "../../src/contract/network/consent.js";
import { isLinkLocal, isPublic } from "../../src/contract/network/ranges.js";
import type { FetchReason } from "../../src/contract/source.js";

describe("an address is", () => {
  test.each([
    ["93.184.216.34", true, false],
    ["2606:2800:220:1:248:1893:25c8:1946", true, false],
    ["::ffff:93.184.216.34", true, false],
    ["127.0.0.1", false, false],
    ["10.1.2.3", false, false],
    ["172.31.255.255", false, false],
    ["172.32.0.1", true, false],
    ["192.168.0.1", false, false],
    ["100.64.0.1", false, false],
    ["0.0.0.0", false, false],
    ["224.0.0.1", false, false],
    ["255.255.255.255", false, false],
    ["169.254.169.254", false, true],
    ["::", false, false],
    ["::1", false, false],
    ["::ffff:127.0.0.1", false, false],
    ["::ffff:7f00:1", false, false],
    ["::ffff:a9fe:a9fe", false, true],
    ["fe80::1", false, true],
    ["fe80::1%eth0", false, true],
    ["fd00::1", false, false],
    ["fd00:ec2::254", false, true],
    ["64:ff9b::7f00:1", false, false],
    ["2002:7f00:1::", false, false],
    ["2001:0:7f00:1::", false, false],
  ])("%s: public %s, link-local %s", (address, inPublic, inLink) => {
    expect([isPublic(address), isLinkLocal(address)]).toEqual([inPublic, inLink]);
  });
});

const HOSTS: Readonly<Record<string, readonly string[]>> = {
  "docs.example.com": ["93.184.216.34"],
  "cdn.example.net": ["93.184.216.35"],
  "inside.example.com": ["10.0.0.7"],
  "two-faced.example.net": ["93.184.216.36", "127.0.0.1"],
  "metadata.example.net": ["169.254.169.254"],
};
const refusal = async (url: string, reason: FetchReason | undefined, options: ConsentOptions = {}) => {
  const consent = await consentFor(new URL(url), reason, {
    resolve: (host) => Promise.resolve(HOSTS[host] ?? []),
    ...options,
  });
  return consent.ok ? undefined : consent.problem.message;
};
const from = (named: string, rest: Partial<FetchReason> = {}): FetchReason => ({
  named,
  by: "user",
  mayLeave: false,
  ...rest,
});
const DOCS = "https://docs.example.com/api";

describe("may be read", () => {
  test.each<[name: string, url: string, reason: FetchReason | undefined, options?: ConsentOptions]>([
    ["what the user named", DOCS, undefined],
    ["what the user named in a private network", "http://10.0.0.7:8080/openapi.json", undefined],
    ["this machine, named", "http://localhost:3000/openapi.json", from("http://localhost:3000/docs")],
    ["another page of the named host", "http://docs.example.com:8080/openapi.json", from(DOCS)],
    [
      "what a config names",
      "https://inside.example.com/1.json",
      from("https://inside.example.com/1.json", { by: "config" }),
    ],
    ["a host with consent", "http://127.0.0.1:8080/x", from(DOCS), { allowHosts: ["127.0.0.1"] }],
    ["a host with consent for one port", "http://127.0.0.1:8080/x", from(DOCS), { allowHosts: ["127.0.0.1:8080"] }],
    ["a host of IPv6 with consent", "http://[::1]/x", from(DOCS), { allowHosts: ["::1"] }],
    [
      "another public host, where documents may lead away",
      "https://cdn.example.net/x",
      from("api.yaml", { mayLeave: true }),
    ],
  ])("%s", async (_, url, reason, options) => {
    expect(await refusal(url, reason, options)).toBeUndefined();
  });
});

describe("may not be read", () => {
  test.each<[name: string, url: string, reason: FetchReason | undefined, options: ConsentOptions, message: string]>([
    ["anything, offline", DOCS, undefined, { offline: true }, "cannot be read: the run is offline"],
    ["a host with consent, offline", DOCS, undefined, { offline: true, allowHosts: ["docs.example.com"] }, "offline"],
    [
      "another host",
      "https://cdn.example.net/x?key=k",
      from(DOCS),
      {},
      "https://cdn.example.net/x lies on another host than docs.example.com",
    ],
    [
      "another port than the one with consent",
      "http://127.0.0.1:22/",
      from(DOCS),
      { allowHosts: ["127.0.0.1:8080"] },
      "another host",
    ],
    [
      "a host below the one with consent",
      "https://a.cdn.example.net/",
      from(DOCS),
      { allowHosts: ["cdn.example.net"] },
      "another host",
    ],
    [
      "the machine itself",
      "http://localhost/x",
      from("api.yaml", { mayLeave: true }),
      { resolve: () => Promise.resolve(["127.0.0.1"]) },
      "private network",
    ],
    [
      "the machine in other digits",
      "http://0x7f.1/x",
      from("api.yaml", { mayLeave: true }),
      {},
      "http://127.0.0.1/x lies in a private network",
    ],
    ["a private address", "http://[fd00::1]/x", from("api.yaml", { mayLeave: true }), {}, "private network"],
    [
      "a public name of a private address",
      "https://inside.example.com/",
      from("api.yaml", { mayLeave: true }),
      {},
      "private network",
    ],
    ["a name with both", "https://two-faced.example.net/", from("api.yaml", { mayLeave: true }), {}, "private network"],
    [
      "metadata of a cloud, named by a config",
      "http://169.254.169.254/x",
      from("http://169.254.169.254/x", { by: "config" }),
      {},
      "named by a config",
    ],
    [
      "the same by a name",
      "http://metadata.example.net/",
      from("http://metadata.example.net/", { by: "config" }),
      {},
      "named by a config",
    ],
  ])("%s", async (_, url, reason, options, message) => {
    expect(await refusal(url, reason, options)).toContain(message);
  });
});
