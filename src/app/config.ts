import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { usualServices } from '../features/services/settings.ts';
import { type Retention, usualRetention } from '../features/usage/model.ts';
import { type UsageSettings, usualUsage } from '../features/usage/settings.ts';
import {
  type ClientProof,
  type GraphSettings,
  readCertificate,
  signingAlgorithms,
  usualGraph,
} from '../graph/settings.ts';
import type { Rate } from '../http/rate-limit.ts';
import { type MailSettings, readSender, readServer } from '../mail/settings.ts';
import type { StoreLocation } from '../store/store.ts';
import type { ClickHouseLocation } from '../warehouse/clickhouse.ts';

/** Everything that can be set from outside, read once. */
export interface Config {
  readonly store: StoreLocation;
  /** Folder of the embedded stores, of exports and of the lock file. */
  readonly dataFolder: string;
  /** Where usage is kept, when not in the data folder. */
  readonly clickhouse: ClickHouseLocation | undefined;
  readonly host: string;
  readonly port: number;
  /** Where people reach Uptake, when that is not the address it listens on. */
  readonly publicUrl: string | undefined;
  /** How many proxies of ours a request comes through. */
  readonly proxies: number;
  /** Requests a minute, per address and per person, where the usual ones do not fit. */
  readonly limits: { readonly address: Rate; readonly person: Rate } | undefined;
  readonly organisation: string;
  readonly demo: boolean;
  /** Whether the web app is built and served beside the API. */
  readonly web: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly usage: UsageSettings;
  /** Days after which what was said about adoption is stale. */
  readonly adoptionStaleAfter: number;
  /** The app that usage is fetched as; none unless it is set. */
  readonly graph: GraphSettings | undefined;
  /** The server that letters are handed to; none are sent without. */
  readonly mail: MailSettings | undefined;
  /** For how long usage is kept. */
  readonly retention: Retention;
}

/** `https://host`, as URL.origin says it. */
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

const environment = z.object({
  UPTAKE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  UPTAKE_CLICKHOUSE_URL: z
    .string()
    .transform((urls) => urls.split(/[\s,]+/).filter((url) => url !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
    .optional(),
  UPTAKE_CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of letters, digits and _')
    .optional(),
  UPTAKE_DATA: z.string().min(1).default('.data'),
  UPTAKE_HOST: z.string().min(1).default('127.0.0.1'),
  UPTAKE_PORT: z.coerce.number().int().min(0).max(65_535).default(4280),
  UPTAKE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  UPTAKE_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  UPTAKE_REQUESTS_A_MINUTE: z.coerce.number().int().min(60).optional(),
  UPTAKE_ORGANISATION: z.string().min(1).max(120).optional(),
  UPTAKE_DEMO: z.enum(['yes', 'no']).default('no'),
  UPTAKE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  // Windows of the last 365 days need as many, and two windows of 28 days before them.
  UPTAKE_USAGE_KEEP_DAYS: z.coerce.number().int().min(430).max(10_000).default(usualRetention.keepDays),
  UPTAKE_USAGE_AS_OF_DAYS: z.coerce.number().int().min(1).max(10_000).default(usualRetention.asOfDays),
  UPTAKE_MILESTONES: z
    .string()
    .transform((text) => text.split(',').map((one) => Number(one.trim() || Number.NaN)))
    .pipe(
      z
        .array(z.number('whole numbers from 1 to 100, separated by commas').int().min(1).max(100))
        .max(10)
        .refine((all) => new Set(all).size === all.length, 'each milestone once'),
    )
    .transform((all) => all.toSorted((a, b) => a - b))
    .default([...usualUsage.milestones]),
  UPTAKE_FISCAL_YEAR_START: z.coerce.number().int().min(1).max(12).default(usualUsage.fiscalYearStart),
  UPTAKE_ADOPTION_STALE_DAYS: z.coerce.number().int().min(1).max(3650).default(usualServices.staleAfterDays),
  UPTAKE_GRAPH_CLIENT_ID: z.string().min(1).optional(),
  UPTAKE_GRAPH_SECRET: z.string().min(1).optional(),
  UPTAKE_GRAPH_CERTIFICATE: z.string().min(1).optional(),
  UPTAKE_GRAPH_KEY: z.string().min(1).optional(),
  UPTAKE_GRAPH_SIGNING: z.enum(signingAlgorithms).default('PS256'),
  UPTAKE_GRAPH_URL: origin.default(usualGraph.graphUrl),
  UPTAKE_GRAPH_LOGIN_URL: origin.default(usualGraph.loginUrl),
  UPTAKE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address as smtps://user:password@mail.contoso.example' })
    .optional(),
  UPTAKE_SMTP_CA: z.string().min(1).optional(),
  UPTAKE_MAIL_FROM: z.string().max(320).optional(),
  UPTAKE_GRAPH_DOWNLOADS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(origin))
    .optional(),
});

/** What only makes sense together. */
const settings = environment.superRefine(
  ({ UPTAKE_CLICKHOUSE_URL: urls = [], UPTAKE_CLICKHOUSE_CLUSTER: cluster }, context) => {
    const path = ['UPTAKE_CLICKHOUSE_CLUSTER'];
    if (urls.length > 1 && cluster === undefined)
      context.addIssue({ code: 'custom', path, message: 'several addresses need the name of the cluster' });
    if (urls.length === 0 && cluster !== undefined)
      context.addIssue({ code: 'custom', path, message: 'needs UPTAKE_CLICKHOUSE_URL' });
  },
);

export type Environment = Readonly<Record<string, string | undefined>>;

/** Options of the command line; they win over the environment. */
export interface Flags {
  readonly data?: string;
  readonly database?: string;
  readonly host?: string;
  readonly port?: string;
  readonly demo?: boolean;
  readonly web?: boolean;
}

/** So many a minute, half of them at once. */
const rateOf = (perMinute: number): Rate => ({ perMinute, burst: perMinute / 2 });

/** Reads flags and environment. @throws Error that names every setting that can't be read, not only the first. */
export function readConfig(env: Environment, flags: Flags = {}): Config {
  const given = {
    ...env,
    ...(flags.data === undefined ? {} : { UPTAKE_DATA: flags.data }),
    ...(flags.database === undefined ? {} : { UPTAKE_DATABASE_URL: flags.database }),
    ...(flags.host === undefined ? {} : { UPTAKE_HOST: flags.host }),
    ...(flags.port === undefined ? {} : { UPTAKE_PORT: flags.port }),
    ...(flags.demo === undefined ? {} : { UPTAKE_DEMO: flags.demo ? 'yes' : 'no' }),
  };
  const read = settings.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings can't be read:\n${lines.join('\n')}`);
  }
  const { data } = read;
  const dataFolder = resolve(data.UPTAKE_DATA);
  const url = data.UPTAKE_DATABASE_URL;
  const limit = data.UPTAKE_REQUESTS_A_MINUTE;
  const demo = data.UPTAKE_DEMO === 'yes';
  return {
    store: url === undefined ? { kind: 'folder', folder: dataFolder } : { kind: 'server', url },
    dataFolder,
    clickhouse:
      data.UPTAKE_CLICKHOUSE_URL === undefined
        ? undefined
        : { urls: data.UPTAKE_CLICKHOUSE_URL, cluster: data.UPTAKE_CLICKHOUSE_CLUSTER },
    host: data.UPTAKE_HOST,
    port: data.UPTAKE_PORT,
    publicUrl: data.UPTAKE_PUBLIC_URL,
    proxies: data.UPTAKE_PROXIES,
    limits: limit === undefined ? undefined : { address: rateOf(limit * 5), person: rateOf(limit) },
    organisation: data.UPTAKE_ORGANISATION ?? (demo ? 'Tailspin Delivery' : 'Uptake'),
    demo,
    web: flags.web ?? true,
    logLevel: data.UPTAKE_LOG_LEVEL,
    usage: { milestones: data.UPTAKE_MILESTONES, fiscalYearStart: data.UPTAKE_FISCAL_YEAR_START },
    adoptionStaleAfter: data.UPTAKE_ADOPTION_STALE_DAYS,
    graph: graphOf(data),
    mail: mailOf(data),
    retention: { keepDays: data.UPTAKE_USAGE_KEEP_DAYS, asOfDays: data.UPTAKE_USAGE_AS_OF_DAYS },
  };
}

type Data = z.output<typeof environment>;

/** @throws Error when only half of it is set, or the sender has no address; never with the password that is in the address of the server. */
function mailOf(data: Data): MailSettings | undefined {
  const { UPTAKE_SMTP_URL: server, UPTAKE_MAIL_FROM: sender, UPTAKE_SMTP_CA: ca } = data;
  if (server === undefined && sender === undefined) return undefined;
  if (server === undefined || sender === undefined)
    throw new Error('UPTAKE_SMTP_URL and UPTAKE_MAIL_FROM belong together: set both, or none.');
  const from = readSender(sender);
  if (from === undefined)
    throw new Error('UPTAKE_MAIL_FROM is no sender. Write it as Uptake <uptake@contoso.example>.');
  return { ...readServer(server), from, ca: ca === undefined ? undefined : textOf(ca) };
}

/** @throws Error when only half of the app is set, or its certificate can't be used. */
function graphOf(data: Data): GraphSettings | undefined {
  const { UPTAKE_GRAPH_CLIENT_ID: clientId } = data;
  const proof = proofOf(data);
  if (clientId === undefined && proof === undefined) return undefined;
  if (clientId === undefined || proof === undefined)
    throw new Error(
      'UPTAKE_GRAPH_CLIENT_ID belongs together with UPTAKE_GRAPH_SECRET, or with UPTAKE_GRAPH_CERTIFICATE and UPTAKE_GRAPH_KEY: set all, or none.',
    );
  return {
    clientId,
    proof,
    graphUrl: data.UPTAKE_GRAPH_URL,
    loginUrl: data.UPTAKE_GRAPH_LOGIN_URL,
    downloadOrigins: data.UPTAKE_GRAPH_DOWNLOADS ?? [],
  };
}

/** A secret, or a certificate with its key from PEM files. */
function proofOf(data: Data): ClientProof | undefined {
  const { UPTAKE_GRAPH_SECRET: secret, UPTAKE_GRAPH_CERTIFICATE: certificate, UPTAKE_GRAPH_KEY: key } = data;
  if (certificate === undefined && key === undefined) return secret === undefined ? undefined : { secret };
  if (secret !== undefined)
    throw new Error(
      'UPTAKE_GRAPH_SECRET and UPTAKE_GRAPH_CERTIFICATE are both set: the app proves itself by one.',
    );
  if (certificate === undefined || key === undefined)
    throw new Error('UPTAKE_GRAPH_CERTIFICATE and UPTAKE_GRAPH_KEY belong together: set both, or none.');
  try {
    return readCertificate(textOf(certificate), textOf(key), data.UPTAKE_GRAPH_SIGNING);
  } catch (error) {
    throw new Error(
      `UPTAKE_GRAPH_CERTIFICATE and UPTAKE_GRAPH_KEY can't be used: ${(error as Error).message}.`,
    );
  }
}

/** @throws Error with the name of the file, and nothing of what is in it. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} can't be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
