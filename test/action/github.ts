import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeComment {
  readonly id: number;
  body: string;
}

export interface FakeGithub {
  readonly url: string;
  readonly comments: FakeComment[];
  readonly requests: { readonly method: string; readonly path: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

/** The comments of pull request 7 of example/portal, as GitHub's API serves them, on the loopback. */
export async function fakeGithub({
  comments = [],
  status,
}: {
  comments?: readonly string[];
  status?: number;
} = {}): Promise<FakeGithub> {
  const kept: FakeComment[] = comments.map((body, at) => ({ id: 100 + at, body }));
  const requests: FakeGithub["requests"] = [];
  const server: Server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const method = request.method ?? "";
      requests.push({ method, path: url.pathname + url.search, authorization: request.headers.authorization });
      const answer = (code: number, body: unknown): void =>
        void response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(body));
      if (status !== undefined) return answer(status, { message: "no" });
      const text = await bodyOf(request);
      if (url.pathname === "/repos/example/portal/issues/7/comments") {
        if (method === "GET") {
          const [size, page] = [Number(url.searchParams.get("per_page")), Number(url.searchParams.get("page"))];
          return answer(200, kept.slice((page - 1) * size, page * size));
        }
        const created = { id: 900 + kept.length, body: (JSON.parse(text) as { body: string }).body };
        kept.push(created);
        return answer(201, created);
      }
      const edited = kept.find(({ id }) => url.pathname === `/repos/example/portal/issues/comments/${id}`);
      if (method !== "PATCH" || edited === undefined) return answer(404, { message: "Not Found" });
      edited.body = (JSON.parse(text) as { body: string }).body;
      return answer(200, edited);
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    comments: kept,
    requests,
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
