import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Keys, useShortcut } from '../../../ui/shortcuts.tsx';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatDay, formatShortDay } from '../../../ui/time.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { type DayItem, dayGroups } from '../model.ts';
import { groupOf, isSnoozed } from '../rules.ts';
import styles from './day.module.css';
import { DayRow } from './day-row.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useDay } from './use-day.ts';

/** My day: what is due for me, in one queue that one can work through by keyboard alone. */
export function DayScreen() {
  const t = useT();
  const phone = useMedia('phone');
  const { query, today, finish, snooze } = useDay();
  const { data, error, refetch } = query;
  const [putOff, setPutOff] = useState<DayItem>();
  const list = useRowKeys();
  // Where the focus goes when the row under it leaves.
  const next = useRef<string | undefined>(undefined);
  useBreadcrumbs([{ label: t('day.title') }]);
  const items = data?.items ?? [];
  const open = items.filter((item) => !isSnoozed(item, today));
  const away = items.filter((item) => isSnoozed(item, today));

  const focused = () => {
    const id = (document.activeElement as HTMLElement | null)?.dataset.item;
    return open.find((item) => item.id === id);
  };
  const leaves = (item: DayItem) => {
    const at = open.findIndex(({ id }) => id === item.id);
    next.current = (open[at + 1] ?? open[at - 1])?.id;
    const row = () =>
      list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(next.current ?? '')}"]`);
    row()?.focus();
  };
  const done = (item: DayItem) => {
    if (!item.mayFinish) return;
    leaves(item);
    finish.mutate(item);
  };
  const group = t('ui.group.lists');
  useShortcut('e', t('day.finish'), group, () => withItem(focused(), done));
  useShortcut('s', t('day.snooze'), group, () => withItem(focused(), setPutOff));
  const count = (group: (typeof dayGroups)[number]) =>
    open.filter((item) => groupOf(item.due, today) === group);
  const now = count('overdue').length + count('today').length;
  return (
    <div className={styles.page} ref={list}>
      <header className={styles.head}>
        <h1>{t('day.title')}</h1>
        <span>{formatDay(today)}</span>
        {data && <span role="status">{t('day.counted', { count: open.length, now })}</span>}
      </header>
      <div className={styles.queue}>
        {error !== null && data === undefined && (
          <Failed problem={problemOf(error)} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && <LoadingRows count={8} />}
        {data !== undefined && open.length === 0 && (
          <Empty
            title={t('day.nothing')}
            body={away.length > 0 ? t('day.nothingBut', { count: away.length }) : t('day.nothingBody')}
            actions={<Go to="/tenants">{t('day.toTenants')}</Go>}
          />
        )}
        {dayGroups.map((name) => {
          const rows = count(name);
          if (rows.length === 0) return null;
          return (
            <section key={name} aria-labelledby={`day-${name}`}>
              <h2 id={`day-${name}`}>
                {t(`day.group.${name}`)} <span>{rows.length}</span>
              </h2>
              <ul>
                {rows.map((item) => (
                  <DayRow key={item.id} item={item} today={today} onFinish={done} onSnooze={setPutOff} />
                ))}
              </ul>
            </section>
          );
        })}
        {data?.cut && <p className={styles.cut}>{t('day.cut')}</p>}
        {away.length > 0 && <PutOff items={away} onBack={(item) => snooze.mutate({ item, until: null })} />}
      </div>
      {!phone && (
        <footer className={styles.foot}>
          {(
            [
              ['j k', t('day.hint.move')],
              ['Enter', t('day.hint.open')],
              ['e', t('day.hint.finish')],
              ['s', t('day.hint.snooze')],
              ['?', t('day.hint.keys')],
            ] as const
          ).map(([keys, word]) => (
            <span key={keys}>
              <Keys keys={keys} /> {word}
            </span>
          ))}
        </footer>
      )}
      <SnoozeDialog
        item={putOff}
        today={today}
        onClose={() => setPutOff(undefined)}
        onSnooze={(item, until) => {
          setPutOff(undefined);
          leaves(item);
          snooze.mutate({ item, until });
        }}
      />
    </div>
  );
}

/** A key that has nothing under it is somebody else's. */
function withItem(item: DayItem | undefined, act: (item: DayItem) => void): false | undefined {
  if (item === undefined) return false;
  act(item);
  return undefined;
}

function PutOff({ items, onBack }: { items: readonly DayItem[]; onBack: (item: DayItem) => void }) {
  const t = useT();
  return (
    <details className={styles.away}>
      <summary>{t('day.putOff', { count: items.length })}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <span>
              <b>{item.title}</b> {t('day.backOn', { day: formatShortDay(item.snoozedUntil ?? '') })}
            </span>
            <Button
              size="small"
              onClick={() => onBack(item)}
              aria-label={t('day.backOf', { title: item.title })}
            >
              {t('day.back')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
