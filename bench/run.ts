import { benchCompiler } from './compiler.ts';
import { benchNotes } from './notes.ts';
import { tableOf, writeReport } from './report.ts';
import { benchReports } from './reports.ts';
import { benchScale } from './scale.ts';
import { benchStore } from './store.ts';
import { benchUsage } from './usage.ts';

// npm run bench -- store: measures, prints a table and writes it into docs/BENCHMARKS.md. Never a test: a machine that is busy is not wrong.

const benches = {
  store: benchStore,
  compiler: benchCompiler,
  reports: benchReports,
  usage: benchUsage,
  scale: benchScale,
  notes: benchNotes,
} as const;

const [name = '', ...more] = process.argv.slice(2);
const bench = Object.entries(benches).find(([each]) => each === name)?.[1];
if (bench === undefined) {
  process.stderr.write(
    `Which one? npm run bench -- ${Object.keys(benches).join(' | ')} [--dry] [--scale=0.1]\n`,
  );
  process.exit(2);
}
const scale = Number(more.find((each) => each.startsWith('--scale='))?.slice(8) ?? 1);
const report = await bench((text) => process.stderr.write(`  ${text}\n`), scale);
const table = typeof report === 'string' ? report : tableOf(report, new Date());
process.stdout.write(`${table}\n`);
if (!more.includes('--dry')) writeReport(name, table);
