import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A throw-away PostgreSQL server on a free port of 127.0.0.1. */
export interface PostgresServer extends AsyncDisposable {
  /** Connection string of a new, empty database, owned by a login that is no superuser. */
  createDatabase(): string;
  /** Ends the server as a crash would, in the middle of everything; nobody is there until `start`. */
  crash(): Promise<void>;
  start(): Promise<void>;
  readonly binaries: string;
}

/** Folder of initdb and pg_ctl, newest major first; undefined where PostgreSQL's server is not installed. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const majors = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...majors.map((major) => join(debian, major, 'bin')),
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl')));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** PostgreSQL refuses to run as root: give the files, and the process, to somebody else. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const asked = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  if (asked.status !== 0) return { uid: 65534, gid: 65534 };
  const gid = Number(execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' }));
  return { uid: Number(asked.stdout), gid };
}

/**
 * Starts a server with its own data folder.
 * @param settings lines for postgresql.conf, such as `fsync = off` for tests that don't pull the plug.
 */
export async function startPostgres(settings: readonly string[] = ['fsync = off']): Promise<PostgresServer> {
  const binaries = findPostgres();
  if (binaries === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'uptake-postgres-'));
  const as = unprivileged();
  chmodSync(folder, 0o700);
  if (as !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const run = (program: string, args: string[]) =>
    execFileSync(join(binaries, program), args, {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8']);
  const port = await freePort();
  const all = [
    `port = ${port}`,
    `listen_addresses = '127.0.0.1'`,
    `unix_socket_directories = '${folder}'`,
    'max_connections = 200',
    ...settings,
  ];
  writeFileSync(join(data, 'postgresql.auto.conf'), `${all.join('\n')}\n`);
  const start = () => run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', 'start']);
  const query = (database: string, sql: string) =>
    run('psql', [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-U',
      'postgres',
      '-d',
      database,
      '-v',
      'ON_ERROR_STOP=1',
      '-qc',
      sql,
    ]);
  start();
  query('postgres', 'create role uptake_owner login createrole');
  let count = 0;
  /** Others go on while the server comes or goes, so this one does not wait for it in place. */
  const control = async (args: string[]) => {
    await promisify(execFile)(join(binaries, 'pg_ctl'), ['-D', data, ...args], { ...as, cwd: folder });
  };
  return {
    binaries,
    createDatabase() {
      const name = `uptake_${++count}_${Date.now()}`;
      query('postgres', `create database ${name} owner uptake_owner`);
      return `postgresql://uptake_owner@127.0.0.1:${port}/${name}`;
    },
    crash: () => control(['-m', 'immediate', '-w', 'stop']),
    start: () => control(['-l', join(folder, 'log'), '-w', 'start']),
    async [Symbol.asyncDispose]() {
      spawnSync(join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], {
        ...as,
        cwd: folder,
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
