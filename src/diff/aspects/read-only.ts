import type { Aspect } from "../graph/pair.js";
import { changedMarks, markFamilies } from "./marks.js";

const families = markFamilies({
  name: "read-only",
  keyword: "readOnly",
  levels: {
    required: { became: { request: "dangerous" }, becameNot: { request: "breaking" } },
    optional: { became: { request: "dangerous" } },
  },
  because: {
    became: {
      request: "A read-only property is set by the API: what clients send for it is ignored or rejected.",
      response: "The value is still sent.",
    },
    becameNot: {
      request:
        "The API filled the property in itself so far and takes it from the request now: where it is required, requests without it fail.",
      response: "The value is still sent.",
    },
  },
});

export const readOnly: Aspect = {
  name: "read-only",
  // the object tells it: only there is known which properties are required
  keywords: ["properties"],
  families: Object.values(families),
  compare: changedMarks("readOnly", families),
};
