import type { Command } from 'commander';
import { nouns } from '../features/imports/model.ts';
import type { Config, Flags } from './config.ts';

interface Doors {
  readonly withStore: (command: Command) => Command;
  readonly configOf: (flags: Flags) => Promise<Config>;
  readonly print: (text: string) => void;
}

interface ListFlags extends Flags {
  readonly dryRun?: boolean;
  readonly map?: readonly string[];
}

/** `uptake import …`: an export into an empty store, or lists of the portfolio, which can be taken back. */
export function addImportCommands(program: Command, { withStore, configOf, print }: Doors): void {
  // What stands behind `import customers` is an option of it, and none of `import`.
  program.enablePositionalOptions();
  const command = withStore(program.command('import'))
    .description('read an export into an empty store, or bring in a list')
    .argument('<file>', 'a file that uptake export wrote')
    .action(async (file: string, flags: Flags) => {
      const { importCommand } = await import('./store-commands.ts');
      process.exitCode = await importCommand(await configOf(flags), file, print);
    });
  for (const noun of nouns)
    withStore(command.command(`${noun} <file>`))
      .description(`bring in ${noun} as CSV: what is there is updated, what is not is created`)
      .option('--dry-run', 'only say what every row would do')
      .option('--map <columns...>', 'which column is which field, where its name does not tell: "Firm=name"')
      .action(async (file: string, { dryRun, map, ...flags }: ListFlags) => {
        const { importListCommand } = await import('./import-list-command.ts');
        const asked = { dryRun: dryRun === true, map: map ?? [] };
        process.exitCode = await importListCommand(noun, file, await configOf(flags), asked, print);
      });
  withStore(command.command('revert <id>'))
    .description('take a list back that was brought in')
    .action(async (id: string, flags: Flags) => {
      const { importRevertCommand } = await import('./import-list-command.ts');
      process.exitCode = await importRevertCommand(id, await configOf(flags), print);
    });
}
