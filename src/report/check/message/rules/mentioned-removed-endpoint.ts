import { replaceWith } from "../advice.js";
import { removedLeft, removedWhat } from "../removed.js";
import type { RuleWords } from "../rule-words.js";

export const mentionedRemovedEndpoint: RuleWords = {
  title: "Mentioned removed endpoint",
  about:
    "The code holds a path that only this API has, that the target release no longer serves, and that no call accounts for.",
  matters:
    "Something may call it in a way that cannot be followed: a library that nobody described, a table of " +
    "addresses, the markup of a page. Or it is only text. Nobody can tell, so it is a remark and fails " +
    "nothing unless you raise its severity.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: 'export const WIDGETS = [{ title: "Users", source: "/v1/k8s/users" }];',
    fixed: 'export const WIDGETS = [{ title: "Users", source: "/api/v1/users" }];',
  },
  remedy:
    "See what becomes of the path. If it is requested, replace it; describe the client in the config, so that its calls are understood.",
  what: removedWhat("a request of this path fails"),
  left: removedLeft,
  advice: (finding) =>
    replaceWith(finding, "see whether anything requests this path, and ask the vendor what took its place."),
};
