import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { problems } from './problems.ts';

export interface Listening {
  /** With the port it got, where 0 was asked for. */
  readonly url: string;
  /** Takes no new connection, lets what runs finish, and drops what still runs after so many milliseconds. */
  close(graceMs: number): Promise<void>;
}

interface App {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

// Long enough for people on slow lines, short enough that connections can't be held open for nothing. URL and headers
// together may be 16 KiB (Node's own limit, answered with 431).
const serverOptions = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
};

/**
 * Opens the port.
 * @param options port 0 takes any free one; `serverOptions` of node:http for tests that can't wait.
 * @throws PORT_IN_USE
 */
export async function listen(
  app: App,
  options: { host: string; port: number; serverOptions?: Partial<typeof serverOptions> },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env) => {
      discardRest(env.incoming as IncomingMessage, env.outgoing as ServerResponse);
      return app.fetch(request, env);
    },
    hostname: options.host,
    // The adapter's own clean-up hangs up half a second later, by when the connection may serve the next request.
    autoCleanupIncoming: false,
    serverOptions: { ...serverOptions, ...options.serverOptions },
  }) as Server;
  await opened(server, options.host, options.port);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}`, close: (graceMs) => closed(server, graceMs) };
}

/** Reads what is left of a body that was refused, so that the caller gets to read the refusal and the connection stays of use. */
function discardRest(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.once('finish', () => {
    if (incoming.readableEnded) return;
    incoming.removeAllListeners('data');
    incoming.resume();
  });
}

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? problems.PORT_IN_USE(host, port) : error);
    });
    server.listen(port, host, () => resolve());
  });
}

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection that has just answered stays open for the next request; nobody will take that one.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(late);
      clearInterval(idle);
      resolve();
    });
  });
}
