/** A real HTTP server on this machine, for a test's time. */

import { createServer } from "node:http";

/**
 * @typedef {{method: string, path: string, headers: import("node:http").IncomingHttpHeaders, body: string}} Received
 * @typedef {{status?: number, headers?: Record<string, string>, body?: unknown}} Answer  no answer at all where null
 */

/**
 * @param {(request: Received) => Answer | null} answer
 * @param {(port: number, received: Received[]) => Promise<void>} use
 */
export async function withServer(answer, use) {
  /** @type {Received[]} */
  const received = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks).toString("utf8");
    const got = { method: String(request.method), path: String(request.url), headers: request.headers, body };
    received.push(got);
    const reply = answer(got);
    if (reply) {
      response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
      response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  try {
    await use(/** @type {import("node:net").AddressInfo} */ (server.address()).port, received);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
