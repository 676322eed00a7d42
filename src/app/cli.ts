import { Command, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { Problem } from '../base/problems.ts';
import { type Finding, type FindingFormat, formats, printFindings } from '../compiler/index.ts';
import type { Config, Flags } from './config.ts';
import { addImportCommands } from './import-cli.ts';
import { addUsageCommands } from './usage-cli.ts';

/** Exit codes: 0 fine, 1 findings or refused, 2 wrong usage, 3 broken. */
export const exits = { fine: 0, refused: 1, usage: 2, broken: 3 } as const;

type Options = Flags & {
  readonly format?: string;
  readonly out?: string;
  readonly why?: string;
  readonly accept?: string[];
};

interface CheckOptions {
  readonly format: FindingFormat;
  readonly watch?: boolean;
  readonly fix?: boolean;
}

const say = (text: string) => process.stderr.write(`${text}\n`);
const print = (text: string) => process.stdout.write(`${text}\n`);

/** Comes when somebody, or a service manager, asks the program to stop. */
function interrupted(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

async function configOf(flags: Flags): Promise<Config> {
  const { readConfig } = await import('./config.ts');
  return readConfig(process.env, flags);
}

function withStore(command: Command): Command {
  return command
    .option('--data <folder>', 'folder of the embedded stores (UPTAKE_DATA, .data)')
    .option('--database <url>', 'PostgreSQL instead (UPTAKE_DATABASE_URL)');
}

/** Parts of the program are loaded when their command is called: "uptake --help" opens no database. */
function build(): Command {
  const program = new Command('uptake')
    .description(packageJson.description)
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError('Try "uptake --help".');

  withStore(program.command('serve').description('open Uptake and serve it'))
    .option('--host <address>', 'address to listen on (UPTAKE_HOST, 127.0.0.1)')
    .option('--port <number>', 'port to listen on, 0 for a free one (UPTAKE_PORT, 4280)')
    .option('--demo', 'fill an empty store with an invented organisation')
    .option('--no-web', 'serve the API alone')
    .action(async (flags: Options) => {
      const { serve } = await import('./serve.ts');
      const { createSteps } = await import('./steps.ts');
      await serve(await configOf(flags), createSteps(say), say, interrupted());
    });

  const playbook = program.command('playbook').description('check, compile and publish playbooks');
  playbook
    .command('check <folder>')
    .description('say what is wrong with the pages of a folder')
    .addOption(
      new Option('--format <format>', 'how findings are printed')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .addOption(new Option('--watch', 'check again after every change').conflicts('format'))
    .addOption(
      new Option('--fix', 'mend what can be mended safely, in the files').conflicts(['format', 'watch']),
    )
    .action(async (folder: string, { format, watch, fix }: CheckOptions) => {
      if (fix === true) {
        const { fixCommand } = await import('./fix-command.ts');
        process.exitCode = await fixCommand(folder, print);
        return;
      }
      if (watch === true) {
        const { watchCommand } = await import('./watch-command.ts');
        process.exitCode = await watchCommand(folder, print, interrupted());
        return;
      }
      const { checkCommand } = await import('./check-command.ts');
      process.exitCode = await checkCommand(folder, format, print);
    });
  playbook
    .command('compile <folder>')
    .description('print the model of a folder as JSON')
    .option('--out <file>', 'write it to a file instead')
    .action(async (folder: string, { out }: Options) => {
      const { compileCommand } = await import('./check-command.ts');
      process.exitCode = await compileCommand(folder, out, print);
    });
  playbook
    .command('draw <file>')
    .description('draw the process definition in a file')
    .addOption(
      new Option('--format <format>', 'of the drawing').choices(['svg', 'mermaid']).default('mermaid'),
    )
    .option('--out <file>', 'write it to a file instead')
    .action(async (file: string, { format, out }: { format: 'svg' | 'mermaid'; out?: string }) => {
      const { drawCommand } = await import('./draw-command.ts');
      process.exitCode = await drawCommand(file, { format, out }, print);
    });
  withStore(playbook.command('diff <from> <to>'))
    .description('say what has changed between two folders or published versions')
    .option('--format <format>', 'text or json', 'text')
    .action(async (from: string, to: string, options: Options) => {
      const { diffCommand } = await import('./diff-command.ts');
      const config = await configOf(options);
      const json = options.format === 'json';
      const coloured = process.stdout.isTTY && process.stdout.hasColors();
      process.exitCode = await diffCommand(from, to, config, { json, coloured }, print);
    });
  withStore(playbook.command('publish <folder>').description('publish a folder as the next version'))
    .option('--why <reason>', 'kept in the ledger', '')
    .option('--accept <codes...>', 'publish in spite of errors with these codes; needs --why')
    .option('--format <format>', 'text or json', 'text')
    .action(async (folder: string, options: Options) => {
      const { publishCommand } = await import('./publish-command.ts');
      const json = options.format === 'json';
      process.exitCode = await publishCommand(
        folder,
        await configOf(options),
        { json, why: options.why ?? '', accept: options.accept ?? [] },
        print,
      );
    });

  addUsageCommands(program, { withStore, configOf, print });

  const contact = program.command('contact').description('what is kept of a person who is a contact');
  withStore(
    contact.command('export <email>').description('print everything that is kept of the person'),
  ).action(async (email: string, options: Options) => {
    const { contactDataCommand } = await import('./contact-commands.ts');
    process.exitCode = await contactDataCommand(await configOf(options), email, print);
  });
  withStore(contact.command('erase <email>').description('erase the person; the ledger stays valid'))
    .requiredOption('--why <reason>', 'kept in the ledger; without names')
    .action(async (email: string, options: Options) => {
      const { contactEraseCommand } = await import('./contact-commands.ts');
      const why = options.why ?? '';
      process.exitCode = await contactEraseCommand(await configOf(options), { email, why }, print);
    });

  withStore(program.command('ledger').description('the record of every change').command('verify'))
    .description('recompute every chain; name the first link that does not hold')
    .option('--format <format>', 'text or json', 'text')
    .action(async (options: Options) => {
      const { verifyCommand } = await import('./store-commands.ts');
      process.exitCode = await verifyCommand(await configOf(options), options.format === 'json', print);
    });
  withStore(
    program.command('export <file>').description('write everything to a file, as of one moment'),
  ).action(async (file: string, options: Options) => {
    const { exportCommand } = await import('./store-commands.ts');
    process.exitCode = await exportCommand(await configOf(options), file, print);
  });
  addImportCommands(program, { withStore, configOf, print });
  return program;
}

/** Runs a command line; never throws. @returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    process.exitCode = exits.fine;
    await build().parseAsync([...args], { from: 'user' });
    return Number(process.exitCode);
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  // Commander has printed its own sentence; its help and version requests end with 0.
  if (
    error instanceof Error &&
    'exitCode' in error &&
    'code' in error &&
    String(error.code).startsWith('commander.')
  ) {
    return error.exitCode === 0 ? exits.fine : exits.usage;
  }
  if (error instanceof Problem) {
    const findings = error.details.findings as readonly Finding[] | undefined;
    if (findings !== undefined) say(printFindings(findings).trimEnd());
    say(`${error.message}  [${error.code}]`);
    return error.kind === 'broken' || error.kind === 'unavailable' ? exits.broken : exits.refused;
  }
  say(error instanceof Error ? error.message : String(error));
  if (process.env.UPTAKE_LOG_LEVEL === 'debug' && error instanceof Error) say(error.stack ?? '');
  return exits.broken;
}

/** Runs a command line as a program: ends the process, once everything that was printed is with its reader. */
export async function run(args: readonly string[]): Promise<never> {
  // A reader may have seen enough, as "head" has: that is no failure.
  process.stdout.on('error', () => {});
  const code = await main(args);
  const streams = [process.stdout, process.stderr];
  await Promise.all(streams.map((stream) => new Promise<void>((done) => stream.write('', () => done()))));
  process.exit(code);
}

if (import.meta.main) await run(process.argv.slice(2));
