import type { ClientDescription } from "./description.js";
import { fetch } from "./fetch.js";

/** Packages that are `fetch` under another name. */
export const nodeFetch: ClientDescription = {
  ...fetch,
  name: "node-fetch",
  objects: [
    "node-fetch#default",
    "cross-fetch#default",
    "isomorphic-fetch#*",
    "isomorphic-unfetch#*",
    "unfetch#*",
    "whatwg-fetch#fetch",
    "make-fetch-happen#*",
    "node-fetch-native#*",
    "minipass-fetch#*",
    "undici-fetch#*",
    "native-fetch#*",
    "@whatwg-node/fetch#fetch",
    "@remix-run/web-fetch#fetch",
    "@adobe/fetch#fetch",
    "electron-fetch#*",
    "react-native-fetch-api#fetch",
  ],
  types: [],
  factories: [{ of: ["fetch-retry#default", ".defaults"] }],
  calls: fetch.calls.map((shape) => ({ ...shape, members: ["", "fetch"] })),
};
