import type { ClientDescription } from "./description.js";

/** Request contexts of Playwright. */
export const playwright: ClientDescription = {
  name: "playwright",
  objects: ["@playwright/test#request", "playwright#request"],
  types: ["@playwright/test#APIRequestContext", "playwright-core#APIRequestContext", "playwright#APIRequestContext"],
  handedBy: {
    functions: ["@playwright/test#test", "playwright/test#test", "@playwright/experimental-ct-react#test"],
    member: "request",
  },
  factories: [{ of: [".newContext"], base: ["0.baseURL"], headers: ["0.extraHTTPHeaders"] }],
  calls: [
    {
      members: ["get", "post", "put", "patch", "delete", "head"],
      method: "member",
      url: ["0"],
      query: ["1.params"],
      body: ["1.data", "1.form", "1.multipart"],
      headers: ["1.headers"],
    },
    {
      members: ["fetch"],
      method: { at: ["1.method"] },
      url: ["0"],
      query: ["1.params"],
      body: ["1.data"],
      headers: ["1.headers"],
    },
  ],
  answer: { payload: ["json", "body", "text"] },
};
