import type { ClientDescription } from "./description.js";

export const xmlHttpRequest: ClientDescription = {
  name: "xml-http-request",
  objects: [],
  types: ["#XMLHttpRequest"],
  factories: [{ of: ["#XMLHttpRequest", "xmlhttprequest#XMLHttpRequest", "xhr2#default"] }],
  calls: [{ members: ["open"], method: { at: ["0"] }, url: ["1"] }],
  answer: { payload: ["response", "responseText"], typed: false },
  later: { body: ["send"], headers: ["setRequestHeader"] },
};
