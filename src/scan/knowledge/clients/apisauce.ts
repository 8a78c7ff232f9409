import type { ClientDescription } from "./description.js";

/** apisauce: axios' face, but the query is the second argument. */
export const apisauce: ClientDescription = {
  name: "apisauce",
  types: ["apisauce#ApisauceInstance"],
  factories: [{ of: ["apisauce#create"], base: ["0.baseURL"], headers: ["0.headers"] }],
  calls: [
    {
      members: ["get", "delete", "head", "link", "unlink"],
      method: "member",
      url: ["0"],
      query: ["1"],
      headers: ["2.headers"],
    },
    {
      members: ["post", "put", "patch"],
      method: "member",
      url: ["0"],
      body: ["1"],
      query: ["2.params"],
      headers: ["2.headers"],
    },
    {
      members: ["any"],
      method: { at: ["0.method"] },
      url: ["0.url"],
      query: ["0.params"],
      body: ["0.data"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: ["data"] },
};
