import { Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call, problemOf } from '../../../ui/call.ts';
import { Person } from '../../../ui/chip.tsx';
import { Say, useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatMoment, formatShortMoment, formatZone } from '../../../ui/time.ts';
import { readTimeline } from '../contract.ts';
import type { TimelineEntry } from '../model.ts';
import { ChainProof } from './chain-proof.tsx';
import { fieldWords } from './field-words.ts';
import type { ServiceNames } from './read-assignment.ts';
import { type Change, readEntry } from './read-entry.ts';
import styles from './timeline.module.css';

interface Props {
  readonly tenantId: string;
  /** Only entries about this: `task:3745`. */
  readonly subject?: string | undefined;
  /** What services are called, where entries name them by id. */
  readonly service?: ServiceNames | undefined;
}

/** What happened at a tenant, newest first, read aloud from its ledger; with the proof that nothing was changed. */
export function Timeline({ tenantId, subject, service }: Props) {
  const t = useT();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(
    tenantId,
    subject,
  );
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  const names = new Map(data?.pages.flatMap((page) => Object.entries(page.names)));
  const first = entries[0];
  return (
    <section className={subject === undefined ? styles.page : styles.part}>
      <header className={styles.header}>
        <h2>{t('tenants.timeline.title')}</h2>
        {first && <span>{t('tenants.timeline.zone', { zone: formatZone(first.at) })}</span>}
        {/* Partners see no hashes, and so have nothing to prove. */}
        {first && first.hash !== '' && <ChainProof tenantId={tenantId} />}
      </header>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={4} />}
      {data && !first && <Nothing whole={subject === undefined} />}
      <Entries entries={entries} names={names} service={service} />
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('tenants.timeline.more')}
        </Button>
      )}
    </section>
  );
}

/** Entries of a ledger, read aloud. */
export function Entries(props: {
  entries: readonly TimelineEntry[];
  names: ReadonlyMap<string, string>;
  service?: ServiceNames | undefined;
}) {
  const { entries, names, service } = props;
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} names={names} service={service} />
      ))}
    </ol>
  );
}

function useTimeline(tenantId: string, subject: string | undefined) {
  const input = { tenantId, subject, limit: 50 };
  return useInfiniteQuery({
    queryKey: keyOf(readTimeline, input),
    queryFn: ({ pageParam, signal }) => call(readTimeline, { ...input, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  });
}

function Nothing({ whole }: { whole: boolean }) {
  const t = useT();
  if (!whole) return <p className={styles.quiet}>{t('tenants.timeline.empty')}</p>;
  return <Empty title={t('tenants.timeline.empty')} body={t('tenants.timeline.emptyBody')} />;
}

function Entry(props: {
  entry: TimelineEntry;
  names: ReadonlyMap<string, string>;
  service: ServiceNames | undefined;
}) {
  const { entry, names, service } = props;
  const t = useT();
  const called = (id: string) => (id === '' ? t('tenants.whole') : (service?.(id) ?? id));
  const { key, values, changes, quote, redacted } = readEntry(entry, names, called);
  const name = entry.by.name || t('tenants.somebody');
  return (
    <li className={styles.entry}>
      <time dateTime={entry.at} title={formatMoment(entry.at)}>
        {formatShortMoment(entry.at)}
      </time>
      <div className={styles.what}>
        <p>
          <Say id={key} values={values} parts={{ b: <b /> }} />
        </p>
        <Changes changes={changes} />
        {quote && <blockquote>{quote}</blockquote>}
        {redacted && <p className={styles.quiet}>{t('tenants.timeline.redacted')}</p>}
        {entry.why && (
          <p className={styles.quiet}>
            {entry.why === 'undo'
              ? t('tenants.timeline.undo')
              : t('tenants.timeline.why', { why: entry.why })}
          </p>
        )}
        <p className={styles.by}>
          <Person name={name} />
          {name}
          {entry.hash !== '' && (
            <span
              className={styles.hash}
              title={t('tenants.timeline.hash', { seq: entry.seq, hash: entry.hash })}
            >
              {shortHash(entry.hash)}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useT();
  if (changes.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {changes.map(({ field, before, after }) => {
        const known = fieldWords.find((word) => word === field);
        return (
          <li key={field}>
            <span>{known ? t(`tenants.field.${known}`) : field}</span> {before} → <b>{after}</b>
          </li>
        );
      })}
    </ul>
  );
}

/** A hash short enough to compare by eye: its first and last four letters. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}
