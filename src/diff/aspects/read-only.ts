import type { Aspect } from "../graph/pair.js";
import { changedMarks, markFamilies } from "./marks.js";

const families = markFamilies({
  name: "read-only",
  keyword: "readOnly",
  because: {
    became: {
      request: "A read-only property is set by the API: what clients send for it no longer counts.",
      response: "The value is still sent.",
    },
    becameNot: {
      request: "The property may be sent now; where the document asks for it, the API had filled it in itself so far.",
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
