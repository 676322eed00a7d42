import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { Chip, Hidden } from '../../../ui/chip.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Say, useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatShortMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import type { Reassignment } from '../model.ts';
import styles from './reassign.module.css';
import { useReassignmentRows, useReassignments, useUndoReassignment } from './use-reassign.ts';
import { roleLabel, serviceName } from './words.ts';

/** The last bulk reassignments, each to be looked into and taken back. */
export function ReassignHistory() {
  const t = useT();
  const { data, error, refetch } = useReassignments();
  return (
    <section className={styles.history}>
      <h2>{t('reassign.history')}</h2>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={2} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('reassign.historyNone')}</p>}
      <ul>
        {data?.items.map((item) => (
          <Entry key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ item }: { item: Reassignment }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState(false);
  const { from, to, rows: count, by, at, why, undone } = item;
  const said = { from: from.name, to: to.name };
  return (
    <li>
      <div className={styles.entry}>
        <p>
          <Say id="reassign.entry" values={{ ...said, count }} parts={{ b: <b /> }} />
        </p>
        <p className={styles.quiet}>
          {t('reassign.by', { name: by.name, when: formatShortMoment(at) })} · {why}
        </p>
        {undone && (
          <p className={styles.quiet}>
            {t('reassign.undone', { name: undone.by, when: formatShortMoment(undone.at) })}
          </p>
        )}
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            {t('reassign.rows')} <Hidden>{t('reassign.undoOf', said)}</Hidden>
          </summary>
          {open && <Rows id={item.id} />}
        </details>
      </div>
      {!undone && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('reassign.undo')} <Hidden>{t('reassign.undoOf', said)}</Hidden>
        </Button>
      )}
      <UndoDialog id={item.id} open={asking} onClose={() => setAsking(false)} />
    </li>
  );
}

function Rows({ id }: { id: string }) {
  const t = useT();
  const { data, error } = useReassignmentRows(id, true);
  if (error) return <Failed problem={problemOf(error)} />;
  if (!data) return <LoadingRows count={2} />;
  return (
    <ul className={styles.rows}>
      {data.rows.map((row) => {
        const boxes = [
          ...(row.whole ? [t(`assignments.whole.${row.level}`)] : []),
          ...row.services.map(serviceName),
        ];
        const tone = row.state === 'kept' ? 'warn' : row.state === 'undone' ? 'info' : 'ok';
        return (
          <li key={row.number}>
            <Chip tone={tone}>{t(`reassign.state.${row.state}`)}</Chip>
            <span>
              {row.place.name}, {roleLabel(row.role)}: {boxes.join(', ')}
              {row.keptWhy !== '' && <div className={styles.quiet}>{row.keptWhy}</div>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function UndoDialog({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const t = useT();
  const { show } = useToasts();
  const undo = useUndoReassignment();
  const takeBack = () =>
    undo.mutate(id, {
      onSuccess: ({ rows }) => {
        const kept = rows.filter(({ state }) => state === 'kept').length;
        const title = t('reassign.undoDone', { count: rows.length - kept });
        show(
          kept === 0
            ? { title }
            : { title, body: t('reassign.undoKept', { count: kept }), intent: 'warning' },
        );
        onClose();
      },
    });
  const body = (
    <>
      <p>{t('reassign.undoBody')}</p>
      {undo.error && <Failed problem={problemOf(undo.error)} />}
    </>
  );
  return (
    <ConfirmDialog
      open={open}
      title={t('reassign.undoTitle')}
      body={body}
      act={t('reassign.undo')}
      back={t('reassign.cancel')}
      onAct={takeBack}
      onBack={onClose}
    />
  );
}
