import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Holder } from '../../src/store/lock.ts';

// The program as people run it: a process of its own, with its own folder and port, which a test may stop, kill and start again.

const cli = 'src/app/cli.ts';
/** Long enough for the slowest machine that shall pass, so that a start that hangs fails in words. */
const patienceMs = 60_000;

export interface Ending {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running `uptake` of any command. */
export interface Program extends AsyncDisposable {
  readonly pid: number;
  readonly ended: Promise<Ending>;
  /** What it has written so far, in two parts. */
  said(): { readonly stdout: string; readonly stderr: string };
  signal(name: NodeJS.Signals): void;
}

export interface ServerProcess extends Program {
  readonly url: string;
  /** Asks it to stop, as a service manager does. */
  stop(): Promise<Ending>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<Ending>;
}

const living = new Set<ChildProcess>();
const folders = new Set<string>();

// A test that fails or runs out of time may never come to its end: nothing it started outlives its file.
afterAll(() => {
  for (const child of living) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** An empty folder that goes away with the test file. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-process-'));
  folders.add(folder);
  return folder;
}

type Environment = Readonly<Record<string, string>>;

/** The settings of whoever runs the tests are not those of the process. */
function environmentOf(given: Environment): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(UPTAKE_|NODE_OPTIONS$|VITEST)/.test(name));
  return { ...Object.fromEntries(own), NO_COLOR: '1', ...given };
}

/** Starts `uptake` with these arguments. */
export function startProgram(args: readonly string[], env: Environment = {}): Program {
  const child = spawn(process.execPath, [cli, ...args], {
    env: environmentOf(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
    });
  }
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      living.delete(child);
      resolve({ code, signal });
    });
  });
  return {
    pid: child.pid ?? 0,
    ended,
    said: () => ({ ...said }),
    signal: (name) => void child.kill(name),
    async [Symbol.asyncDispose]() {
      if (living.has(child)) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a command to its end. @returns exit code and what it said. */
export async function runUptake(args: readonly string[], env: Environment = {}) {
  await using program = startProgram(args, env);
  const { code } = await within(program.ended, () => `uptake ${args.join(' ')} did not end`);
  return { code, ...program.said() };
}

export interface ServerOptions {
  /** Data folder; a new one unless given. */
  readonly data?: string;
  /** Connection string of a PostgreSQL server instead of the folder. */
  readonly database?: string;
  readonly demo?: boolean;
  readonly port?: number;
  readonly env?: Environment;
}

// The limits for people would be what a stream of writes is stopped by.
const usualEnvironment = { UPTAKE_REQUESTS_A_MINUTE: '1000000', UPTAKE_LOG_LEVEL: 'warn' };

/** Starts a server without the web app. @returns when it says that it is ready. @throws with its output when it does not get there. */
export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const { data = freshFolder(), database, demo = true, port = 0, env = {} } = options;
  const where = database === undefined ? [] : ['--database', database];
  const more = demo ? ['--demo'] : [];
  const args = ['serve', '--no-web', '--port', String(port), '--data', data, ...where, ...more];
  const program = startProgram(args, { ...usualEnvironment, ...env });
  try {
    const url = await readyUrl(program);
    const end = (name: NodeJS.Signals) => {
      program.signal(name);
      return within(program.ended, () => `the server outlived ${name}:\n${program.said().stderr}`);
    };
    return { ...program, url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
  } catch (error) {
    await program[Symbol.asyncDispose]();
    throw error;
  }
}

async function readyUrl(program: Program): Promise<string> {
  let over: Ending | undefined;
  program.ended.then(
    (ending) => {
      over = ending;
    },
    () => {},
  );
  return until(
    () => {
      if (over !== undefined) throw new Error(`it ended with ${over.code}:\n${program.said().stderr}`);
      return /Uptake is ready: (\S+)/.exec(program.said().stderr)?.[1];
    },
    () => `the server did not get ready:\n${program.said().stderr}`,
  );
}

/** Asks again and again until there is an answer. @throws with the sentence when there is none in time. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  otherwise: () => string,
  deadlineMs = patienceMs,
): Promise<T> {
  const last = performance.now() + deadlineMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > last) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function within<T>(work: Promise<T>, otherwise: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise())), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What the process that has the folder open says of itself, whether it lives or not. */
export function lockOf(folder: string): Holder {
  return JSON.parse(readFileSync(join(folder, 'uptake.lock'), 'utf8')) as Holder;
}
