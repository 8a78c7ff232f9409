import { expect, test } from "vitest";
import { globTest } from "../../../src/scan/discover/glob.js";

test.each<[pattern: string, path: string, fits: boolean]>([
  ["src/**", "src/a.ts", true],
  ["src/**", "src/deep/er/a.ts", true],
  ["src/**", "lib/a.ts", false],
  ["src/**/*.ts", "src/a.ts", true],
  ["src/**/*.ts", "src/x/a.ts", true],
  ["src/**/*.ts", "src/a.tsx", false],
  ["**/*.test.ts", "a.test.ts", true],
  ["**/*.test.ts", "x/y/a.test.ts", true],
  ["*.spec.ts", "x/y/a.spec.ts", true],
  ["src", "src/x/a.ts", true],
  ["src/", "src/x/a.ts", true],
  ["./src", "src/x/a.ts", true],
  ["/src", "src/a.ts", true],
  ["/src", "packages/src/a.ts", false],
  ["src/api", "src/api-v2/a.ts", false],
  ["src/*.ts", "src/x/a.ts", false],
  ["src/{api,http}/*.ts", "src/http/a.ts", true],
  ["src/{api,http}/*.ts", "src/ui/a.ts", false],
  ["src/?.ts", "src/a.ts", true],
  ["src/[a-c].ts", "src/b.ts", true],
  ["src/[!a-c].ts", "src/b.ts", false],
  ["src/a+b.ts", "src/a+b.ts", true],
  ["src/(group)/page.tsx", "src/(group)/page.tsx", true],
  ["app/\\[id\\]/*.ts", "app/[id]/page.ts", true],
  ["app/\\[id\\]/*.ts", "app/i/page.ts", false],
  ["src/\\*.ts", "src/a.ts", false],
  ["src/[z-a].ts", "src/[z-a].ts", true],
  ["src/[].ts", "src/[].ts", true],
  [".", "anything/a.ts", true],
])("%s × %s: %s", (pattern, path, fits) => {
  expect(globTest([pattern])(path)).toBe(fits);
});
