import type { ClientDescription } from "./description.js";

const call = { query: [], headers: ["1.headers", "0.headers"], base: ["0.baseUrl"] };

/** node's `http` and `https`: options object, URL, or both. */
export const nodeHttp: ClientDescription = {
  name: "node-http",
  objects: ["http#*", "https#*", "http2#*", "follow-redirects#http", "follow-redirects#https"],
  calls: [
    { members: ["request"], method: { at: ["0.method", "1.method"] }, url: { all: ["0", "1"] }, ...call },
    { members: ["get"], method: "GET", url: { all: ["0", "1"] }, ...call },
  ],
  answer: { payload: [], typed: false, callback: { slot: "last", parameter: 0 } },
  later: { body: ["write", "end"], headers: ["setHeader"] },
};
