import type { Finding } from "../../../check/finding.js";
import { type Phrase, say, sentence } from "../../text/phrase.js";
import type { Api } from "./time.js";

/** When the code can be changed, where something is named to change it to. */
export const whenToChange = ({ changeable }: Finding, api: Api): readonly Phrase[] => {
  switch (changeable) {
    case "now":
      return [say`This works on ${api.from} already: it can be changed now.`];
    case "with-upgrade":
      // a release may be called by words: "the kept document"
      return [sentence(say`${api.from} does not have it yet: it can be changed once ${api.to} runs.`)];
    case "unknown":
      return [];
  }
};
