import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Loopback {
  /** `http://127.0.0.1:40123` */
  readonly origin: string;
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
  readonly close: () => Promise<void>;
}

/** A server on this machine alone; what it has no answer for is 404. */
export async function loopback(
  answer: (path: string, response: ServerResponse, request: IncomingMessage) => boolean,
): Promise<Loopback> {
  const requests: { path: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    requests.push({ path, authorization: request.headers.authorization });
    if (!answer(path, response, request))
      response.writeHead(404, { "content-type": "text/html" }).end("<h1>Not found</h1>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}
