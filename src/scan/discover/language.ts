/** What a file's name says about it. */

/** Longest first, so that `.d.ts` is not taken for `.ts`. */
const DECLARATION = /\.d\.(?:[^./]+\.)?[cm]?ts$/;
const CODE = /\.(?:[cm]?ts|tsx|[cm]?js|jsx|vue|svelte|astro)$/;
/** pages with code in them: their scripts are followed, the rest is looked through for paths of the API */
const MARKUP = /\.(?:vue|svelte|astro|mdx|html?)$/;
const MINIFIED = /[.-]min\.[cm]?js$/;

export const isDeclaration = (file: string): boolean => DECLARATION.test(file);
export const isCode = (file: string): boolean => CODE.test(file) && !MINIFIED.test(file);
export const isMarkup = (file: string): boolean => MARKUP.test(file);

const TEST_FILE = /(?:^|[/.-])(?:test|tests|spec|e2e|cy|stories)\.[cm]?[jt]sx?$/;
const TEST_FOLDER =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|cypress|playwright|mocks?|fixtures)\//;

/** Tests and mocks are scanned and marked: a mock of a removed endpoint hides the break from its tests. */
export const isTestFile = (file: string): boolean => TEST_FILE.test(file) || TEST_FOLDER.test(file);

/** Folders that tools write and people do not read: never the place of a finding. */
const OUTPUT_FOLDERS = new Set([
  "node_modules",
  "bower_components",
  "jspm_packages",
  "dist",
  "coverage",
  ".git",
  ".hg",
  ".svn",
  ".yarn",
  ".next",
  ".nuxt",
  ".output",
  ".svelte-kit",
  ".angular",
  ".turbo",
  ".cache",
  ".vercel",
  ".nx",
]);
export const isOutputFolder = (name: string): boolean => OUTPUT_FOLDERS.has(name);
