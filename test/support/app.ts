import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFiles } from '../../src/app/compile-files.ts';
import { readConfig } from '../../src/app/config.ts';
import { readPlaybookFolder } from '../../src/app/playbook-folder.ts';
import { type App, createApp } from '../../src/app/server.ts';
import { assign } from '../../src/features/assignments/commands.ts';
import { addPerson } from '../../src/features/people/commands.ts';
import { systemActor } from '../../src/features/people/model.ts';
import { publish } from '../../src/features/playbooks/commands.ts';
import { addCustomer, addTenant } from '../../src/features/tenants/commands.ts';
import { csrfOf } from '../../src/http/csrf.ts';
import { createLog } from '../../src/http/log.ts';
import { type Engine, openTestStore } from './store.ts';

/** The two real pages, beside the repository. */
export const realPlaybooks = '../shared/playbooks';

/** What a test says to the API on behalf of somebody. */
export interface Caller {
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered.
  readonly body: any;
}

/**
 * A delivery to test with: the real pages published, Contoso Pharma with an SME and an FM, Northwind with a partner; the clock is the
 * test's.
 */
export async function aDelivery(engine: Engine, settings: Readonly<Record<string, string>> = {}) {
  const store = await openTestStore(engine);
  const clock = { now: new Date('2026-11-20T10:00:00.000Z') };
  const folder = mkdtempSync(join(tmpdir(), 'uptake-app-'));
  const log = createLog({ level: 'silent' });
  const config = readConfig({ UPTAKE_DATA: folder, UPTAKE_DEMO: 'yes', ...settings }, { web: false });
  const app = await createApp({ store, config, now: () => clock.now, log, work: false });
  const compiled = compileFiles(await readPlaybookFolder(realPlaybooks));
  const options = { why: 'its words are its own', accept: ['PB012-unknown-step'] };
  const ids = await store.system.transaction().execute(async (tx) => {
    await publish(tx, systemActor, compiled, options, clock.now);
    await tx.insertInto('partner_firm').values({ id: 'firm_wingtip', name: 'Wingtip Onboarding' }).execute();
    const person = (name: string, roles: string[], more = {}) =>
      addPerson(
        tx,
        'system',
        { name, email: `${name.split(' ')[0]?.toLowerCase()}@tailspin.example`, roles, demo: true, ...more },
        clock.now,
      );
    const jonas = await person('Jonas Adeyemi', ['sme']);
    const lotte = await person('Lotte Vandersloot', ['fm']);
    const gideon = await person('Gideon Marlowe', ['cxp-fte']);
    const dalia = await person('Dalia Monteagle', ['fm']);
    const zofia = await person('Zofia Larkspur', ['p-fm'], { firm: 'firm_wingtip' });
    const paola = await person('Paola Ferncliff', ['fta'], { capabilities: ['playbook:publish'] });
    const ada = await person('Ada Kestrel', [], { administrator: true });
    const customer = await addCustomer(
      tx,
      systemActor,
      { tpid: 4410927, name: 'Contoso', region: 'EMEA', segment: 'Enterprise' },
      clock.now,
    );
    const tenant = (name: string, firm: string | null) =>
      addTenant(
        tx,
        systemActor,
        { customer, guid: `guid ${name}`, name, domain: 'contoso.example', motions: ['CSMAU'], firm },
        clock.now,
      );
    const contoso = await tenant('Contoso Pharma', null);
    const northwind = await tenant('Northwind Traders', 'firm_wingtip');
    for (const [who, role] of [
      [jonas, 'sme'],
      [lotte, 'fm'],
    ] as const) {
      await assign(
        tx,
        systemActor,
        { person: who, role, place: { tenant: contoso }, primary: true },
        clock.now,
      );
    }
    await assign(
      tx,
      systemActor,
      { person: zofia, role: 'p-fm', place: { tenant: northwind }, primary: true },
      clock.now,
    );
    return { jonas, lotte, gideon, dalia, zofia, paola, ada, contoso, northwind };
  });
  return {
    ...ids,
    store,
    app,
    clock,
    anonymous: callerOf(app, undefined),
    as: async (person: string) => callerOf(app, await signInAs(app, person)),
    /** A bearer knows the secret of the data folder. */
    operator: callerOf(app, undefined, app.secret),
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const origin = 'http://127.0.0.1:4280';

async function signInAs(app: App, personId: string): Promise<string> {
  const answer = await app.fetch(
    new Request(`${origin}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ personId }),
    }),
  );
  const token = /uptake_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (token === undefined)
    throw new Error(`signing in as ${personId} answered ${answer.status}: ${await answer.text()}`);
  return token;
}

function callerOf(app: App, token: string | undefined, bearer?: string): Caller {
  const who: Record<string, string> = {
    origin,
    ...(token === undefined ? {} : { cookie: `uptake_session=${token}`, 'x-csrf-token': csrfOf(token) }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
  return {
    async request(method, path, body, headers = {}) {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const init = {
        method,
        headers: { ...who, ...json, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      };
      const answer = await app.fetch(new Request(`${origin}/api${path}`, init));
      const text = await answer.text();
      return {
        status: answer.status,
        headers: answer.headers,
        body: text === '' ? undefined : JSON.parse(text),
      };
    },
  };
}
