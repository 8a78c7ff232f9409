import type { ClientDescription } from "./description.js";

/** A builder: `wretch(base).url("/x").query({ … }).post(body).json()`. */
export const wretch: ClientDescription = {
  name: "wretch",
  types: ["wretch#Wretch"],
  factories: [
    { of: ["wretch#"], base: ["0"] },
    { of: [".url"], base: ["0"], appends: true },
    { of: [".query"], query: ["0"] },
    { of: [".headers", ".auth", ".accept", ".content"], headers: ["0"] },
    { of: [".body", ".json", ".formData"], body: ["0"] },
    { of: [".addon", ".middlewares", ".errorType", ".options", ".catcher", ".resolve", ".defer", ".fetchPolyfill"] },
  ],
  calls: [
    { members: ["get", "delete", "head", "opts"], method: "member", url: ["0"] },
    { members: ["post", "put", "patch"], method: "member", url: ["1"], body: ["0"] },
    { members: ["fetch"], method: { at: ["0"] }, url: ["1"], body: ["2"] },
  ],
  answer: {
    payload: ["json", "text", "res", "blob"],
    through: [
      "badRequest",
      "unauthorized",
      "forbidden",
      "notFound",
      "timeout",
      "internalError",
      "error",
      "fetchError",
      "customError",
    ],
  },
};
