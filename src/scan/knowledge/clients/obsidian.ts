import type { ClientDescription } from "./description.js";

/** `requestUrl` and `request` of Obsidian, which plugins use to get past the browser's origin rules. */
export const obsidian: ClientDescription = {
  name: "obsidian",
  objects: ["obsidian#requestUrl", "obsidian#request"],
  calls: [
    {
      members: [""],
      method: { at: ["0.method"] },
      url: ["0.url", "0"],
      body: ["0.body"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: ["json", "text"] },
};
