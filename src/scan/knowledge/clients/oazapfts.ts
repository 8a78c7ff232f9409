import type { ClientDescription } from "./description.js";

/** The runtime of oazapfts' generated clients. */
export const oazapfts: ClientDescription = {
  name: "oazapfts",
  factories: [
    {
      of: [
        "oazapfts#runtime",
        "@oazapfts/runtime#runtime",
        "oazapfts/lib/runtime/index#runtime",
        "oazapfts/lib/runtime#runtime",
      ],
      base: ["0.baseUrl"],
    },
  ],
  calls: [
    {
      members: ["fetchJson", "fetchText", "fetchBlob"],
      method: { at: ["1.method"] },
      url: ["0"],
      body: ["1.body"],
      headers: ["1.headers"],
      base: ["1.baseUrl"],
    },
  ],
  passes: ["json", "form", "multipart", "ok"],
  answer: { payload: ["data"] },
};
