/**
 * Reports travel: into logs, comments and pages that more people read than the code. What looks like a credential is
 * shown as stars there. It is a guess by the words around a value and by the look of it: rather a harmless value too
 * many than a password.
 */

/** Texts of these are secret however short they are: `password: "…"`, `AppSecret: "…"`. */
const SECRET_WORD = "pass(?:word|wd|phrase)?|pwd|secret|credentials?|private[-_]?key|client[-_]?secret";
/** Texts of these are secret if they are long or look random: `token: "Bearer"` names a kind. */
const KEY_WORD =
  "token|(?:api|access|account|encryption|signing|subscription|shared)[-_]?key|auth(?:orization)?|cookie|" +
  "session(?:id)?|signature|bearer|jwt|sig";
/** `secretName`, `token_url`, `passwordField`: something about a secret, not the secret. */
const ABOUT_IT =
  "(?:name|type|kind|url|uri|path|endpoint|field|ref|length|size|count|label|header|policy|id|expir\\w*)s?";

/** `password: "x"`, `password="x"`, `set("password", "x")`; a call between, as in `getenv(…)`, is no value. */
const NAMED = new RegExp(
  `(?<name>[\\w-]{0,60}?(?:(?<secret>${SECRET_WORD})|(?:${KEY_WORD}))(?<rest>[\\w-]{0,40}))["'\`]?\\]?\\s{0,20}(?:[:=,]|\\?\\?|\\|\\|)\\s{0,20}(?:[\\w.]{1,80}\\s{0,9}(?:\\?\\?|\\|\\|)\\s{0,9})?(?<quote>["'\`])(?<value>[^"'\`]{1,500})(?:["'\`]|$)`,
  "gi",
);
const ABOUT = new RegExp(`[-_]?${ABOUT_IT}$`, "i");
/** `?access_token=x`, `;password=x` inside an address or a connection string */
const IN_ADDRESS = new RegExp(
  `[?&;][\\w-]{0,40}?(?:(?<secret>${SECRET_WORD})|(?:${KEY_WORD}))(?<rest>[\\w-]{0,40})=(?<value>[^&;#\\s"'\`{}$]{1,500})`,
  "gi",
);
/** `Bearer x`, `Basic x` */
const SCHEME = /\b(?:bearer|basic|token|apikey)\s+(?<value>[\w.~+/=-]{8,2000})/gi;
/** `https://ada:x@host` */
const USER_INFO = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/?#:@"'`]{0,200}:(?<value>[^\s/?#@"'`]{1,300})@/gi;
/** Kinds of tokens that say so themselves. */
const KNOWN =
  /\b(?<value>(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|sk[-_](?:live_|test_|proj-|ant-)?|pk_live_|rk_live_|npm_|hf_|nvapi-|dop_v1_|SG\.|AIza|ya29\.)[\w.-]{16,200}|A(?:KIA|SIA)[A-Z0-9]{16}|eyJ[\w-]{8,4000}\.[\w-]{4,4000}(?:\.[\w-]{0,2000})?)/g;
/** A whole text or a part of a path. */
const LONG = /(?<=^\s{0,20}|["'`/=])(?<value>[\w+=-]{32,4000})(?=["'`/?&\s]|$)/g;
/** A line of a key: base64 has slashes, if few. */
const KEY_LINE = /(?<=^\s{0,20}|["'`])(?<value>[\w+=-][\w+/=-]{39,4000})(?=["'`\s\\]|$)/g;

/** The same text with stars for what looks like a credential, as long as before so that columns stay. */
export function maskCredentials(text: string): string {
  let masked = hide(text, NAMED, isNamedSecret);
  masked = hide(masked, USER_INFO, isNoHole);
  masked = hide(masked, SCHEME, ({ value }) => /[\d_+/=.-]/.test(value) || /^.+[A-Z].*[a-z]/.test(value));
  masked = hide(masked, IN_ADDRESS, isNamedSecret);
  masked = hide(masked, KNOWN, () => true);
  masked = hide(masked, LONG, ({ value }) => looksRandom(value));
  return hide(masked, KEY_LINE, ({ value }) => value.length / value.split("/").length > 20 && looksRandom(value));
}

interface Found {
  readonly value: string;
  readonly secret: string | undefined;
  readonly rest: string | undefined;
}

function hide(text: string, pattern: RegExp, isSecret: (found: Found) => boolean): string {
  return text.replace(pattern, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const value = groups["value"] ?? "";
    if (!isSecret({ value, secret: groups["secret"], rest: groups["rest"] })) return whole;
    const at = whole.lastIndexOf(value);
    return whole.slice(0, at) + "*".repeat(value.length) + whole.slice(at + value.length);
  });
}

function isNamedSecret({ value, secret, rest = "" }: Found): boolean {
  if (ABOUT.test(rest) || !isNoHole({ value }) || /\s/.test(value.trim()) || /^(?:\/|\.|https?:|\*+$)/.test(value))
    return false;
  return secret !== undefined || (value.length >= 8 && /\d/.test(value));
}

/** `${password}` and `{password}` stand for a value that is not there. */
const isNoHole = ({ value }: Pick<Found, "value">): boolean => !/\$\{|^\{|^<|^\$\w/.test(value);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Letters and digits mixed, as words, names and paths are not. */
function looksRandom(text: string): boolean {
  if (UUID.test(text) || !/\d/.test(text) || !/[a-z]/i.test(text)) return false;
  if (text.split(/[-_/.=+]/).every((part) => /^(?:[A-Za-z]*|\d*|v\d+\w{0,6}|[A-Za-z]+\d{1,3})$/.test(part)))
    return false;
  return bitsPerCharacter(text) > 3;
}

function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return -[...counts.values()].reduce((sum, count) => sum + (count / text.length) * Math.log2(count / text.length), 0);
}
