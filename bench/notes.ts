import { availableParallelism, loadavg, totalmem } from 'node:os';
import { search } from '../src/features/notes/search.ts';
import { type Actor, nobody } from '../src/features/people/model.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { dice, fillPortfolio, firm, personOf, type Size, wholePortfolio, wordOf, zipf } from './note-data.ts';

// Searches of the notes of a whole portfolio on PostgreSQL, under row security: everything that a request does but for HTTP.

const searchesEach = 400;
const goal = 120;

type Wish = Partial<Parameters<typeof search>[2]>;
interface Kind {
  readonly name: string;
  readonly make: () => Wish;
}

/** What people ask for, each kind by other words each time. Words are asked for as often as they are written, but for the most frequent ones. */
function kinds(size: Size): Kind[] {
  const roll = dice(7);
  const rank = zipf();
  const word = () => wordOf(20 + rank(roll()));
  const pick = <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)] as T;
  return [
    { name: 'latest', make: () => ({ sort: 'created', system: 'hidden' }) },
    { name: 'a word', make: () => ({ q: `${word()} ` }) },
    { name: 'a beginning', make: () => ({ q: word().slice(0, 6) }) },
    { name: 'two words', make: () => ({ q: `${word()} ${word()} ` }) },
    { name: 'two words together', make: () => ({ q: `"${word()} ${word()}"` }) },
    { name: 'a very frequent word', make: () => ({ q: `${wordOf(Math.floor(roll() * 20))} ` }) },
    { name: 'a word and a service', make: () => ({ q: `${word()} `, service: pick(['Teams', 'Yammer']) }) },
    { name: 'escalated', make: () => ({ escalated: 'yes', ...(roll() < 0.5 && { tag: 'pilot' }) }) },
    { name: 'a rare category', make: () => ({ category: pick(['Migration', 'Customer Readiness']) }) },
    { name: 'due this week', make: () => ({ due: pick(['week', 'month', 'quarter']) }) },
    { name: 'of one tenant', make: () => ({ tenant: `tenant_${Math.floor(roll() * size.tenants)}` }) },
    { name: 'by tenant name', make: () => ({ q: `${word()} `, sort: 'tenant' }) },
  ];
}

const reader: Actor = { ...nobody, audience: 'internal', writes: 'assigned', assigns: 'all' };
const readers: Readonly<Record<string, Actor>> = {
  'reads all': { ...reader, person: personOf(7), reads: 'all' },
  'reads 200 tenants': { ...reader, person: personOf(42), reads: 'assigned' },
  'partner, 2,000 tenants': {
    ...reader,
    person: personOf(1),
    reads: 'firm',
    firm: firm.id,
    audience: 'partner',
  },
};

/** @returns a Markdown table: how long a search takes, by who asks and for what. */
export async function benchNotes(say: (text: string) => void, scale: number): Promise<string> {
  await using server = await startPostgres(['fsync = off', 'shared_buffers = 1GB', 'max_wal_size = 4GB']);
  await using store = await openStore({ kind: 'server', url: server.createDatabase() });
  const size = {
    tenants: Math.max(firm.tenants, wholePortfolio.tenants * scale),
    people: Math.max(50, wholePortfolio.people * scale),
    notes: wholePortfolio.notes * scale,
  };
  await fillPortfolio(store, size, say);
  return measureNotes(store, size, say);
}

/** The same for a store that is filled already. */
export async function measureNotes(store: Store, size: Size, say: (text: string) => void): Promise<string> {
  const lines: string[] = [];
  const load = loadavg()[0] ?? 0;
  for (const [name, who] of Object.entries(readers)) {
    const all: number[] = [];
    const asked = kinds(size);
    for (const kind of asked) {
      const times = await timesOf(store, who, kind, Math.round(searchesEach / asked.length));
      all.push(...times);
      lines.push(row(`${name}: ${kind.name}`, times, false));
    }
    lines.push(row(`**${name}: all of these**`, all, true));
    say(`${name}: p99 ${at(all, 0.99).toFixed(0)} ms`);
  }
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, server and database on it; load ${load.toFixed(1)} when it began; Node ${process.versions.node}.`,
    '',
    `${size.notes.toLocaleString('en')} notes of ${size.tenants.toLocaleString('en')} tenants; milliseconds.`,
    '',
    '| who, what | median | p90 | p99 | wanted |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

async function timesOf(store: Store, who: Actor, { make }: Kind, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = -3; n < count; n++) {
    const began = performance.now();
    await search(store.as(who), who, { q: '', limit: 25, ...make() }, new Date());
    // The first few fill the caches of the connection.
    if (n >= 0) times.push(performance.now() - began);
  }
  return times;
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function row(what: string, times: readonly number[], judged: boolean): string {
  const cells = [0.5, 0.9, 0.99].map((share) => at(times, share).toFixed(0));
  const wanted = judged ? `p99 ≤ ${goal} ${at(times, 0.99) <= goal ? '✓' : '✗'}` : '';
  return `| ${[what, ...cells, wanted].join(' | ')} |`;
}
