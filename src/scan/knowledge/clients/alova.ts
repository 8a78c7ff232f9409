import type { ClientDescription } from "./description.js";

/** alova: verbs with a capital letter make a method object that is the request. */
export const alova: ClientDescription = {
  name: "alova",
  types: ["alova#Alova"],
  factories: [{ of: ["alova#createAlova"], base: ["0.baseURL"] }],
  calls: [
    {
      members: ["Get", "Head", "Options"],
      method: "member",
      url: ["0"],
      query: ["1.params"],
      headers: ["1.headers"],
    },
    {
      members: ["Post", "Put", "Patch", "Delete"],
      method: "member",
      url: ["0"],
      body: ["1"],
      query: ["2.params"],
      headers: ["2.headers"],
    },
    {
      members: ["Request"],
      method: { at: ["0.method"] },
      url: ["0.url"],
      query: ["0.params"],
      body: ["0.data"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: [] },
};
