import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './measure.ts';
import type { Asked, Told } from './usage-ask.ts';
import { type Made, makeUsage } from './usage-data.ts';

const script = fileURLToPath(new URL('usage-ask.ts', import.meta.url));

/**
 * Counts daily 28-day unique users of every tenant with Uptake's masks, and with the SQL that one would write for it. Each is a process of its own,
 * so that its memory is its own; their answers must be equal.
 * @returns a Markdown table
 */
export async function benchUsage(say: (text: string) => void, scale: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-usage-'));
  try {
    say(`making data at scale ${scale}`);
    const tenants = Math.max(20, Math.round(1000 * scale));
    const all = await makeUsage(join(folder, 'all'), tenants, Math.round(862_000 * scale));
    const tenth = await makeUsage(join(folder, 'tenth'), tenants / 10, Math.round(86_200 * scale));
    const one = await makeUsage(join(folder, 'one'), 1, Math.round(100_000 * Math.min(1, scale)));
    const measure = async (what: Asked['what'], of: Made, rounds: number) => {
      const told = await ask({ ...of, what, rounds });
      const times = told.seconds.map((each) => each.toFixed(3)).join(', ');
      say(`${what}, ${number(of.people)} people: ${times} s, ${Math.round(told.peakMiB)} MiB`);
      return told;
    };
    const sql = await measure('sql', all, 2);
    const rows = await measure('rows', all, 5);
    const any = await measure('any', all, 9);
    const each = await measure('each', all, 9);
    const fewer = await measure('any', tenth, 9);
    const day = await measure('day', one, 5);
    for (const told of [rows, any, each])
      if (told.digest !== sql.digest) throw new Error('Uptake and DuckDB count differently');

    const reference = median(sql.seconds);
    // Uptake's counts from masks run on one thread: what they need of it is compared, whatever else the machine does.
    const [anyTime, eachTime, fewerTime] = [any, each, fewer].map((told) => median(told.processor)) as [
      number,
      number,
      number,
    ];
    const faster = (one: Told) => reference / median(one.seconds);
    const lines = [
      line('DuckDB, SQL: days exploded, count(distinct)', sql, '1', '–'),
      line(
        'Uptake, from raw rows',
        rows,
        `${times(faster(rows))} faster`,
        wanted(faster(rows) >= 25, '≥ 25'),
      ),
      line(
        'Uptake, from stored masks',
        any,
        `${times(faster(any))} faster`,
        wanted(faster(any) >= 300, '≥ 300'),
      ),
      line(
        'Uptake, from stored masks: six services, and any',
        each,
        `${(eachTime / anyTime).toFixed(1)} of any, processor time`,
        wanted(eachTime <= 4 * anyTime, '≤ 4'),
      ),
      line(
        `Uptake, from stored masks: a tenth of the people (${number(tenth.people)})`,
        fewer,
        `1/${(anyTime / fewerTime).toFixed(1)} of all people, processor time`,
        wanted(anyTime <= 11 * fewerTime, 'ten times the people: ≤ 11'),
      ),
      line(
        `Uptake, a new day of one tenant of ${number(one.people)} people: added, figures refreshed`,
        day,
        '–',
        wanted(Math.max(...day.seconds) <= 1, '≤ 1 s'),
      ),
    ];
    const head = ['what', 'seconds (rounds)', 'ratio', 'wanted', 'peak memory, MiB'];
    const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
    const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}; DuckDB ${sql.version}`;
    return [
      `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
      '',
      `${number(all.people)} people in ${number(all.tenants)} tenants, 120 days, ${number(all.rows)} rows of activity; every tenant and day counted, equal answers.`,
      '',
      ...table,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function ask(asked: Asked): Promise<Told> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(asked)], {
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(stdout) as Told;
}

function line(what: string, told: Told, ratio: string, target: string): string[] {
  const { seconds } = told;
  const spread = `${Math.min(...seconds).toFixed(3)}–${Math.max(...seconds).toFixed(3)}`;
  return [what, `${median(seconds).toFixed(3)} (${spread})`, ratio, target, String(Math.round(told.peakMiB))];
}

const number = (value: number) => value.toLocaleString('en').replaceAll(',', ' ');
const times = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ×`;
const wanted = (reached: boolean, what: string) => `${what} ${reached ? '✓' : '✗'}`;
