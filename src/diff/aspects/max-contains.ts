import { limitAspect } from "./limit.js";

export const maxContains = limitAspect({
  name: "max-contains",
  keyword: "maxContains",
  spoken: "the maximum number of matching items",
  kind: "maximum",
  type: "array",
});
