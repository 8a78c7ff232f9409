import type { RunaiClient } from "./client.js";
import { paths } from "./paths.js";
import type { Project } from "./types.js";

export async function findProject(client: RunaiClient, name: string): Promise<Project | undefined> {
  const { projects } = await client.get<{ projects: Project[] }>(paths.projects, { filterBy: `name==${name}`, limit: 1 });
  return projects[0];
}
