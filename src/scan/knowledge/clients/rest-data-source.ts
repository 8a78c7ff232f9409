import type { ClientDescription } from "./description.js";

/** Apollo's RESTDataSource: a base class with verb methods. */
export const restDataSource: ClientDescription = {
  name: "rest-data-source",
  types: ["@apollo/datasource-rest#RESTDataSource", "apollo-datasource-rest#RESTDataSource"],
  calls: [
    { members: ["get", "delete", "head"], method: "member", url: ["0"], query: ["1.params"], headers: ["1.headers"] },
    {
      members: ["post", "put", "patch"],
      method: "member",
      url: ["0"],
      body: ["1.body", "1"],
      query: ["1.params"],
      headers: ["1.headers"],
    },
    {
      members: ["fetch"],
      method: { at: ["1.method"] },
      url: ["0"],
      body: ["1.body"],
      query: ["1.params"],
      headers: ["1.headers"],
    },
  ],
  answer: { payload: [] },
};
