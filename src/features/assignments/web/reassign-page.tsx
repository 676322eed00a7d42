import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import type { Candidate } from '../model.ts';
import { PersonPicker } from './person-picker.tsx';
import styles from './reassign.module.css';
import { ReassignForm } from './reassign-form.tsx';
import { ReassignHistory } from './reassign-history.tsx';
import { useMovable } from './use-reassign.ts';

/** Gives the assignments of one person to another (domain.md 8.13): gathered, looked at, moved, and taken back where that was wrong. */
export function ReassignPage({ mayReassign }: { mayReassign: boolean }) {
  const t = useT();
  useBreadcrumbs([{ label: t('reassign.title') }]);
  const list = useRowKeys();
  return (
    <div className={styles.page} ref={list}>
      <h1>{t('reassign.title')}</h1>
      {mayReassign ? <Tool /> : <Empty title={t('ui.failed.forbidden')} body={t('reassign.notYours')} />}
    </div>
  );
}

function Tool() {
  const t = useT();
  const [from, setFrom] = useState<Candidate>();
  const [to, setTo] = useState<Candidate>();
  return (
    <>
      <p className={styles.quiet}>{t('reassign.body')}</p>
      <div className={styles.people}>
        <PersonPicker side="from" chosen={from} onChoose={setFrom} />
        <PersonPicker side="to" chosen={to} onChoose={setTo} />
      </div>
      {from && to ? (
        <Gathered from={from} to={to} onDone={() => setFrom(undefined)} />
      ) : (
        <p>{t('reassign.choose')}</p>
      )}
      <ReassignHistory />
    </>
  );
}

function Gathered({ from, to, onDone }: { from: Candidate; to: Candidate; onDone: () => void }) {
  const t = useT();
  const { data, error, refetch } = useMovable(from.id, to.id);
  if (from.id === to.id) return <p role="alert">{t('reassign.same')}</p>;
  if (error) return <Failed problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={6} label={t('reassign.gathering')} />;
  if (data.items.length === 0) return <p>{t('reassign.none', { name: from.name })}</p>;
  return <ReassignForm key={`${from.id} ${to.id}`} from={from} to={to} items={data.items} onDone={onDone} />;
}
