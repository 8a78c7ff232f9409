import type { ClientDescription } from "./description.js";

/** `request`, `request-promise`, `phin`, `centra`: the older node clients that are still in use. */
export const request: ClientDescription = {
  name: "request",
  objects: ["request#*", "request-promise#*", "request-promise-native#*", "phin#*", "bent#*"],
  factories: [{ of: [".defaults"], base: ["0.baseUrl"] }],
  calls: [
    {
      members: ["get", "post", "put", "patch", "delete", "del", "head"],
      method: "member",
      url: ["0.url", "0.uri", "0"],
      query: ["0.qs", "1.qs"],
      body: ["0.body", "0.json", "1.json", "1.body", "1.form"],
      headers: ["0.headers", "1.headers"],
      base: ["0.baseUrl"],
    },
    {
      members: [""],
      method: { at: ["0.method", "1.method"] },
      url: ["0.url", "0.uri", "0"],
      query: ["0.qs", "1.qs"],
      body: ["0.body", "0.json", "1.json", "1.body"],
      headers: ["0.headers", "1.headers"],
      base: ["0.baseUrl"],
    },
  ],
  answer: { payload: ["body"] },
};
