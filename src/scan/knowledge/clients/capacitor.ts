import type { CallShape, ClientDescription } from "./description.js";

const options: Omit<CallShape, "members" | "method"> = {
  url: ["0.url"],
  query: ["0.params"],
  body: ["0.data"],
  headers: ["0.headers"],
};

/** `CapacitorHttp`: one object for everything. */
export const capacitor: ClientDescription = {
  name: "capacitor",
  objects: ["@capacitor/core#CapacitorHttp", "@capacitor-community/http#Http"],
  calls: [
    { members: ["get", "post", "put", "patch", "delete"], method: "member", ...options },
    { members: ["request"], method: { at: ["0.method"] }, ...options },
  ],
  answer: { payload: ["data"] },
};
