import * as z from 'zod';
import { defineProblems } from '../../src/base/problems.ts';
import { type ApiOptions, createApi } from '../../src/http/api.ts';
import { contract } from '../../src/http/contract.ts';
import { createLog } from '../../src/http/log.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { acts, type Route, reads, writes } from '../../src/http/route.ts';
import { type Identity, nobody } from '../../src/store/identity.ts';
import type { Store } from '../../src/store/store.ts';

// A server with invented routes, for the tests beside these files.

export interface Member extends Identity {
  readonly name: string;
}

const keeper = { ...nobody, reads: 'all', audience: 'internal', capabilities: ['portfolio:keep'] } as const;
const member = (name: string): Member => ({ ...keeper, person: `person_${name}`, name });

/** Their session tokens are their names, their bearer tokens `bearer-` and the name. */
export const members = { lotte: member('lotte'), jonas: member('jonas') };

export const problems = defineProblems({
  FIRM_STALE: { kind: 'stale', say: (present: number) => `It is at version ${present} now.` },
});

const firm = z.object({ id: z.string(), name: z.string(), version: z.number().int() }).meta({ id: 'Firm' });
const firmId = z.string().max(60);

export const contracts = {
  hello: contract({
    name: 'hello',
    method: 'GET',
    path: '/hello',
    tag: 'tiny',
    access: 'public',
    summary: 'Greets',
    input: z.object({ times: z.coerce.number().int().max(9).default(1) }),
    output: z.object({ text: z.string() }),
  }),
  enter: contract({
    name: 'enter',
    method: 'POST',
    path: '/enter',
    tag: 'tiny',
    access: 'public',
    summary: 'Signs in',
    input: z.object({ name: z.string(), fail: z.boolean().default(false) }),
    output: z.object({}),
  }),
  leave: contract({
    name: 'leave',
    method: 'POST',
    path: '/leave',
    tag: 'tiny',
    access: 'signed-in',
    summary: 'Signs out',
    input: z.object({}),
    output: z.object({}),
  }),
  readFirm: contract({
    name: 'readFirm',
    method: 'GET',
    path: '/firms/:firmId',
    tag: 'firms',
    access: 'signed-in',
    summary: 'Reads one',
    input: z.object({ firmId }),
    output: firm,
  }),
  addFirm: contract({
    name: 'addFirm',
    method: 'POST',
    path: '/firms',
    tag: 'firms',
    access: 'signed-in',
    summary: 'Adds one',
    status: 201,
    bodyLimit: 2000,
    input: z.object({ id: firmId, name: z.string().min(1).max(500), extra: z.unknown().optional() }),
    output: firm,
  }),
  renameFirm: contract({
    name: 'renameFirm',
    method: 'PATCH',
    path: '/firms/:firmId',
    tag: 'firms',
    access: 'signed-in',
    needsMatch: true,
    summary: 'Renames one',
    input: z.object({ firmId, name: z.string() }),
    output: firm,
  }),
  removeFirm: contract({
    name: 'removeFirm',
    method: 'DELETE',
    path: '/firms/:firmId',
    tag: 'firms',
    access: 'signed-in',
    status: 204,
    summary: 'Removes one, as far as the caller can tell',
    input: z.object({ firmId, why: z.string().optional() }),
    output: z.object({}),
  }),
  breakDown: contract({
    name: 'breakDown',
    method: 'POST',
    path: '/breaks',
    tag: 'tiny',
    access: 'signed-in',
    summary: 'Adds a firm, then fails in the way asked for',
    input: z.object({ id: firmId, how: z.string() }),
    output: z.object({ never: z.literal('so') }),
  }),
};

/** @param failures what `breakDown` throws or answers, by name. */
export function tinyRoutes(failures: Readonly<Record<string, () => unknown>> = {}): Route<Member>[] {
  const row = (id: string, name: string, version: number) => ({
    id,
    name,
    version,
    secret: 'not in the contract',
  });
  return [
    reads(contracts.hello, (call, { times }) => ({ text: 'hello '.repeat(times) + call.who.person })),
    acts(contracts.enter, (call, { name, fail }) => {
      call.setSession(name, new Date(call.now.getTime() + 3_600_000));
      if (fail) throw new Error('the door is stuck');
      return {};
    }),
    acts(contracts.leave, (call) => {
      call.clearSession();
      return {};
    }),
    reads(contracts.readFirm, async ({ db }, input) => {
      const found = await db
        .selectFrom('partner_firm')
        .selectAll()
        .where('id', '=', input.firmId)
        .executeTakeFirstOrThrow();
      return row(found.id, found.name, 3);
    }),
    writes(contracts.addFirm, async ({ tx }, { id, name }) => {
      await tx.insertInto('partner_firm').values({ id, name }).execute();
      return row(id, name, 1);
    }),
    writes(contracts.renameFirm, async ({ tx, match }, input) => {
      if (match !== 3) throw problems.FIRM_STALE(3, { present: row(input.firmId, 'Contoso', 3) });
      await tx.updateTable('partner_firm').set({ name: input.name }).where('id', '=', input.firmId).execute();
      return row(input.firmId, input.name, 4);
    }),
    writes(contracts.removeFirm, () => ({})),
    writes(contracts.breakDown, async ({ tx }, { id, how }) => {
      await tx.insertInto('partner_firm').values({ id, name: how }).execute();
      return failures[how]?.() as { never: 'so' };
    }),
  ];
}

/** A tiny server on a real store; `lines` gets its log. */
export function tinyApi(store: Store, options: Partial<ApiOptions<Member>> = {}) {
  const lines: Record<string, unknown>[] = [];
  const api = createApi<Member>({
    store,
    routes: tinyRoutes(),
    now: () => new Date(),
    log: createLog({ level: 'debug', stream: { write: (line) => lines.push(JSON.parse(line)) } }),
    metrics: createMetrics(),
    authenticate: async ({ sessionToken, bearer }) =>
      Object.entries(members).find(([name]) => name === sessionToken || `bearer-${name}` === bearer)?.[1],
    anonymous: { ...nobody, name: '' },
    publicUrl: new URL('https://uptake.example'),
    ready: async () => {},
    webRoot: undefined,
    info: { title: 'Tiny', version: '1.0.0' },
    ...options,
  });
  return { api, lines };
}
