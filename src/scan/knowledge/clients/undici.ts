import type { ClientDescription } from "./description.js";

/** `request`, `fetch` and `stream` of the package; `Pool` and `Client` objects with an origin. */
export const undici: ClientDescription = {
  name: "undici",
  objects: ["undici#*"],
  types: ["undici#Dispatcher", "undici#Pool", "undici#Client", "undici#Agent"],
  factories: [{ of: ["undici#Pool", "undici#Client", "undici#BalancedPool", "undici#RetryAgent"], base: ["0"] }],
  calls: [
    {
      members: ["request", "stream", "pipeline", "dispatch"],
      method: { at: ["0.method", "1.method"] },
      url: ["0.path", "0.href", "0"],
      query: ["0.query", "1.query"],
      body: ["0.body", "1.body"],
      headers: ["0.headers", "1.headers"],
      base: ["0.origin"],
      answer: { payload: ["body"] },
    },
    {
      members: ["fetch"],
      method: { at: ["1.method", "0.method"] },
      url: ["0.href", "0.url", "0"],
      body: ["1.body", "0.body"],
      headers: ["1.headers"],
      answer: { payload: ["json"] },
    },
  ],
};
