import type { ClientDescription } from "./description.js";

/** `fetchUtils.fetchJson` of react-admin's data providers. */
export const reactAdmin: ClientDescription = {
  name: "react-admin",
  objects: [
    "react-admin#fetchUtils.fetchJson",
    "ra-core#fetchUtils.fetchJson",
    "react-admin#fetchJson",
    "ra-core#fetchJson",
  ],
  calls: [{ members: [""], method: { at: ["1.method"] }, url: ["0"], body: ["1.body"], headers: ["1.headers"] }],
  answer: { payload: ["json"] },
};
