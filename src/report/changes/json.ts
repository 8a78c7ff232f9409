/** The JSON of `diff`: the report as it is. Names and shapes are public. */
import { jsonText } from "../text/json.js";
import type { ChangeReporter } from "./context.js";

export const render: ChangeReporter = (report) => jsonText(report);
