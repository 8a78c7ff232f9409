import type { CallShape, ClientDescription } from "./description.js";

const shorthand: Omit<CallShape, "members" | "method"> = {
  url: ["0.url", "0"],
  answer: { payload: ["responseJSON"], callback: { slot: "last", parameter: 0 } },
};

/** `$.ajax`, `$.get`, `$.post`, `$.getJSON`. */
export const jquery: ClientDescription = {
  name: "jquery",
  objects: ["jquery#default", "#$", "#jQuery"],
  signs: ["$.ajax", "$.get", "$.post", "$.getJSON", "jQuery"],
  types: ["#JQueryStatic"],
  calls: [
    {
      members: ["ajax"],
      method: { at: ["0.type", "0.method", "1.type", "1.method"] },
      url: ["0.url", "0"],
      body: ["0.data", "1.data"],
      headers: ["0.headers", "1.headers"],
      answer: { payload: ["responseJSON"], callback: { slot: "0.success", parameter: 0 } },
    },
    { members: ["get", "getJSON"], method: "GET", query: ["1", "0.data"], ...shorthand },
    { members: ["post"], method: "POST", body: ["1", "0.data"], ...shorthand },
  ],
};
