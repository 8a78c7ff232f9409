/** `npm run docs:library`: writes docs/library.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { libraryPage } from "./library-page.js";

writeFileSync("docs/library.md", libraryPage(readFileSync("src/index.ts", "utf8")));
