import type { CallShape, ClientDescription } from "./description.js";

const options: Omit<CallShape, "members"> = {
  method: { at: ["0.method"] },
  url: ["0.url"],
  body: ["0.data"],
  headers: ["0.headers"],
  answer: { payload: ["response", "responseText"], callback: { slot: "0.onload", parameter: 0 } },
};

/** `GM_xmlhttpRequest` of user scripts. */
export const userScript: ClientDescription = {
  name: "user-script",
  objects: ["#GM_xmlhttpRequest", "#GM.xmlHttpRequest", "$#GM_xmlhttpRequest"],
  calls: [{ members: [""], ...options }],
};
