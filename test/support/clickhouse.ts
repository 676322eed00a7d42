import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Throw-away ClickHouse servers on free ports of 127.0.0.1, each a shard of one cluster. */
export interface ClickHouseCluster extends AsyncDisposable {
  readonly cluster: string;
  /** Addresses of a new, empty database, one a shard. */
  createDatabase(): string[];
  /** Ends a shard as a crash would; nobody is there until `start`. */
  crash(shard: number): Promise<void>;
  /** Stops a shard in the middle of everything: it takes questions and does not answer, until `crash`. */
  freeze(shard: number): void;
  start(shard: number): Promise<void>;
}

/** The server's program; undefined where ClickHouse is not installed. */
export function findClickHouse(): string | undefined {
  const places = [
    '/usr/sbin/clickhouse-server',
    '/usr/bin/clickhouse-server',
    '/usr/local/bin/clickhouse-server',
  ];
  return places.find((place) => existsSync(place));
}

interface Ports {
  readonly http: number;
  readonly tcp: number;
  readonly interserver: number;
}

const cluster = 'uptake_test';

/** Starts a cluster of so many shards, with settings and data in a folder of its own. */
export async function startClickHouse(shards = 2): Promise<ClickHouseCluster> {
  const program = findClickHouse();
  if (program === undefined)
    throw new Error('ClickHouse is not installed: apt-get install clickhouse-server');
  const folder = mkdtempSync(join(tmpdir(), 'uptake-clickhouse-'));
  const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const own = (path: string) => as.uid !== undefined && chownSync(path, as.uid, as.gid);
  own(folder);
  const ports = await freePorts(shards);
  const running = new Map<number, ChildProcess>();
  for (const [shard, each] of ports.entries()) {
    const place = join(folder, String(shard));
    mkdirSync(place);
    own(place);
    writeFileSync(join(place, 'config.xml'), settings(place, each, ports));
    writeFileSync(join(place, 'users.xml'), users);
  }
  const start = async (shard: number) => {
    const place = join(folder, String(shard));
    const log = openSync(join(place, 'output'), 'a');
    const child = spawn(program, [`--config-file=${join(place, 'config.xml')}`], {
      ...as,
      cwd: place,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    running.set(shard, child);
    for (let tries = 0; tries < 600; tries++) {
      if (child.exitCode !== null)
        throw new Error(`ClickHouse ended: ${readFileSync(join(place, 'output'), 'utf8')}`);
      const answer = await fetch(`http://127.0.0.1:${ports[shard]?.http}/`).catch(() => undefined);
      if (answer?.ok) return;
      await setTimeout(50);
    }
    throw new Error(`ClickHouse does not answer: ${readFileSync(join(place, 'output'), 'utf8')}`);
  };
  const crash = async (shard: number) => {
    const child = running.get(shard);
    running.delete(shard);
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await Promise.all(ports.map((_, shard) => start(shard)));
  let count = 0;
  return {
    cluster,
    createDatabase() {
      const name = `uptake_${process.pid}_${Date.now()}_${++count}`;
      return ports.map(({ http }) => `http://127.0.0.1:${http}/${name}`);
    },
    crash,
    freeze: (shard) => void running.get(shard)?.kill('SIGSTOP'),
    start,
    async [Symbol.asyncDispose]() {
      await Promise.all(ports.map((_, shard) => crash(shard)));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePorts(shards: number): Promise<Ports[]> {
  const servers = Array.from({ length: 3 * shards }, () => createServer());
  const numbers = await Promise.all(
    servers.map(async (server) => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return (server.address() as { port: number }).port;
    }),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return Array.from({ length: shards }, (_, shard) => {
    const [http = 0, tcp = 0, interserver = 0] = numbers.slice(3 * shard, 3 * shard + 3);
    return { http, tcp, interserver };
  });
}

const settings = (place: string, { http, tcp, interserver }: Ports, all: readonly Ports[]) => `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${http}</http_port>
  <tcp_port>${tcp}</tcp_port>
  <interserver_http_port>${interserver}</interserver_http_port>
  <path>${place}/data/</path>
  <tmp_path>${place}/tmp/</tmp_path>
  <user_files_path>${place}/files/</user_files_path>
  <format_schema_path>${place}/schemas/</format_schema_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <mark_cache_size>16777216</mark_cache_size>
  <remote_servers><${cluster}>${all
    .map((each) => `<shard><replica><host>127.0.0.1</host><port>${each.tcp}</port></replica></shard>`)
    .join('')}</${cluster}></remote_servers>
</yandex>
`;

const users = `<yandex>
  <profiles><default/></profiles>
  <quotas><default/></quotas>
  <users><default>
    <password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
  </default></users>
</yandex>
`;
