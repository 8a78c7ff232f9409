import type { ClientDescription } from "./description.js";

/** `ajax` of rxjs: an observable of the answer, or of its payload with `getJSON`. */
export const rxjsAjax: ClientDescription = {
  name: "rxjs-ajax",
  objects: ["rxjs/ajax#ajax", "rxjs#ajax"],
  types: ["rxjs/ajax#AjaxCreationMethod"],
  calls: [
    { members: ["getJSON"], method: "GET", url: ["0"], headers: ["1"], answer: { payload: [] } },
    { members: ["get", "delete"], method: "member", url: ["0"], headers: ["1"] },
    { members: ["post", "put", "patch"], method: "member", url: ["0"], body: ["1"], headers: ["2"] },
    {
      members: [""],
      method: { at: ["0.method"] },
      url: ["0.url", "0"],
      query: ["0.queryParams"],
      body: ["0.body"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: ["response"] },
};
