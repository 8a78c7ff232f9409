/**
 * Calls that take a path and ask no server for it: a path that goes into one is a mention, and none that was not
 * understood. By the name of the function, or of what it is called on; each row says why.
 *
 * A name too few makes a mention a call that was not understood, which somebody then looks at in vain. A name too many
 * hides a request: what a wrapper of a client may be called does not belong here.
 */
export interface QuietCalls {
  readonly why: string;
  readonly names: readonly string[];
  /** families of names: `navigateTo`, `navigateByUrl` */
  readonly like?: RegExp;
}

/** `log` in `anything.log("/users")` */
export const QUIET_FUNCTIONS: readonly QuietCalls[] = [
  {
    why: "writes the text into a log",
    names: ["log", "trace", "debug", "info", "warn", "error", "fatal"],
  },
  {
    why: "shows the text, or one that is looked up by it",
    names: ["t", "tr", "translate"],
  },
  {
    why: "names a test",
    names: ["describe", "it", "test", "each", "suite", "bench"],
  },
  {
    why: "compares the text with what a test got",
    names: ["assert", "ok", "equal", "deepEqual", "strictEqual", "expect"],
    like: /^to[A-Z]\w*$/,
  },
  {
    why: "waits for a page of that address, or opens it in a browser under test",
    names: ["waitForURL", "goto"],
    like: /^visit\w*$/,
  },
  {
    why: "looks at a text",
    names: [
      "includes",
      "startsWith",
      "endsWith",
      "indexOf",
      "lastIndexOf",
      "match",
      "matches",
      "matchAll",
      "matchPath",
    ],
  },
  {
    why: "makes a text of it, which is looked at where it is used",
    names: [
      ...["replace", "replaceAll", "split", "concat", "join", "resolve"],
      ...["String", "encodeURI", "encodeURIComponent", "URL"],
    ],
  },
  {
    why: "makes a pattern of it",
    names: ["RegExp", "URLPattern"],
  },
  {
    why: "keeps it in a collection, or looks for it there",
    names: ["has", "add", "set", "push", "unshift", "Set", "Map"],
  },
  {
    why: "goes to a page of the program itself",
    names: ["permanentRedirect", "href", "link"],
    like: /^(?:navigate|redirect)\w*$/,
  },
  {
    why: "tells a router which of its pages is meant",
    names: ["useParams", "useSearch", "useLocation", "useMatch"],
    like: /^create\w*Route$/,
  },
  {
    why: "names an answer in a cache, which is asked for by a function handed over elsewhere",
    names: ["refetchQueries", "getQueryData", "setQueryData", "removeQueries", "mutate"],
    like: /^(?:re|in)validate\w*$/,
  },
  {
    why: "describes an operation in a document of one's own",
    names: ["registerPath"],
  },
  {
    why: "says it in an error",
    names: [],
    like: /^\w*Error$/,
  },
];

/** `console` in `console.anything("/users")` */
export const QUIET_RECEIVERS: readonly QuietCalls[] = [
  { why: "writes logs", names: ["console", "logger", "log"] },
  { why: "goes to pages", names: ["router", "navigation", "history", "location"] },
  { why: "tests", names: ["expect", "assert", "chai", "vi", "jest"] },
  { why: "names files", names: ["path", "fs"] },
  { why: "translates", names: ["i18n"] },
];

const named = (rows: readonly QuietCalls[], name: string): boolean =>
  rows.some(({ names, like }) => names.includes(name) || like?.test(name) === true);

/** @param name of the function @param receiver the first word of what it is called on */
export const asksNoServer = (name: string, receiver: string): boolean =>
  named(QUIET_FUNCTIONS, name) || named(QUIET_RECEIVERS, receiver);
