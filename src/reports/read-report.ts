import { formatNamed } from './columns.ts';
import { subscribedSkus } from './formats.ts';
import { formatOf, linesOf, looksLikeJson, readPages } from './json.ts';
import type { PeopleBatch, ReportSummary } from './model.ts';
import { piecesOf } from './pieces.ts';
import { problems } from './problems.ts';
import { type RowOptions, readRows } from './read-rows.ts';
import { services as ownServices, type Service } from './services.ts';
import { entitlementsOf, isSkus } from './skus.ts';
import { nothingRead, setAsideEntries } from './summary.ts';
import { type Chunks, textOf } from './text.ts';

export interface ReadOptions extends RowOptions {
  /** What entitlements are counted for; those of the catalogue unless a tenant has its own. */
  readonly services?: readonly Service[];
}

/** A file that is being read: its rows in batches, once, and then what it was. Leaving the iteration early closes the source of the bytes. */
export interface ReportReading extends AsyncIterable<PeopleBatch> {
  /** Reads what is left, and says what the file was. */
  finish(): Promise<ReportSummary>;
}

/**
 * Reads a report, whatever pieces its bytes come in. Nothing is read before it is asked for.
 * @throws Problem REPORT_…, from the iteration or `finish`, when the file is refused as a whole
 */
export function readReport(chunks: Chunks, options: ReadOptions = {}): ReportReading {
  const batches = read(chunks, options);
  let summary: ReportSummary | undefined;
  async function* untilSummary() {
    summary ??= yield* batches;
  }
  return {
    [Symbol.asyncIterator]: untilSummary,
    async finish() {
      for await (const _ of untilSummary());
      if (summary === undefined) throw new Error('The report was not read to its end.');
      return summary;
    },
  };
}

async function* read(chunks: Chunks, options: ReadOptions): AsyncGenerator<PeopleBatch, ReportSummary> {
  const pieces = piecesOf(textOf(chunks));
  try {
    const { value: head } = (await pieces.next()) as { value: Uint8Array };
    return yield* looksLikeJson(head) ? readJson(head, pieces, options) : readRows(head, pieces, options);
  } finally {
    await pieces.return(undefined);
  }
}

async function* readJson(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<PeopleBatch, ReportSummary> {
  const { entries, context, partial } = await readPages(head, rest);
  const isOfSkus = options.report === subscribedSkus.id || options.report === subscribedSkus.functionName;
  if (isOfSkus || isSkus(entries) || context.includes('#subscribedSkus')) {
    const { entitlements, broken } = entitlementsOf(entries, options.services ?? ownServices);
    const set = setAsideEntries(entries, broken);
    return {
      ...nothingRead(subscribedSkus),
      ...set,
      rows: entries.length - broken.length,
      entitlements,
      partial,
    };
  }
  const named = options.report ?? formatOf(context)?.id;
  if (entries.length === 0) {
    if (named === undefined) throw problems.REPORT_NO_ENTRIES();
    return { ...nothingRead(formatNamed(named)), partial };
  }
  const lines = piecesOf(linesOf(entries));
  const { value: first } = (await lines.next()) as { value: Uint8Array };
  // Entries are numbered from 1, so that the line of their keys is 0.
  const said = named === undefined ? {} : { report: named };
  const summary = yield* readRows(first, lines, { ...options, ...said }, 0);
  return { ...summary, partial };
}
