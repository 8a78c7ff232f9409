/** What one `--server`, `servers` entry or OpenAPI server URL says about addresses in code. */
interface ServerHint {
  readonly host?: string;
  readonly basePath?: string;
  readonly expression?: string;
}

/**
 * @example
 * serverOf("https://{tenant}.acme.example/api/v3") // { host: "*.acme.example", basePath: "/api/v3" }
 * serverOf("/api/v3")                              // { basePath: "/api/v3" }
 * serverOf("${config.apiUrl}")                     // { expression: "${config.apiUrl}" }
 */
export function serverOf(text: string): ServerHint {
  const trimmed = text.trim();
  if (isExpression(trimmed)) return { expression: trimmed };
  const match = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?([^/?#]*)([^?#]*)/i.exec(
    trimmed.startsWith("/") && !trimmed.startsWith("//") ? `//${trimmed}` : trimmed,
  );
  const host = hostPattern(match?.[1] ?? "");
  const basePath = (match?.[2] ?? "").replace(/\/+$/, "");
  return { ...(host === "" ? {} : { host }), ...(basePath === "" ? {} : { basePath }) };
}

/** OpenAPI's server variables carry no dollar sign; code's expressions do, or are none that a host name could be. */
const isExpression = (text: string): boolean =>
  text.includes("${") ||
  /[()[\]\s]|^(?:process|import)\./.test(text) ||
  /^[\w$]+(?:\.[\w$]*[A-Z_$][\w$]*)+$/.test(text) ||
  /^[A-Z][A-Z0-9_]*$/.test(text);

/** Everything up to the last variable may be anything: `{tenant}.acme.example` and `api.{region}.acme.example`. */
function hostPattern(host: string): string {
  const end = host.lastIndexOf("}");
  return (end < 0 ? host : `*${host.slice(end + 1)}`).toLowerCase();
}
