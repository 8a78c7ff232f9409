import { replaceWith } from "../advice.js";
import { deprecatedLeft, deprecatedWhat } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const mentionedDeprecatedEndpoint: RuleWords = {
  title: "Mentioned deprecated endpoint",
  about:
    "The code holds a path that only this API has, that is deprecated at the target, and that no call accounts for.",
  matters:
    "Something may call it in a way that cannot be followed: a library that nobody described, a table of " +
    "addresses, the markup of a page. Or it is only text. Nobody can tell, so it is a remark and fails " +
    "nothing unless you raise its severity.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: 'export const WIDGETS = [{ title: "Keys", source: "/api/v1/administration/user-applications" }];',
    fixed: 'export const WIDGETS = [{ title: "Keys", source: "/api/v1/access-keys" }];',
  },
  remedy:
    "See what becomes of the path. If it is requested, plan the move; describe the client in the config, so that its calls are understood.",
  what: deprecatedWhat,
  left: deprecatedLeft,
  advice: (finding) => replaceWith(finding, "see whether anything requests this path before its window ends."),
};
