import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureWebApp } from '../src/app/web-build.ts';
import { hasChdb, installChdb } from '../test/support/chdb.ts';
import { findClickHouse } from '../test/support/clickhouse.ts';
import { findPostgres } from '../test/support/postgres.ts';

// Everything that has to hold, in one command: format, lint, types, floors, tests on both engines, journeys in a browser. CI runs the same.

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, '.test', 'results.json');
const ci = process.env.CI === 'true';
// Called by hand, without npm, the tools of this package are not on the path yet.
const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` };

const count = { passed: 0, failed: 0, skipped: 0 };

function step(name: string, command: string, args: readonly string[]): boolean {
  process.stdout.write(`\n— ${name}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  return status === 0;
}

function counted(name: string, passed: boolean): void {
  count[passed ? 'passed' : 'failed']++;
  process.stdout.write(`  ${passed ? '✓' : '✗'} ${name}\n`);
}

/** Browser and database servers come from Debian. As root they are installed; elsewhere one line says how. */
function ensureSystemPackages(): void {
  const missing = [
    ...(existsSync('/usr/bin/chromium') || process.env.CHROMIUM !== undefined ? [] : ['chromium']),
    ...(findPostgres() === undefined ? ['postgresql'] : []),
    ...(findClickHouse() === undefined ? ['clickhouse-server', 'clickhouse-client'] : []),
  ];
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    process.stdout.write(`\n— Debian packages: ${missing.join(', ')}\n`);
    if (spawnSync('sh', ['-c', `${command} >/dev/null`], { stdio: 'inherit', env: quiet }).status === 0)
      return;
  }
  process.stdout.write(`\nMissing here: ${missing.join(', ')}. Install with: sudo sh -c '${command}'\n`);
  if (ci) counted(`Debian packages ${missing.join(', ')}`, false);
  else process.env.UPTAKE_TEST_WITHOUT = missing.join(',');
}

/** A current ClickHouse engine for the one suite that asks it, half a gigabyte: kept beside the results of the tests. */
function ensureChdb(): void {
  if (hasChdb()) return;
  process.stdout.write('\n— chDB, once, for the tests of the warehouse\n');
  if (installChdb()) return;
  process.stdout.write(
    "\nchDB can't be installed here, so its suite is skipped. Let npm reach its registry and run the check again.\n",
  );
  if (ci) counted('chDB', false);
}

function runTests(patterns: readonly string[]): void {
  mkdirSync(dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const passed = step('Tests', 'vitest', ['run', ...reporters, ...patterns]);
  if (!existsSync(results)) {
    counted('the tests ran', false);
    return;
  }
  const report = JSON.parse(readFileSync(results, 'utf8'));
  count.passed += report.numPassedTests;
  count.failed += report.numFailedTests;
  count.skipped += report.numPendingTests + report.numTodoTests;
  // A file that can't be loaded, or an error outside any test, fails the run without failing a test.
  if (!passed && report.numFailedTests === 0) counted('the test run as a whole', false);
}

async function webAppBuilds(): Promise<boolean> {
  try {
    await ensureWebApp();
    return true;
  } catch (error) {
    process.stderr.write(`${error}\n`);
    return false;
  }
}

ensureSystemPackages();
ensureChdb();
counted('format and lint', step('Format and lint', 'biome', ['ci', '--error-on-warnings', '.']));
counted('types', step('Types', 'tsc', []));
process.stdout.write('\n— Web app\n');
counted('the web app builds', await webAppBuilds());
runTests(process.argv.slice(2));

if (ci && count.skipped > 0) counted(`nothing is skipped in CI (${count.skipped} were)`, false);
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
process.exit(count.failed === 0 ? 0 : 1);
