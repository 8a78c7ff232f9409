/** What an editor's own settings may say. They come from the user, not from the workspace's files. */
import { z } from "zod";
import type { CheckOptions } from "../../check/index.js";

const schema = z.object({
  /** "ends in 2.26" above calls */
  codeLens: z.boolean().default(false),
  from: z.string().optional(),
  to: z.string().optional(),
  config: z.string().optional(),
});

interface ServerSettings {
  readonly codeLens: boolean;
  readonly check: CheckOptions;
}

/** What is not understood is as good as not said: another server's settings may come along. */
export function settingsOf(given: unknown): ServerSettings {
  const parsed = schema.safeParse(given ?? {});
  const { codeLens, from, to, config } = parsed.success ? parsed.data : schema.parse({});
  return {
    codeLens,
    check: {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(config !== undefined && { config }),
    },
  };
}
