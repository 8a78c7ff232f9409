import type { ClientDescription } from "./description.js";

export const axios: ClientDescription = {
  name: "axios",
  objects: ["axios#default", "axios#axios", "#axios"],
  types: ["axios#AxiosStatic", "axios#Axios", "#AxiosInstance"],
  factories: [
    {
      of: [".create"],
      base: ["0.baseURL"],
      query: ["0.params"],
      headers: ["0.headers"],
    },
    { of: ["axios-retry#default", "axios-cache-interceptor#setupCache", "axios-auth-refresh#default"], wraps: "0" },
  ],
  calls: [
    {
      members: ["get", "delete", "head", "options"],
      method: "member",
      url: ["0"],
      query: ["1.params"],
      body: ["1.data"],
      headers: ["1.headers"],
      base: ["1.baseURL"],
    },
    {
      members: ["post", "put", "patch", "postForm", "putForm", "patchForm"],
      method: "member",
      url: ["0"],
      body: ["1"],
      query: ["2.params"],
      headers: ["2.headers"],
      base: ["2.baseURL"],
    },
    {
      members: ["", "request"],
      method: { at: ["0.method", "1.method"] },
      url: ["0.url", "0"],
      query: ["0.params", "1.params"],
      body: ["0.data", "1.data"],
      headers: ["0.headers", "1.headers"],
      base: ["0.baseURL", "1.baseURL"],
    },
  ],
  answer: { payload: ["data"] },
};
