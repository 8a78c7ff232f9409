import type { ClientDescription } from "./description.js";

/** WHATWG fetch, wherever it comes from: the global, `typeof fetch` parameters, `cross-fetch` and its kin have their own file. */
export const fetch: ClientDescription = {
  name: "fetch",
  objects: ["#fetch", "electron#net.fetch", "expo/fetch#fetch", "@tauri-apps/plugin-http#fetch", "@sveltejs/kit#fetch"],
  types: ["#fetch", "#Fetch", "#FetchLike"],
  calls: [
    {
      members: [""],
      method: { at: ["1.method", "0.method"] },
      url: ["0.href", "0.url", "0"],
      body: ["1.body", "0.body"],
      headers: ["1.headers", "0.headers"],
    },
  ],
  answer: { payload: ["json"] },
};
