/** What an address says that may stand in no file: a query can hold a key. */

/** `api_key`, `accessToken`, `X-Amz-Signature`, `subscription-key`, `sig` */
const NAME =
  /(?:^|[-_.\s])(?:(?:api|access|private|subscription|shared|client|secret)?[-_.\s]?key|tokens?|secrets?|pass(?:word|wd|phrase)?|pwd|sig(?:nature)?|credentials?|auth(?:orization)?|jwt|session[-_.\s]?id|sid|pat)$/;
/** of names that can as well be something else: `?code=`, of Azure's functions */
const DOUBTFUL_NAME = /(?:^|[-_.])(?:code|user|username|login)$/;
const LONG = 16;
/** a JSON web token, the keys of some services, long numbers in hexadecimal */
const VALUE = /^(?:eyJ[\w-]+\.[\w-]+|(?:gh[opusr]|glpat|sk|pk|xox[abp]|AKIA)[-_A-Z\d]?[\w-]{12,}|[\da-f]{32,})/;
/** versions and hashes of what is served */
const REVISION_NAME = /^(?:v|ver|version|h|hash|rev|revision|ref|commit|sha|etag|t|ts|build)$/;
/** what stands in place of the value */
const MASK = "***";

interface PublicAddress {
  /** as given, the values of what is hidden replaced by `***` */
  readonly address: string;
  /** names of parameters */
  readonly hidden: readonly string[];
}

/** Of a file's name and of an address without secrets: as they are. */
export function withoutSecrets(address: string): PublicAddress {
  if (!/^https?:\/\//i.test(address)) return { address, hidden: [] };
  const hidden: string[] = [];
  const start = address.search(/[?#]/);
  if (start < 0) return { address, hidden };
  const masked = address
    .slice(start)
    .replace(/([?#&;])([^=&;#?]+)=([^&;#]*)/g, (all, before: string, name: string, value: string) => {
      if (value === "" || value === MASK || !isSecret(decoded(name), decoded(value))) return all;
      hidden.push(decoded(name));
      return `${before}${name}=${MASK}`;
    });
  return { address: address.slice(0, start) + masked, hidden };
}

/** Names of parameters whose values were hidden: the address cannot be read any more as it stands. */
export const hiddenIn = (address: string): readonly string[] =>
  Array.from(address.matchAll(/[?#&;]([^=&;#?]+)=\*\*\*(?=$|[&;#])/g), ([, name = ""]) => decoded(name));

function isSecret(name: string, value: string): boolean {
  const words = name.replace(/([a-z\d])(?=[A-Z])/g, "$1_").toLowerCase();
  return (
    NAME.test(words) ||
    (VALUE.test(value) && !REVISION_NAME.test(words)) ||
    (DOUBTFUL_NAME.test(words) && value.length >= LONG)
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
