import { createServer } from "node:http";
import { readConfig } from "./config.js";
import { gpuTable } from "./pages/gpuTable.js";
import { securityPage } from "./pages/securityPage.js";
import { RunaiClient } from "./runai/client.js";

const config = readConfig(process.env);
const client = new RunaiClient(config);

const pages: Record<string, ((search?: string) => Promise<string>) | undefined> = {
  "/gpus": (search) => gpuTable(client, search),
  "/security": () => securityPage(client),
};

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://portal");
  const page = pages[pathname];
  response.statusCode = page ? 200 : 404;
  response.end(page ? await page(searchParams.get("search") ?? undefined) : "not found");
}).listen(8080);
