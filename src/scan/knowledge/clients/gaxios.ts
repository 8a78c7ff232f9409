import type { ClientDescription } from "./description.js";

/** gaxios and the clients of google-auth-library that carry it. */
export const gaxios: ClientDescription = {
  name: "gaxios",
  objects: ["gaxios#request"],
  types: [
    "gaxios#Gaxios",
    "google-auth-library#GoogleAuth",
    "google-auth-library#OAuth2Client",
    "google-auth-library#AuthClient",
    "google-auth-library#JWT",
  ],
  factories: [
    { of: ["gaxios#Gaxios"], base: ["0.baseURL"], headers: ["0.headers"] },
    { of: ["google-auth-library#GoogleAuth", "google-auth-library#OAuth2Client", "google-auth-library#JWT"] },
    { of: [".getClient", ".getIdTokenClient"] },
  ],
  calls: [
    {
      members: ["", "request"],
      method: { at: ["0.method"] },
      url: ["0.url"],
      base: ["0.baseURL"],
      query: ["0.params"],
      body: ["0.data"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: ["data"] },
};
