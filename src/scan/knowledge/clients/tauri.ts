import type { CallShape, ClientDescription } from "./description.js";

const options: Omit<CallShape, "members" | "method" | "url"> = { query: ["1.query"], headers: ["1.headers"] };

/** The http plugin of Tauri 1: `fetch` with a `Body`, `getClient`. That of Tauri 2 is `fetch`. */
export const tauri: ClientDescription = {
  name: "tauri",
  objects: ["@tauri-apps/api/http#fetch", "@tauri-apps/api/http#Client", "@tauri-apps/api#http"],
  types: ["@tauri-apps/api/http#Client"],
  factories: [{ of: ["@tauri-apps/api/http#getClient", ".getClient"] }],
  calls: [
    { members: ["", "fetch"], method: { at: ["1.method"] }, url: ["0"], body: ["1.body"], ...options },
    { members: ["get", "delete"], method: "member", url: ["0"], ...options },
    {
      members: ["post", "put", "patch"],
      method: "member",
      url: ["0"],
      body: ["1"],
      query: ["2.query"],
      headers: ["2.headers"],
    },
    {
      members: ["request"],
      method: { at: ["0.method"] },
      url: ["0.url"],
      query: ["0.query"],
      body: ["0.body"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: ["data"] },
};
