import type { ClientDescription } from "./description.js";

/** needle: `needle("put", url, body, options)`, and a member for each verb. */
export const needle: ClientDescription = {
  name: "needle",
  objects: ["needle#*"],
  calls: [
    { members: ["get", "head"], method: "member", url: ["0"], headers: ["1.headers"] },
    {
      members: ["post", "put", "patch", "delete"],
      method: "member",
      url: ["0"],
      body: ["1"],
      headers: ["2.headers"],
    },
    { members: ["", "request"], method: { at: ["0"] }, url: ["1"], body: ["2"], headers: ["3.headers"] },
  ],
  answer: { payload: ["body"], callback: { slot: "last", parameter: 1 } },
};
