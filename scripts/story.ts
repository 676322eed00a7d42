import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFiles } from '../src/app/compile-files.ts';
import { readConfig } from '../src/app/config.ts';
import { seedDemo } from '../src/app/demo.ts';
import { readPlaybookFolder, shippedPlaybook } from '../src/app/playbook-folder.ts';
import { createApp } from '../src/app/server.ts';
import { createSteps } from '../src/app/steps.ts';
import { systemActor } from '../src/features/people/model.ts';
import { publish } from '../src/features/playbooks/commands.ts';
import { csrfOf } from '../src/http/csrf.ts';
import { createLog } from '../src/http/log.ts';
import { openStore } from '../src/store/store.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';

// The slice, told: from nothing to a task worked on and a ledger that verifies, over the same API that the web app uses.

const folder = mkdtempSync(join(tmpdir(), 'uptake-story-'));
const steps = createSteps((line) => process.stdout.write(`${line}\n`));
const now = () => new Date();
const origin = 'http://127.0.0.1:4280';

await using store = await steps.run('An empty store is opened', () => openStore({ kind: 'folder', folder }));
await steps.run('The playbook is compiled and published', async () => {
  const compiled = compileFiles(await readPlaybookFolder(shippedPlaybook));
  await store.system
    .transaction()
    .execute((tx) => publish(tx, systemActor, compiled, { why: 'story' }, now()));
});
await steps.run('An organisation moves in', () => seedDemo(store, now()));
const config = readConfig({ UPTAKE_DATA: folder, UPTAKE_DEMO: 'yes' }, { web: false });
await using app = await createApp({ store, config, now, log: createLog({ level: 'error' }), work: false });

let token = '';
async function say<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const session: Record<string, string> =
    token === '' ? {} : { cookie: `uptake_session=${token}`, 'x-csrf-token': csrfOf(token) };
  const all = { origin, 'content-type': 'application/json', ...session, ...headers };
  const init = { method, headers: all, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await app.fetch(new Request(`${origin}/api${path}`, init));
  token = /uptake_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? token;
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

interface Row {
  id: string;
  name: string;
}
await steps.run('Jonas Adeyemi, SME, signs in', async () => {
  const { people } = await say<{ people: Row[] }>('GET', '/demo/people');
  await say('POST', '/demo/sign-in', { personId: people.find(({ name }) => name === 'Jonas Adeyemi')?.id });
});
const tenant = await steps.run('He opens Contoso Pharma', async () => {
  const { items } = await say<{ items: Row[] }>('GET', '/tenants?search=contoso+pharma');
  return items[0]?.id ?? '';
});
const task = `/tenants/${tenant}/tasks/3745`;
await steps.run('He begins task 3745', () =>
  say('PATCH', task, { status: 'In Progress', percentComplete: 25 }, { 'if-match': '"v0"' }),
);
await steps.run('He notes why', () =>
  say('POST', `/tenants/${tenant}/notes`, {
    taskId: '3745',
    category: 'Technical Enablement',
    body: 'The first-app kickstart fits.',
  }),
);
await steps.run('He completes it', () => say('PATCH', task, { status: 'Complete' }, { 'if-match': '"v1"' }));
const proof = await steps.run('The ledger is recomputed', () => verifyLedger(store.system));
const verdict = proof.broken === null ? 'it holds' : `broken at ${proof.broken.chain} ${proof.broken.seq}`;
process.stdout.write(
  `\n  ${proof.entries} entries in ${proof.chains} chains: ${verdict}. ${steps.elapsed()} in all.\n`,
);
rmSync(folder, { recursive: true, force: true });
process.exitCode = proof.broken === null ? 0 : 1;
