import { type Command, InvalidArgumentError, Option } from 'commander';
import { dayNumber } from '../base/days.ts';
import type { RollUp } from '../features/usage/model.ts';
import type { Config, Flags } from './config.ts';

type Print = (text: string) => void;

interface Doors {
  readonly withStore: (command: Command) => Command;
  readonly configOf: (flags: Flags) => Promise<Config>;
  readonly print: Print;
}

interface ImportFlags extends Flags {
  readonly tenant: string;
  readonly create?: boolean;
  readonly map?: string;
  readonly format: string;
}

interface FiguresFlags extends Flags {
  readonly tenant?: string;
  readonly all?: boolean;
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | number;
  readonly definition?: number;
  readonly by?: RollUp;
  readonly format: 'table' | 'json' | 'csv';
}

interface ExplainFlags extends Flags {
  readonly tenant: string;
  readonly service: string;
  readonly day: string;
  readonly asOf?: string | number;
  readonly definition?: number;
  readonly against?: number;
  readonly format: string;
}

interface EntitlementsFlags extends Flags {
  readonly tenant: string;
  readonly service?: string;
  readonly set?: number;
  readonly remove?: boolean;
  readonly from?: string;
  readonly why?: string;
  readonly format: string;
}

interface SyncFlags extends Flags {
  readonly tenant?: string;
  readonly format: string;
}

interface NamesFlags extends Flags {
  readonly tenant: string;
  readonly keep?: boolean;
  readonly delete?: boolean;
  readonly why?: string;
}

interface EraseFlags extends Flags {
  readonly tenant: string;
  readonly person: string;
  readonly why: string;
}

/** `uptake usage …`: reports in, figures out. */
export function addUsageCommands(program: Command, { withStore, configOf, print }: Doors): void {
  const usage = program.command('usage').description('import usage reports and print figures');
  withStore(
    usage.command('import <paths...>').description('import report files, or folders of them, for a tenant'),
  )
    .requiredOption('--tenant <id>', 'id, GUID or domain of the tenant')
    .option('--create', 'make a tenant that is not known')
    .option(
      '--map <columns>',
      'for a file of another tool: "service=intune; person=User; activity=Last check-in; refresh=2026-11-20"',
    )
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action(async (paths: string[], { tenant, create, map, format, ...flags }: ImportFlags) => {
      const { createProgress } = await import('./progress.ts');
      const { usageImportCommand } = await import('./usage-import-command.ts');
      process.exitCode = await usageImportCommand(
        paths,
        await configOf(flags),
        { tenant, create: create === true, mapping: map, json: format === 'json' },
        print,
        createProgress(process.stderr),
      );
    });
  withStore(
    usage.command('sync').description('fetch usage from Microsoft Graph now, as far as its limits allow'),
  )
    .option('--tenant <id>', 'id, GUID or domain of a tenant; all that are connected without it')
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action(async ({ tenant, format, ...flags }: SyncFlags) => {
      const { usageSyncCommand } = await import('./usage-sync-command.ts');
      const { createProgress } = await import('./progress.ts');
      process.exitCode = await usageSyncCommand(
        await configOf(flags),
        { tenant, json: format === 'json' },
        print,
        createProgress(process.stderr),
      );
    });
  withStore(usage.command('figures').description('print figures by tenant, service and day'))
    .addOption(new Option('--tenant <id>', 'id, GUID or domain of a tenant').conflicts('all'))
    .option('--all', 'all tenants (the default)')
    .option('--service <ids>', 'ids of services, separated by commas; "any" for the suite', 'any')
    .requiredOption('--from <day>', 'first day, as 2026-11-01', readDay)
    .requiredOption('--to <day>', 'last day', readDay)
    .addOption(
      new Option('--definition <version>', 'of the definition; 1 unless told').argParser(readVersion),
    )
    .addOption(
      new Option('--by <group>', 'sums of tenants by this').choices(['customer', 'region', 'motion', 'all']),
    )
    .option('--as-of <when>', 'as known at an import: its number, a day or a moment', readAsOf)
    .addOption(
      new Option('--format <format>', 'how figures are printed')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
    .action(async ({ tenant, service, from, to, asOf, definition, by, format, ...flags }: FiguresFlags) => {
      const { usageFiguresCommand } = await import('./usage-figures-command.ts');
      process.exitCode = await usageFiguresCommand(
        await configOf(flags),
        { tenant, services: service, from, to, asOf, definition, by },
        format,
        print,
      );
    });
  withStore(usage.command('explain').description('say where a figure comes from: definition, days, files'))
    .requiredOption('--tenant <id>', 'id, GUID or domain of the tenant')
    .option('--service <id>', 'id of a service; "any" for the suite', 'any')
    .requiredOption('--day <day>', 'the last day of the window', readDay)
    .option('--as-of <when>', 'as known at an import: its number, a day or a moment', readAsOf)
    .addOption(
      new Option('--definition <version>', 'of the definition; 1 unless told').argParser(readVersion),
    )
    .addOption(
      new Option('--against <version>', 'compare with the figure under this one').argParser(readVersion),
    )
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action(async ({ tenant, service, day, asOf, definition, against, format, ...flags }: ExplainFlags) => {
      const { usageExplainCommand } = await import('./usage-figures-command.ts');
      process.exitCode = await usageExplainCommand(
        await configOf(flags),
        { tenant, service, day, asOf, definition, against },
        format === 'json',
        print,
      );
    });
  withStore(
    usage
      .command('entitlements')
      .description('print what a tenant is entitled to; or put a count in place of the feed’s'),
  )
    .requiredOption('--tenant <id>', 'id, GUID or domain of the tenant')
    .option('--service <id>', 'id of a service; "any" for the suite')
    .addOption(new Option('--set <count>', 'a count in place of the feed’s').argParser(readCount))
    .addOption(new Option('--remove', 'let the feed’s count hold again').conflicts('set'))
    .option('--from <day>', 'from which day on; today unless told', readDay)
    .option('--why <reason>', 'why the feed is not right, or is again; kept in the ledger')
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action(
      async ({ tenant, service, set, remove, from, why, format, ...flags }: EntitlementsFlags, command) => {
        const change = set !== undefined || remove === true;
        if (change && (service === undefined || why === undefined))
          command.error('error: --set and --remove need --service and --why', { exitCode: 2 });
        const { usageEntitlementsCommand } = await import('./usage-entitlements-command.ts');
        process.exitCode = await usageEntitlementsCommand(
          await configOf(flags),
          {
            tenant,
            service,
            from,
            change: change ? { entitlements: set ?? null, why: why ?? '' } : undefined,
            json: format === 'json',
          },
          print,
        );
      },
    );
  withStore(
    usage
      .command('names')
      .description('say whether names of people are kept beside their keys, or change it'),
  )
    .requiredOption('--tenant <id>', 'id, GUID or domain of the tenant')
    .option('--keep', 'keep names from the next file on')
    .addOption(new Option('--delete', 'keep them no more, and delete those there are').conflicts('keep'))
    .option('--why <reason>', 'kept in the ledger')
    .action(async ({ tenant, keep, delete: drop, why, ...flags }: NamesFlags, command: Command) => {
      const isChange = keep === true || drop === true;
      if (isChange && why === undefined)
        command.error('error: --keep and --delete need --why', { exitCode: 2 });
      const { usageNamesCommand } = await import('./usage-names-command.ts');
      const change = isChange ? { keep: keep === true, why: why ?? '' } : undefined;
      process.exitCode = await usageNamesCommand(await configOf(flags), { tenant, change }, print);
    });
  withStore(usage.command('erase').description('forget what is known of one person’s usage at a tenant'))
    .requiredOption('--tenant <id>', 'id, GUID or domain of the tenant')
    .requiredOption('--person <name>', 'as the reports name the person')
    .option('--why <reason>', 'kept in the ledger', '')
    .action(async ({ tenant, person, why, ...flags }: EraseFlags) => {
      const { usageEraseCommand } = await import('./usage-erase-command.ts');
      process.exitCode = await usageEraseCommand(await configOf(flags), { tenant, person, why }, print);
    });
}

function readDay(text: string): string {
  try {
    dayNumber(text);
    return text;
  } catch {
    throw new InvalidArgumentError('Write a day as 2026-11-20.');
  }
}

function readVersion(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Write the number of a version, as 2.');
  return Number(text);
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number, as 7000.');
  return Number(text);
}

function readAsOf(text: string): string | number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (text.length === 10) return readDay(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw new InvalidArgumentError(
    'Write the number of an import, a day as 2026-11-20, or a moment as 2026-11-20T06:00:00Z.',
  );
}
