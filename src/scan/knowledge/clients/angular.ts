import type { ClientDescription } from "./description.js";

/** Angular's HttpClient and `httpResource`: the result is the payload, behind an observable or a signal. */
export const angular: ClientDescription = {
  name: "angular",
  objects: ["@angular/common/http#httpResource"],
  types: ["#HttpClient"],
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
      body: ["2.body", "0.body"],
      query: ["2.params", "0.params"],
      headers: ["2.headers", "0.headers"],
    },
    {
      members: ["", "text", "blob", "arrayBuffer"],
      asked: [0],
      method: { at: ["0.method"] },
      url: ["0.url", "0"],
      query: ["0.params"],
      body: ["0.body"],
      headers: ["0.headers"],
      answer: { payload: [], transparent: ["value"] },
    },
  ],
  answer: { payload: [], transparent: ["body"] },
};
