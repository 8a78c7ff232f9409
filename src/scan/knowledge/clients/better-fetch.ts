import type { ClientDescription } from "./description.js";

/** better-fetch and up-fetch: `fetch` with a base, a query and what comes back taken out of its envelope. */
export const betterFetch: ClientDescription = {
  name: "better-fetch",
  objects: ["@better-fetch/fetch#betterFetch"],
  factories: [{ of: ["@better-fetch/fetch#createFetch"], base: ["0.baseURL"], headers: ["0.headers"] }],
  calls: [
    {
      members: [""],
      method: { at: ["1.method"], inPath: true },
      url: ["0"],
      base: ["1.baseURL"],
      query: ["1.query"],
      body: ["1.body"],
      headers: ["1.headers"],
    },
  ],
  answer: { payload: ["data"] },
};
