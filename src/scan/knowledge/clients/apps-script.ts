import type { ClientDescription } from "./description.js";

/** `UrlFetchApp` of Google's Apps Script. */
export const appsScript: ClientDescription = {
  name: "apps-script",
  objects: ["#UrlFetchApp.fetch"],
  calls: [{ members: [""], method: { at: ["1.method"] }, url: ["0"], body: ["1.payload"], headers: ["1.headers"] }],
  answer: { payload: ["getContentText"] },
};
