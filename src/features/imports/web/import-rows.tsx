import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { Chip, Hidden, Pill, type Tone } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { fieldOf } from '../fields.ts';
import { type Import, type ImportId, type ImportRow, type Noun, type RowState, rowStates } from '../model.ts';
import styles from './imports.module.css';
import { useImportRows } from './use-imports.ts';

const tones: Readonly<Partial<Record<RowState, Tone>>> = {
  create: 'info',
  update: 'info',
  created: 'ok',
  updated: 'ok',
  conflict: 'warn',
  kept: 'warn',
  refused: 'bad',
};

/** The rows of a list and what becomes of each: before → after, or why it is left out. */
export function ImportRows({ item, importId }: { item: Import; importId: ImportId }) {
  const t = useT();
  const [state, setState] = useState<RowState>();
  const shown = state !== undefined && item.counts[state] === undefined ? undefined : state;
  const { data, error, hasNextPage, fetchNextPage, refetch } = useImportRows(importId, shown, item.version);
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section>
      <fieldset className={styles.pills}>
        <Hidden>{t('imports.showing')}</Hidden>
        <Pill on={shown === undefined} onClick={() => setState(undefined)}>
          {t('imports.all')} {item.rows}
        </Pill>
        {rowStates
          .filter((one) => item.counts[one] !== undefined)
          .map((one) => (
            <Pill key={one} on={shown === one} onClick={() => setState(one)}>
              {t(`imports.row.${one}`)} {item.counts[one]}
            </Pill>
          ))}
      </fieldset>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={6} />}
      {rows.length > 0 && (
        <table className={`${styles.table} ${styles.rows}`} aria-label={t('imports.table')}>
          <thead>
            <tr>
              <th scope="col">{t('imports.line')}</th>
              <th scope="col">{t('imports.becomes')}</th>
              <th scope="col">{t('imports.what')}</th>
              <th scope="col">{t('imports.changes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.line} row={row} noun={item.noun} />
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('imports.more')}</Button>}
    </section>
  );
}

function Row({ row, noun }: { row: ImportRow; noun: Noun }) {
  const t = useT();
  return (
    <tr>
      <td>{row.line}</td>
      <td>
        <Chip tone={tones[row.state] ?? 'neutral'}>{t(`imports.row.${row.state}`)}</Chip>
      </td>
      <td>{row.label}</td>
      <td>
        {row.reason}
        {row.changes.length > 0 && (
          <ul className={styles.changes}>
            {row.changes.map(({ field, before, after }) => (
              <li key={field}>
                {fieldOf(noun, field)?.label ?? field}: <s>{before}</s> {'→'}{' '}
                <b>{after || t('imports.nothing')}</b>
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
