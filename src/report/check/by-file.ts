import type { Finding } from "../../check/finding.js";

interface FileGroup {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** In the order in which the files first occur. */
export const byFile = (findings: readonly Finding[]): readonly FileGroup[] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.place.file);
    if (group === undefined) groups.set(finding.place.file, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([file, group]) => ({ file, findings: group }));
};
