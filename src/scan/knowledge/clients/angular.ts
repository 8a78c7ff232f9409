import type { ClientDescription } from "./description.js";

/** Angular's HttpClient: the result is the payload, behind an observable. */
export const angular: ClientDescription = {
  name: "angular",
  types: ["@angular/common/http#HttpClient", "#HttpClient"],
  calls: [
    {
      members: ["get", "delete", "head", "options", "jsonp"],
      method: "member",
      url: ["0"],
      query: ["1.params"],
      body: ["1.body"],
      headers: ["1.headers"],
    },
    {
      members: ["post", "put", "patch"],
      method: "member",
      url: ["0"],
      body: ["1"],
      query: ["2.params"],
      headers: ["2.headers"],
    },
    {
      members: ["request"],
      method: { at: ["0.method", "0"] },
      url: ["1", "0.url"],
      body: ["2.body"],
      query: ["2.params"],
      headers: ["2.headers"],
    },
  ],
  answer: { payload: [], transparent: ["body"] },
};
