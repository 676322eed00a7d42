import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';

// A current ClickHouse engine (chDB) behind as much of ClickHouse's HTTP as its client needs: a process of its own, for tests. Its first
// argument is the folder where chDB is installed, its second the one for the data; it prints the port.

interface Session {
  query(sql: string, format?: string): string;
}
interface Chdb {
  readonly Session: new (folder: string) => Session;
}

const [, , installed = '', data = ''] = process.argv;
const { Session } = createRequire(`${installed}/`)('chdb') as Chdb;
const session = new Session(data);

/** Not settings of the engine, but of the way here. */
const ofTheDoor = new Set([
  'query',
  'query_id',
  'database',
  'wait_end_of_query',
  'session_id',
  'insert_distributed_sync',
]);
const set = new Map<string, string>();

async function answer(request: IncomingMessage): Promise<string> {
  const params = new URL(request.url ?? '/', 'http://door').searchParams;
  for (const [name, value] of params)
    if (!ofTheDoor.has(name) && set.get(name) !== value && /^\w+$/.test(name + value)) {
      session.query(`SET ${name} = ${value}`);
      set.set(name, value);
    }
  const body = (await buffer(request)).toString('utf8');
  const query = params.get('query');
  return session.query(query === null ? body : `${query}\n${body}`, 'TabSeparated') ?? '';
}

const server = createServer((request, response) => {
  answer(request).then(
    (text) => response.end(text),
    (error: unknown) => {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
// Whoever started this has ended.
process.stdin.on('end', () => process.exit()).resume();
