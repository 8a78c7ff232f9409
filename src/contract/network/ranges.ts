/** Ranges of addresses by who can be behind them (IANA special-purpose registries, RFC 6890). */
import { BlockList, isIP } from "node:net";

const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  NOT_PUBLIC.addSubnet(network, prefix, "ipv4");
// Public addresses of IPv6 are those of 2000::/3, without tunnels that carry others (6to4, Teredo).
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet("2000::", 3, "ipv6");
const TUNNELS = new BlockList();
TUNNELS.addSubnet("2002::", 16, "ipv6");
TUNNELS.addSubnet("2001::", 32, "ipv6");

const LINK_LOCAL = new BlockList();
LINK_LOCAL.addSubnet("169.254.0.0", 16, "ipv4");
LINK_LOCAL.addSubnet("fe80::", 10, "ipv6");
LINK_LOCAL.addAddress("fd00:ec2::254", "ipv6");

/** An address that anybody in the Internet could serve: neither this machine nor a network around it. */
export function isPublic(address: string): boolean {
  const plain = unmapped(address);
  return isIP(plain) === 4
    ? !NOT_PUBLIC.check(plain, "ipv4")
    : PUBLIC_6.check(plain, "ipv6") && !TUNNELS.check(plain, "ipv6");
}

/** An address of the wire that this machine hangs on; clouds serve their metadata there. */
export function isLinkLocal(address: string): boolean {
  const plain = unmapped(address);
  return LINK_LOCAL.check(plain, isIP(plain) === 4 ? "ipv4" : "ipv6");
}

/** `::ffff:169.254.169.254` and `::ffff:a9fe:a9fe` are IPv4. */
function unmapped(address: string): string {
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(address.replace(/%.*$/, ""));
  if (mapped === null) return address.replace(/%.*$/, "");
  const [, dotted, high = "0", low = "0"] = mapped;
  if (dotted !== undefined) return dotted;
  const [upper, lower] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [upper >> 8, upper & 255, lower >> 8, lower & 255].join(".");
}
