import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import type { Candidate, Movable } from '../model.ts';
import { MovableTable } from './movable-table.tsx';
import styles from './reassign.module.css';
import { firstTicks } from './ticks.ts';
import { useReassign, useUndoReassignment } from './use-reassign.ts';

interface Props {
  readonly from: Candidate;
  readonly to: Candidate;
  readonly items: readonly Movable[];
  readonly onDone: () => void;
}

/** Both parts of what can be moved, a reason, and the button. */
export function ReassignForm({ from, to, items, onDone }: Props) {
  const t = useT();
  const { show } = useToasts();
  const move = useReassign();
  const undo = useUndoReassignment();
  const [ticks, setTicks] = useState(() => firstTicks(items));
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  // What was gathered anew is ticked anew.
  useEffect(() => setTicks(firstTicks(items)), [items]);
  const rows = items.filter(({ id }) => ticks.has(id)).map(({ id, version }) => ({ id, version }));
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (why.trim() === '' || rows.length === 0) return;
    const input = { from: from.id, to: to.id, why: why.trim(), rows };
    move.mutate(input, {
      onSuccess: ({ reassignment }) => {
        const takeBack = async () => void (await undo.mutateAsync(reassignment.id));
        show({ title: t('reassign.done', { count: rows.length, name: to.name }), undo: takeBack });
        onDone();
      },
    });
  }
  const missing = tried && why.trim() === '';
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {to.availability?.absent && (
        <p className={styles.remark}>
          <Icon name="warning" />
          {t('reassign.away', { name: to.name })}
        </p>
      )}
      <MovableTable level="tenant" items={items} ticks={ticks} to={to.name} onTicks={setTicks} />
      <MovableTable level="service" items={items} ticks={ticks} to={to.name} onTicks={setTicks} />
      <Field
        label={t('reassign.why')}
        hint={t('reassign.whyHint')}
        required
        {...(missing && { validationMessage: t('reassign.whyMissing') })}
      >
        <Input value={why} maxLength={500} onChange={(_, { value }) => setWhy(value)} />
      </Field>
      {move.error && (
        <p className={styles.refused} role="alert">
          <Icon name="important" />
          <span>
            <b>{t('reassign.failed')}</b> {problemOf(move.error).message}
          </span>
        </p>
      )}
      <div>
        <Button type="submit" appearance="primary" disabled={move.isPending || rows.length === 0}>
          {t('reassign.do', { count: rows.length })}
        </Button>
      </div>
    </form>
  );
}
