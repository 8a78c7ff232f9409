/**
 * The ESLint plugin, for flat configs:
 *
 *   import lastcall from "lastcall/eslint";
 *   export default [...lastcall.configs.recommended];
 */
import type { ESLint, Linter } from "eslint";
import { VERSION } from "../../version.js";
import { api } from "./rule.js";

interface Plugin extends ESLint.Plugin {
  readonly configs: { readonly recommended: Linter.Config[] };
}

const plugin: Plugin = {
  meta: { name: "lastcall", version: VERSION, namespace: "lastcall" },
  rules: { api },
  configs: {
    get recommended(): Linter.Config[] {
      return [{ name: "lastcall/recommended", plugins: { lastcall: plugin }, rules: { "lastcall/api": "warn" } }];
    },
  },
};

export default plugin;
