import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { csrfOf } from '../../src/http/csrf.ts';
import { openStore } from '../../src/store/store.ts';
import { callerAt, demoSession } from '../support/http.ts';
import { freshFolder, lockOf, runUptake, startProgram, startServer, until } from '../support/process.ts';

/** An embedded demo to copy, made once. */
let pattern = '';
beforeAll(async () => {
  pattern = freshFolder();
  const server = await startServer({ data: pattern });
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

function copyOfDemo(): string {
  const folder = freshFolder();
  cpSync(pattern, folder, { recursive: true });
  return folder;
}

const serve = (data: string, ...more: string[]) =>
  runUptake(['serve', '--no-web', '--port', '0', '--data', data, ...more]);

describe('a server that can’t start says why and what to do', () => {
  test('when another process has the data folder: who, where, and exit code 1', async () => {
    const data = copyOfDemo();
    await using first = await startServer({ data });
    const { code, stderr } = await serve(data);
    expect(code).toBe(1);
    expect(stderr).toContain(`${data} is in use by process ${first.pid} (${first.url})`);
    expect(stderr).toContain('talk to that one, or stop it first');
    expect(stderr).not.toContain(lockOf(data).secret);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  test('when a newer release has migrated the data: both numbers, and exit code 3', async () => {
    const data = copyOfDemo();
    {
      await using store = await openStore({ kind: 'folder', folder: data });
      await store.owner
        .insertInto('migration' as never)
        .values({ number: 9000, name: '9000-future.sql', hash: '' } as never)
        .execute();
    }
    const { code, stderr } = await serve(data);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /migration 9000, this release knows \d+\..*newer release: start that one, or restore/,
    );
    expect(existsSync(join(data, 'uptake.lock'))).toBe(false);
  });

  test('when the folder is of another PostgreSQL major: how to move it, exit code 3, and nothing is touched', async () => {
    const data = freshFolder();
    mkdirSync(join(data, 'pglite'));
    writeFileSync(join(data, 'pglite', 'PG_VERSION'), '16\n');
    const { code, stderr } = await serve(data);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /made by PostgreSQL 16, this release embeds 18\. Export with the release that made it/,
    );
    expect(readFileSync(join(data, 'pglite', 'PG_VERSION'), 'utf8')).toBe('16\n');
  });

  test('when the port is taken: which, and exit code 1; the folder is free again', async () => {
    const data = copyOfDemo();
    await using other = await startServer({ data: copyOfDemo() });
    const { port } = new URL(other.url);
    const { code, stderr } = await serve(data, '--port', port);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `Port ${port} of 127.0.0.1 is taken. Stop the program that has it, or choose another`,
    );
    expect(existsSync(join(data, 'uptake.lock'))).toBe(false);
  });

  test('when settings can’t be read: all of them at once, and exit code 3', async () => {
    const { code, stderr } = await runUptake(['serve', '--port', 'http'], {
      UPTAKE_DATABASE_URL: 'mysql://somewhere/uptake',
      UPTAKE_DEMO: 'maybe',
      UPTAKE_LOG_LEVEL: 'loud',
    });
    expect(code).toBe(3);
    for (const name of ['PORT', 'DATABASE_URL', 'DEMO', 'LOG_LEVEL'])
      expect(stderr).toContain(`UPTAKE_${name}: `);
  });

  test('when an option is unknown: where to read, and exit code 2', async () => {
    const { code, stderr } = await runUptake(['serve', '--prot', '80']);
    expect(code).toBe(2);
    expect(stderr).toContain(`unknown option '--prot'`);
    expect(stderr).toContain('Try "uptake --help"');
  });

  test('when PostgreSQL is not there: which server, without its password, and exit code 3', async () => {
    const { code, stderr } = await serve(
      freshFolder(),
      '--database',
      'postgresql://uptake:sesame@127.0.0.1:9/uptake',
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /PostgreSQL at 127\.0\.0\.1:9 can't be used: .*ECONNREFUSED.*\. Start it, or correct/,
    );
    expect(stderr).not.toContain('sesame');
  });
});

describe('a server that ends', () => {
  test('killed leaves a lock that the next one takes over; sessions and data are as they were', async () => {
    const data = copyOfDemo();
    const first = await startServer({ data });
    const session = await demoSession(first.url, 'Jonas Adeyemi');
    const { body: tenants } = await callerAt(first.url, { session }).request('GET', '/tenants?mine=yes');
    const task = `/tenants/${tenants.items[0].id}/tasks/3735`;
    const saved = await callerAt(first.url, { session }).request(
      'PATCH',
      task,
      { status: 'In Progress', percentComplete: 35 },
      { 'if-match': '"v0"' },
    );
    expect([saved.status, saved.body.version]).toEqual([200, 1]);
    expect(await first.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    expect(lockOf(data).pid).toBe(first.pid);

    await using second = await startServer({ data });
    expect(lockOf(data)).toMatchObject({ pid: second.pid, url: second.url });
    const jonas = callerAt(second.url, { session });
    expect((await jonas.request('GET', '/me')).body).toMatchObject({ name: 'Jonas Adeyemi' });
    expect((await jonas.request('GET', task)).body.record).toMatchObject({ percentComplete: 35, version: 1 });
  });

  test('told to stop finishes the request it is in, takes no other, frees the folder and exits with 0', async () => {
    const data = copyOfDemo();
    await using server = await startServer({ data });
    const session = await demoSession(server.url, 'Jonas Adeyemi');
    const { body } = await callerAt(server.url, { session }).request('GET', '/tenants?mine=yes');
    const path = `/tenants/${body.items[0].id}/notes`;
    const slow = sendSlowly(server.url, path, session, { category: 'Environment', body: 'The last words.' });
    await slow.begun;
    server.signal('SIGTERM');
    await until(
      async () => (await isTakingCalls(server.url)) === false || undefined,
      () => 'it still takes new connections',
    );
    expect(existsSync(join(data, 'uptake.lock'))).toBe(true);
    slow.finish();
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(existsSync(join(data, 'uptake.lock'))).toBe(false);

    await using store = await openStore({ kind: 'folder', folder: data });
    const notes = await store.system
      .selectFrom('note')
      .select('body')
      .where('body', '=', 'The last words.')
      .execute();
    expect(notes).toHaveLength(1);
  });

  test('told to stop while it starts ends with 0 as well, and frees the folder', async () => {
    const data = copyOfDemo();
    await using program = startProgram(['serve', '--no-web', '--port', '0', '--data', data]);
    await until(
      () => existsSync(join(data, 'uptake.lock')) || undefined,
      () => program.said().stderr,
    );
    program.signal('SIGTERM');
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(existsSync(join(data, 'uptake.lock'))).toBe(false);
  });
});

/** A change whose body comes in two parts, the second when told. */
function sendSlowly(url: string, path: string, session: string, body: object) {
  const { hostname, port } = new URL(url);
  const text = JSON.stringify(body);
  const socket = connect(Number(port), hostname);
  const head = [
    `POST /api${path} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Cookie: uptake_session=${session}`,
    `X-CSRF-Token: ${csrfOf(session)}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    // The server says "continue" when it has read all this: from then on the request runs.
    'Expect: 100-continue',
  ];
  let said = '';
  socket.setEncoding('utf8').on('data', (part) => {
    said += part;
  });
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const begun = until(
    () => said.startsWith('HTTP/1.1 100') || undefined,
    () => `the server did not begin to read: ${said}`,
  ).then(() => {
    said = '';
    socket.write(text.slice(0, 10));
  });
  const answer = new Promise<string>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => resolve(said));
  });
  return { begun, answer, finish: () => void socket.write(text.slice(10)) };
}

const isTakingCalls = (url: string) =>
  fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
    () => true,
    () => false,
  );

test('the setup link makes one administrator, once; the next start prints none', async () => {
  const data = freshFolder();
  const linkIn = (said: string) => /\/setup\?token=(\S+)/.exec(said)?.[1];
  const first = await startServer({ data, demo: false });
  const early = linkIn(
    await until(
      () => first.said().stderr.match(/token=\S+\n/)?.input,
      () => 'no link was printed',
    ),
  );
  await first.stop();

  // Each start without an administrator prints its own link, which ends the earlier one.
  const second = await startServer({ data, demo: false });
  const token = linkIn(
    await until(
      () => second.said().stderr.match(/token=\S+\n/)?.input,
      () => 'no link was printed',
    ),
  );
  const setUp = (link: string | undefined, email: string) =>
    callerAt(second.url).request('POST', '/setup', {
      token: link,
      name: 'Ada Kestrel',
      email,
      password: 'correct horse battery staple',
    });
  expect((await setUp(early, 'ada@adatum.example')).body).toMatchObject({ code: 'SETUP_LINK_SPENT' });
  const made = await setUp(token, 'ada@adatum.example');
  expect([made.status, made.body.name]).toEqual([201, 'Ada Kestrel']);
  const again = await setUp(token, 'eve@adatum.example');
  expect([again.status, again.body.code]).toEqual([403, 'SETUP_LINK_SPENT']);
  await second.stop();

  await using third = await startServer({ data, demo: false });
  const signIn = { email: 'ada@adatum.example', password: 'correct horse battery staple' };
  expect((await callerAt(third.url).request('POST', '/sign-in', signIn)).status).toBe(200);
  expect(third.said().stderr).not.toContain('/setup?token=');
});

describe('the command line', () => {
  test('talks to the server that has the folder open', async () => {
    const data = copyOfDemo();
    await using server = await startServer({ data });
    const place = ['--data', data];
    expect(await runUptake(['ledger', 'verify', ...place])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^The ledger holds: \d+ entries/),
    });
    const exported = await runUptake(['export', join(data, 'mine.jsonl.gz'), ...place]);
    expect(exported).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The running server exported to'),
    });
    expect(existsSync(/exported to (\S+\.gz)\./.exec(exported.stdout)?.[1] ?? '')).toBe(true);
    const pages = freshFolder();
    cpSync('playbooks', pages, { recursive: true });
    appendFileSync(join(pages, 'internal', 'commercial-services-usage.md'), '\nOne sentence more.\n');
    const published = await runUptake(['playbook', 'publish', pages, '--why', 'once more', ...place]);
    expect(published).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Published version 2 of /) });

    const session = await demoSession(server.url, 'Ada Kestrel');
    const { body } = await callerAt(server.url, { session }).request('GET', '/playbook');
    expect(body.version).toMatchObject({ number: 2, why: 'once more' });

    // An import needs the store for itself.
    const imported = await runUptake(['import', join(data, 'mine.jsonl.gz'), ...place]);
    expect(imported).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`in use by process ${server.pid}`),
    });
  });

  test('says plainly when the server that has the folder does not answer', async () => {
    const data = copyOfDemo();
    await using server = await startServer({ data });
    server.signal('SIGSTOP');
    const { code, stderr } = await runUptake(['ledger', 'verify', '--data', data]);
    server.signal('SIGCONT');
    expect(code).toBe(3);
    expect(stderr).toContain(
      `Process ${server.pid} has the data folder open and does not answer at ${server.url}.`,
    );
  });

  test('opens the folder itself when no server runs, and makes no store where there is none', async () => {
    const data = copyOfDemo();
    expect(await runUptake(['ledger', 'verify', '--data', data])).toMatchObject({ code: 0 });
    const file = join(data, 'mine.jsonl.gz');
    expect(await runUptake(['export', file, '--data', data])).toMatchObject({
      code: 0,
      stdout: `Exported to ${file}.\n`,
    });
    expect(existsSync(file)).toBe(true);
    const nowhere = join(freshFolder(), 'mistyped');
    const { code, stderr } = await runUptake(['ledger', 'verify', '--data', nowhere]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`There is no Uptake store in ${nowhere}.`)]);
    expect(existsSync(nowhere)).toBe(false);
  });
});
