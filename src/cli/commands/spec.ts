import { defineFamily } from "../command.js";
import { add } from "./spec/add.js";
import { list } from "./spec/list.js";
import { show } from "./spec/show.js";
import { update } from "./spec/update.js";
import { verify } from "./spec/verify.js";

export const spec = defineFamily(
  "spec",
  "manage what is known of an API: its documents by version",
  [
    {
      line: "lastcall spec add latest https://runai.example.com/api/docs",
      does: "take in the document that your own control plane shows",
    },
    { line: "lastcall spec list", does: "version, age, source" },
    { line: "lastcall spec verify", does: "read the sources again: what has drifted?" },
    { line: "lastcall spec update --used-by src", does: "take in what changed; what of it does this code use?" },
  ],
  [add, list, show, verify, update],
  "a document has drifted, or changed",
);
