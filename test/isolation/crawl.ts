import { type Contract, pathNames } from '../../src/http/contract.ts';
import type { Rows, Surroundings } from '../authorization/row.ts';
import type { Table } from './store-rows.ts';

/** An answer to a partner: all of it that could tell something. */
export interface Heard {
  readonly question: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Which rows give the values of a name in a path. */
const ids: Readonly<Record<string, readonly [table: string, column: string]>> = {
  tenantId: ['tenant', 'id'],
  customerId: ['customer', 'id'],
  personId: ['person', 'id'],
  taskId: ['playbook_task', 'task_id'],
  noteId: ['note', 'id'],
  draftId: ['note_draft', 'id'],
  feedbackId: ['feedback', 'id'],
  caseId: ['process_case', 'id'],
  goalId: ['goal', 'id'],
  offerId: ['offer', 'id'],
  listId: ['target_list', 'id'],
  reassignmentId: ['reassignment', 'id'],
  contactId: ['contact', 'id'],
  importId: ['import', 'id'],
  companyId: ['tenant_partner', 'id'],
  list: ['choice', 'list'],
  metricId: ['success_metric', 'id'],
  sessionId: ['session', 'id'],
  viewId: ['saved_view', 'id'],
  bulkId: ['bulk_change', 'id'],
};
const fixed: Readonly<Record<string, readonly string[]>> = {
  number: ['1', '2', '99'],
  jobId: ['none'],
  mailId: ['mail_0', 'none'],
  service: ['teams', 'edge', 'any'],
};

/** What a name in a path can be; seen ones first. @throws for a name that nobody has thought of. */
function valuesOf(name: string, tables: readonly Table[]): { value: string; isSeen: boolean }[] {
  const [table, column] = ids[name] ?? [];
  if (table === undefined || column === undefined) {
    const all = fixed[name];
    if (all === undefined) throw new Error(`isolation/crawl.ts: where does :${name} come from?`);
    return all.map((value) => ({ value, isSeen: true }));
  }
  const rows = tables.find(({ name: own }) => own === table)?.rows ?? [];
  const found = new Map<string, boolean>();
  for (const { row, isSeen } of rows) {
    const value = String(row[column]);
    found.set(value, (found.get(value) ?? false) || isSeen);
  }
  return [...found]
    .map(([value, isSeen]) => ({ value, isSeen }))
    .sort((a, b) => Number(b.isSeen) - Number(a.isSeen));
}

const most = { seen: 4, hidden: 4 };

/** A selection of what fits a path: a few of what the partner sees, and a few of what they don't, in every combination. */
function pathsOf({ path }: Contract, tables: readonly Table[]): Path[] {
  let paths: Path[] = [{ said: {}, isSeen: true }];
  for (const name of pathNames(path)) {
    const values = valuesOf(name, tables);
    const chosen = [
      ...values.filter(({ isSeen }) => isSeen).slice(0, most.seen),
      ...values.filter(({ isSeen }) => !isSeen).slice(0, most.hidden),
    ];
    paths = paths.flatMap(({ said, isSeen }) =>
      chosen.map((one) => ({ said: { ...said, [name]: one.value }, isSeen: isSeen && one.isSeen })),
    );
  }
  return paths;
}

interface Path {
  readonly said: Readonly<Record<string, string>>;
  /** Whether everything in it is something that the partner sees. */
  readonly isSeen: boolean;
}

export interface Crawler {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks everything that a partner can ask, as far as asking changes nothing. */
export async function crawl(
  crawler: Crawler,
  contracts: readonly Contract[],
  rows: Rows,
  tables: readonly Table[],
  /** Words to search for, and values to filter by. */
  words: readonly string[],
): Promise<Heard[]> {
  const heard: Heard[] = [];
  const hear = async (method: string, path: string, body?: object) =>
    heard.push(await listen(crawler, method, path, body));
  for (const contract of contracts) {
    // What somebody may do would change what is there; what isn't theirs is only refused.
    const isRead = contract.method === 'GET';
    for (const { said, isSeen } of pathsOf(contract, tables)) {
      if (!isRead && (isSeen || contract.access === 'public')) continue;
      const filled = Object.entries(said).reduce(
        (path, [name, value]) => path.replace(`:${name}`, encodeURIComponent(value)),
        contract.path as string,
      );
      for (const { query, body } of await asksOf(contract, rows, tables, words))
        await hear(contract.method, `/api${filled}${query}`, isRead ? undefined : body);
    }
  }
  for (const path of [
    '/',
    '/tenants',
    '/api',
    '/api/none',
    '/api/openapi.json',
    '/sitemap.xml',
    '/robots.txt',
    '/healthz',
    '/readyz',
  ])
    await hear('GET', path);
  return heard;
}

/** The good call of the matrix of permissions, and for questions every text that can be searched for. */
async function asksOf(
  contract: Contract,
  rows: Rows,
  tables: readonly Table[],
  words: readonly string[],
): Promise<{ query: string; body: object }[]> {
  const first = (name: string) => valuesOf(name, tables)[0]?.value ?? '';
  const nothing = { status: 0, headers: new Headers(), body: {} };
  const around: Surroundings = {
    ...{ tenantId: first('tenantId'), customerId: first('customerId'), taskId: first('taskId') },
    ...{ personId: first('personId'), other: first('personId') },
    ...{ noteId: first('noteId'), feedbackId: first('feedbackId'), people: new Map() },
    read: async () => ({ version: 1, internalVersion: 1, master: { version: 1 }, internal: { version: 1 } }),
    caller: () => ({ request: async () => nothing }),
  };
  const { ask = {} } = rows[contract.name] ?? {};
  const good = typeof ask === 'function' ? await ask(around, 'partner') : ask;
  const base = good.query ?? {};
  const queries = [base];
  if (contract.method === 'GET') {
    const names = Object.keys(contract.input.shape);
    for (const name of ['search', 'q', 'find', 'called', 'tenant', 'path', 'filter', 'sort', 'subject'])
      if (names.includes(name)) for (const word of words) queries.push({ ...base, [name]: word });
    if (names.includes('as')) queries.push({ ...base, as: 'internal' }, { ...base, as: 'partner' });
    if (names.includes('box')) queries.push({ ...base, box: 'all' }, { ...base, box: 'sent' });
    if (names.includes('limit')) queries.push({ ...base, limit: 1 });
  }
  return queries.map((query) => {
    const text = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    ).toString();
    return { query: text === '' ? '' : `?${text}`, body: good.body ?? {} };
  });
}

const told = [
  'content-type',
  'etag',
  'cache-control',
  'location',
  'link',
  'allow',
  'www-authenticate',
  'retry-after',
];

async function listen(
  { url, headers }: Crawler,
  method: string,
  path: string,
  body?: object,
): Promise<Heard> {
  const init = {
    method,
    headers: {
      ...headers,
      'if-match': '"v1"',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const answer = await fetch(`${url}${path}`, method === 'GET' ? { ...init, headers: { ...headers } } : init);
  const said = await answer.text();
  const kept = told.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    question: `${method} ${path}`,
    status: answer.status,
    headers: Object.fromEntries(kept),
    // Each refusal carries the number of its own request, each page a nonce of its own.
    body: said
      .replaceAll(/request_[0-9a-z]+/g, 'request')
      .replaceAll(/nonce="[^"]*"|nonce-[\w+/=-]+/g, 'nonce'),
  };
}
