import type { Aspect } from "../graph/pair.js";
import { changedMarks, markFamilies } from "./marks.js";

const families = markFamilies({
  // secrets that appear in responses end up in logs and caches
  levels: {
    required: { became: { response: "breaking" }, becameNot: { response: "dangerous" } },
    optional: { became: { response: "dangerous" } },
  },
  name: "write-only",
  keyword: "writeOnly",
  because: {
    became: {
      request: "The property is still written.",
      response: "A write-only property does not come in responses any more.",
    },
    becameNot: {
      request: "The property is still written.",
      response: "What was kept back, as secrets are, comes in responses now.",
    },
  },
});

export const writeOnly: Aspect = {
  name: "write-only",
  // the object tells it: only there is known which properties are required
  keywords: ["properties"],
  families: Object.values(families),
  compare: changedMarks("writeOnly", families),
};
