import type { CallShape, ClientDescription } from "./description.js";

const call: Omit<CallShape, "members"> = {
  method: { at: ["1.method"] },
  url: ["0.href", "0"],
  query: ["1.query", "1.params"],
  body: ["1.body"],
  headers: ["1.headers"],
  base: ["1.baseURL"],
};

/** ofetch: the result is the payload, `raw` gives the envelope. */
export const ofetch: ClientDescription = {
  name: "ofetch",
  objects: ["ofetch#ofetch", "ofetch#$fetch", "#$fetch"],
  types: ["ofetch#$Fetch", "ofetch#FetchInstance"],
  factories: [{ of: [".create"], base: ["0.baseURL"], query: ["0.query", "0.params"], headers: ["0.headers"] }],
  calls: [
    { members: [""], ...call, answer: { payload: [] } },
    { members: ["raw"], ...call, answer: { payload: ["_data"] } },
    { members: ["native"], ...call, answer: { payload: ["json"] } },
  ],
};
