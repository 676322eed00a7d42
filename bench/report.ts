import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';

export interface Line {
  readonly engine: string;
  readonly what: 'read' | 'write' | 'save over HTTP';
  readonly atOnce: number;
  readonly who: string;
  /** A second. */
  readonly rate: number;
  /** The bare engine that it stands beside; none for what is told for information only. */
  readonly beside?: string;
  readonly bare?: number;
  /** Median of the rounds' ratios, and each of them. */
  readonly ratio?: number;
  readonly each?: readonly number[];
  readonly target?: number;
}

export interface Report {
  readonly lines: readonly Line[];
  readonly versions: readonly string[];
}

const page = 'docs/BENCHMARKS.md';
const count = (rate: number | undefined) =>
  rate === undefined ? '–' : Math.round(rate).toLocaleString('en').replaceAll(',', ' ');
const share = (ratio: number | undefined) => (ratio === undefined ? '–' : ratio.toFixed(2));

/** The report as a Markdown table, with what it was measured on. */
export function tableOf({ lines, versions }: Report, now: Date): string {
  const machine = [
    `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.versions.node}`,
    ...versions,
  ];
  const head = ['what', 'at once', 'who', 'Uptake /s', 'beside', 'bare /s', 'ratio (rounds)', 'wanted'];
  const rows = lines.map((line) => [
    `${line.engine}: ${line.what}`,
    String(line.atOnce),
    line.who,
    count(line.rate),
    line.beside ?? '–',
    count(line.bare),
    line.ratio === undefined ? '–' : `${share(line.ratio)} (${spread(line.each ?? [])})`,
    line.target === undefined ? '–' : `≥ ${line.target} ${(line.ratio ?? 0) >= line.target ? '✓' : '✗'}`,
  ]);
  const cells = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return [`Measured on ${now.toISOString().slice(0, 10)}: ${machine.join('; ')}.`, '', ...cells].join('\n');
}

function spread(each: readonly number[]): string {
  return `${share(Math.min(...each))}–${share(Math.max(...each))}`;
}

/** Puts the table between the markers of its section. */
export function writeReport(section: string, table: string): void {
  const text = readFileSync(page, 'utf8');
  const [begin, end] = [`<!-- ${section} begins -->`, `<!-- ${section} ends -->`];
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`${page} has no place for ${section}`);
  writeFileSync(page, `${text.slice(0, before + begin.length)}\n${table}\n${text.slice(after)}`);
}
