import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SampleTenant } from '../../src/sample/tenant.ts';
import { isReportAddress } from './fake-graph-asks.ts';
import { answerDirectory } from './fake-graph-directory.ts';
import { createDownloads } from './fake-graph-downloads.ts';
import {
  type Answer,
  type Call,
  type FakeClient,
  type FakeTenant,
  isPieces,
  type Knobs,
  type LoggedRequest,
  refusal,
  type World,
} from './fake-graph-model.ts';
import { createReports } from './fake-graph-reports.ts';
import { createTokens } from './fake-graph-tokens.ts';

export interface FakeGraphOptions {
  readonly tenants: readonly SampleTenant[];
  /** What day it is there: must be one of the tenants' days. */
  readonly now: () => Date;
  readonly clients?: readonly FakeClient[];
  readonly knobs?: Partial<Knobs>;
}

/** Microsoft Graph and its login, as servers of their own on 127.0.0.1. */
export interface FakeGraph extends AsyncDisposable {
  /** Of Graph (`/v1.0`, `/beta`) and of the login (`/{tenant}/oauth2/v2.0/token`, `/{tenant}/adminconsent`). */
  readonly url: string;
  /** Another origin, from which reports are downloaded. */
  readonly downloadUrl: string;
  readonly client: FakeClient;
  /** May be turned at any time. */
  readonly knobs: Knobs;
  /** @param which guid or domain; the first unless given. */
  tenant(which?: string): FakeTenant;
  /** The next so many requests to paths like this get this answer instead. */
  refuseNext(times: number, answer: Answer, path?: RegExp): void;
  /** All requests so far, oldest first. */
  readonly log: readonly LoggedRequest[];
}

export const allRoles: readonly string[] = [
  'Reports.Read.All',
  'LicenseAssignment.Read.All',
  'Organization.Read.All',
  'User.Read.All',
  'ReportSettings.Read.All',
];

const usualKnobs: Knobs = {
  settingsShape: 'value',
  download: 'whole',
  slowMs: 5,
  downloadLifeMs: 300_000,
  linkForm: 'path',
  redirectTo: null,
  hostileNextLink: false,
  copilotAnswers: 200,
  etags: 'none',
  tokenLifeSeconds: 3599,
  consent: 'grant',
  consentingTenant: null,
};

export const usualClient: FakeClient = {
  id: '11111111-2222-4333-9444-555555555555',
  secret: 'a secret of tests',
};

function tenantOf(sample: SampleTenant): FakeTenant {
  return {
    sample,
    consented: true,
    roles: allRoles,
    concealed: false,
    unknown: false,
    empty: false,
    missing: new Set(),
    lag: () => 2,
    style: {},
    isOutOfDirectory: () => false,
  };
}

/** Starts it. Close it with `await using`. */
export async function startFakeGraph(options: FakeGraphOptions): Promise<FakeGraph> {
  const clients = options.clients ?? [usualClient];
  const knobs: Knobs = { ...usualKnobs, ...options.knobs };
  const tenants = options.tenants.map(tenantOf);
  const log: LoggedRequest[] = [];
  const refusals: { times: number; readonly path: RegExp; readonly answer: Answer }[] = [];
  const origins = { graph: '', download: '' };
  const { now } = options;
  const world: World = {
    now,
    knobs,
    clients,
    tenants,
    url: () => origins.graph,
    downloadUrl: () => origins.download,
  };
  const downloads = createDownloads(world);
  const answerGraph = graphOf(world, createTokens(world), createReports(world, downloads));

  const serve = (server: LoggedRequest['server'], answerCall: (call: Call) => Answer) => {
    const handle = async (request: IncomingMessage, response: ServerResponse) => {
      const call = await callOf(request);
      const planned = refusals.find(({ times, path }) => times > 0 && path.test(call.path));
      if (planned !== undefined) planned.times--;
      const answer = planned?.answer ?? answerCall(call);
      const { method, path, query, headers } = call;
      const { authorization } = headers;
      log.push({
        server,
        method,
        path,
        query: String(query),
        authorization,
        status: answer.status,
        at: now(),
      });
      await send(response, answer, knobs);
    };
    return createServer((request, response) => {
      handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  };
  const servers = [serve('graph', answerGraph), serve('download', downloads.answer)] as const;
  const [graphAddress, downloadAddress] = await Promise.all(servers.map(listen));
  Object.assign(origins, { graph: graphAddress, download: downloadAddress });
  const [client] = clients;
  if (client === undefined) throw new Error('the fake Graph needs a client');
  return {
    url: world.url(),
    downloadUrl: world.downloadUrl(),
    client,
    knobs,
    log,
    tenant(which) {
      const found = tenants.find(
        ({ sample }) => which === undefined || sample.guid === which || sample.domain === which,
      );
      if (found === undefined) throw new Error(`the fake Graph has no tenant ${which}`);
      return found;
    },
    refuseNext: (times, answer, path = /./) => void refusals.push({ times, path, answer }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function graphOf(
  world: World,
  tokens: ReturnType<typeof createTokens>,
  reports: ReturnType<typeof createReports>,
): (call: Call) => Answer {
  return (call) => {
    const { method, path } = call;
    const login = /^\/([^/]+)(?:\/v2\.0)?\/(adminconsent|oauth2\/v2\.0\/token)$/.exec(path);
    if (login?.[2] === 'adminconsent' && method === 'GET') return tokens.consent(call, login[1] ?? '');
    if (login !== null && method === 'POST') return tokens.token(call, login[1] ?? '');
    const bearer = tokens.bearerOf(call);
    if ('status' in bearer) return bearer;
    if (isReportAddress(path) && method === 'GET') return reports.answer(call, bearer);
    return (
      answerDirectory(world, call, bearer) ??
      refusal(400, 'BadRequest', `Resource not found for the segment '${path}'.`)
    );
  };
}

async function callOf(request: IncomingMessage): Promise<Call> {
  const { method = 'GET', url = '/', headers } = request;
  let body = '';
  request.setEncoding('utf8');
  for await (const piece of request) body += piece;
  const { pathname, searchParams } = new URL(url, 'http://fake');
  return { method, path: decodeURIComponent(pathname), query: searchParams, headers, body };
}

/** Writes an answer; a body in pieces goes out as the knobs say. */
async function send(
  response: ServerResponse,
  { status, headers = {}, body }: Answer,
  { download, slowMs }: Pick<Knobs, 'download' | 'slowMs'>,
): Promise<void> {
  if (body === undefined || typeof body === 'string') {
    response.writeHead(status, headers).end(body ?? '');
    return;
  }
  if (!isPieces(body)) {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    return;
  }
  response.writeHead(status, headers);
  const write = async (text: string | Buffer) => {
    // A reader that goes away never asks for more.
    if (!response.write(text) && !response.destroyed)
      await new Promise<void>((resolve) => {
        response.once('drain', resolve).once('close', resolve);
      });
  };
  for (const piece of body) {
    if (download === 'whole') await write(piece);
    else if (download === 'slow') await slowly(piece, write, slowMs);
    else {
      // Never at the end of a row.
      const half = piece.slice(0, piece.lastIndexOf(',', piece.length / 2));
      await write(half);
      if (download === 'cut') await new Promise((resolve) => setImmediate(resolve));
      if (download === 'cut') response.destroy();
      else response.end();
      return;
    }
    if (response.destroyed) return;
  }
  response.end();
}

/** In pieces of 1,000 bytes, which part characters in the middle. */
async function slowly(text: string, write: (bytes: Buffer) => Promise<void>, slowMs: number): Promise<void> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1000) {
    await write(bytes.subarray(at, at + 1000));
    await new Promise((resolve) => setTimeout(resolve, slowMs));
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
