import { limitAspect } from "./limit.js";

export const maxLength = limitAspect({
  name: "max-length",
  keyword: "maxLength",
  spoken: "the maximum length",
  kind: "maximum",
  type: "string",
});
