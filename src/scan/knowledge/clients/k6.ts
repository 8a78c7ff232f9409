import type { ClientDescription } from "./description.js";

/** k6's `http`: verbs, `request`, and batches of calls. */
export const k6: ClientDescription = {
  name: "k6",
  objects: ["k6/http#default"],
  calls: [
    { members: ["get", "head", "url"], method: { at: [] }, url: ["0"], headers: ["1.headers"] },
    {
      members: ["post", "put", "patch", "del", "delete", "options"],
      method: "member",
      url: ["0"],
      body: ["1"],
      headers: ["2.headers"],
    },
    {
      members: ["request", "asyncRequest"],
      method: { at: ["0"] },
      url: ["1"],
      body: ["2"],
      headers: ["3.headers"],
    },
    {
      members: ["batch"],
      each: "0",
      method: { at: ["0.method", "0"] },
      url: ["0.url", "1", "0"],
      body: ["0.body", "2"],
      headers: ["0.params.headers", "3.headers"],
    },
  ],
  answer: { payload: ["json", "body"] },
};
