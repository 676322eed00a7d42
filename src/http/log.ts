import pino, { type Logger } from 'pino';
import { prettyLines } from './pretty-lines.ts';

export type { Logger };

export interface LogOptions {
  /** `silent`, `error`, `warn`, `info`, `debug`. */
  readonly level: string;
  /** Lines for people in place of JSON. */
  readonly pretty?: boolean | undefined;
  /** Where the lines go; standard output unless told. */
  readonly stream?: { write(line: string): void } | undefined;
}

const secrets = ['authorization', 'cookie', 'password', 'token', 'sessionToken', 'csrf'];
// A database error quotes the row it refused: `Key (email)=(…) already exists`.
const quotedRows = ['detail', 'where', 'internalQuery'];

/** A structured log: one JSON line an event, without secrets wherever a line might carry one. */
export function createLog({ level, pretty = false, stream }: LogOptions): Logger {
  const paths = [
    ...secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    '*.headers["set-cookie"]',
    ...quotedRows.map((name) => `err.${name}`),
  ];
  const to = stream ?? pino.destination({ dest: 1, sync: true });
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    pretty ? prettyLines(to) : to,
  );
}
