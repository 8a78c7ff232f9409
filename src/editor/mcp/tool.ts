/** One tool: what it is asked with, which command line answers it, and how the answer is told. */
import { z } from "zod";

export interface CommandRun {
  /** 0 nothing found, 1 findings, 2 could not */
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface ToolAnswer {
  readonly text: string;
  readonly structured?: Readonly<Record<string, unknown>>;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
  /** arguments of the command line, or what is wrong with the question */
  readonly ask: (given: unknown, root: string) => Question;
}

export type Question =
  | { readonly kind: "run"; readonly args: readonly string[]; readonly answer: (run: CommandRun) => ToolAnswer }
  | { readonly kind: "refused"; readonly reason: string };

interface ToolRecipe<S extends z.ZodType> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: S;
  readonly ask: (given: z.output<S>, root: string) => Question;
}

export const defineTool = <S extends z.ZodType>({ schema, ask, ...about }: ToolRecipe<S>): Tool => ({
  ...about,
  inputSchema: z.toJSONSchema(schema, { io: "input" }),
  ask: (given, root) => {
    const parsed = schema.safeParse(given ?? {});
    if (parsed.success) return ask(parsed.data, root);
    return { kind: "refused", reason: z.prettifyError(parsed.error) };
  },
});
