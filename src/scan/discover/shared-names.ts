import { isCode, isDeclaration, isTestFile } from "./language.js";

/** The names that a classic script gives to all other scripts of its page. Read without a parser, as outlines are. */
export interface SharedNames {
  /** `function load() {}`, `var api = …` */
  readonly declared: readonly string[];
  /** `App.api = …` of what another script may have declared, `var App = App || {}`, `window.App = …` */
  readonly filled: readonly string[];
}

/** What says that a file shares nothing: it imports, exports, or is one of Node's modules. */
const MODULE = /^\s*(?:import\b|export\b)|\b(?:require|import)\s*\(|\bmodule\.exports\b|\bexports\s*[.[=]/m;

const NAME = String.raw`([A-Za-z_$][\w$]*)`;
const DECLARED = new RegExp(
  String.raw`^(?:async\s+)?(?:function\s*\*?\s*|(?:class|var|let|const|namespace|enum)\s+)${NAME}`,
  "gm",
);
/** `var App = App || {}`, `var App = window.App || {}`: only there if it was not yet */
const KEPT = new RegExp(String.raw`^var\s+${NAME}\s*=\s*(?:window\.|self\.|globalThis\.)?\1\s*(?:\|\||\?\?)`, "gm");
const FILLED = new RegExp(String.raw`^${NAME}(?:\.[\w$]+)*\s*=(?![=>])`, "gm");
const OF_WINDOW = new RegExp(String.raw`\b(?:window|self|globalThis)\.${NAME}(?:\.[\w$]+)*\s*=(?![=>])`, "g");

/** What the platform declares keeps its meaning, whatever a script writes to it. */
const OF_PLATFORM =
  /^(?:on[a-z]+|window|self|globalThis|global|document|location|history|navigator|screen|console|process|name|status|event|open|close|fetch|XMLHttpRequest|WebSocket|EventSource|localStorage|sessionStorage|module|exports|Promise|Object|Array|JSON|URL)$/;

const NONE: SharedNames = { declared: [], filled: [] };

/** Undefined for what is no classic script. */
export function sharedNamesOf(file: string, text: string): SharedNames | undefined {
  if (!isCode(file) || !/\.(?:js|ts)$/.test(file) || isDeclaration(file) || MODULE.test(text)) return undefined;
  if (isTestFile(file)) return NONE;
  const code = text.replace(/^\uFEFF/, "");
  const found = (pattern: RegExp): string[] => [...code.matchAll(pattern)].map(([, name = ""]) => name);
  const kept = found(KEPT);
  const mine = (name: string): boolean => !OF_PLATFORM.test(name);
  const declared = new Set(found(DECLARED).filter((name) => mine(name) && !kept.includes(name)));
  const filled = new Set([...kept, ...found(FILLED), ...found(OF_WINDOW)].filter(mine));
  for (const name of declared) filled.delete(name);
  return declared.size === 0 && filled.size === 0 ? NONE : { declared: [...declared], filled: [...filled] };
}
