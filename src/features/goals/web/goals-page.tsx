import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call, problemOf } from '../../../ui/call.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { dropGoal, listGoals } from '../contract.ts';
import type { Goal, GoalId } from '../model.ts';
import { GoalDialog } from './goal-dialog.tsx';
import { GoalRow } from './goal-row.tsx';
import styles from './goals.module.css';

type Asking = { readonly what: 'add' | 'edit' | 'drop'; readonly goal?: Goal } | null;

/** The goals of a fiscal year as a tree, with what is reached of them. */
export function GoalsPage(props: { year: number | undefined; onYear: (year: number) => void }) {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const [asking, setAsking] = useState<Asking>(null);
  const input = props.year === undefined ? {} : { fiscalYear: props.year };
  const { data, error, refetch } = useQuery(contractQuery(listGoals, input));
  const changed = () => client.invalidateQueries({ queryKey: keyOf(listGoals) });
  const drop = useMutation({
    mutationFn: (id: string) => call(dropGoal, { goalId: id as GoalId }),
    onError: ({ message }: Error) => show({ title: t('goals.failed'), body: message, intent: 'error' }),
    onSettled: changed,
  });
  useBreadcrumbs([{ label: t('goals.title') }]);
  if (error) return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={6} />;
  const { items, fiscalYear, mayKeep, definition } = data;
  const close = () => setAsking(null);
  const depths = new Map<string, number>();
  for (const { id, parent } of items) depths.set(id, parent === null ? 0 : (depths.get(parent) ?? 0) + 1);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('goals.title')}</h1>
        <Year year={fiscalYear} onYear={props.onYear} />
        {mayKeep && (
          <div className={styles.acts}>
            <Button appearance="primary" onClick={() => setAsking({ what: 'add' })}>
              {t('goals.add')}
            </Button>
          </div>
        )}
      </header>
      {!mayKeep && <ReadOnlyBar why={t('goals.readOnly')} />}
      {items.length === 0 ? (
        <Empty title={t('goals.none', { year: fiscalYear })} body={t('goals.noneBody')} />
      ) : (
        <ul className={styles.goals}>
          {items.map((goal) => (
            <GoalRow
              key={goal.id}
              goal={goal}
              depth={depths.get(goal.id) ?? 0}
              acts={
                mayKeep && (
                  <>
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<Icon name="pencil" />}
                      aria-label={t('goals.editOne', { name: goal.name })}
                      onClick={() => setAsking({ what: 'edit', goal })}
                    />
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<Icon name="trash" />}
                      aria-label={t('goals.dropOne', { name: goal.name })}
                      onClick={() => setAsking({ what: 'drop', goal })}
                    />
                  </>
                )
              }
            />
          ))}
        </ul>
      )}
      <details className={styles.counted}>
        <summary>{t('goals.counted', { version: definition.version })}</summary>
        {definition.says}
      </details>
      <GoalDialog
        open={asking?.what === 'add' || asking?.what === 'edit'}
        goal={asking?.what === 'edit' ? asking.goal : undefined}
        all={items}
        fiscalYear={fiscalYear}
        onClose={close}
        onSaved={changed}
      />
      <ConfirmDialog
        open={asking?.what === 'drop'}
        title={t('goals.dropTitle', { name: asking?.goal?.name ?? '' })}
        body={t('goals.dropBody')}
        act={t('goals.drop')}
        back={t('goals.cancel')}
        careful
        onAct={() => {
          if (asking?.goal) drop.mutate(asking.goal.id);
          close();
        }}
        onBack={close}
      />
    </div>
  );
}

function Year({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const t = useT();
  const to = (by: number, label: string, icon: 'back' | 'chevron-right') => (
    <Button
      size="small"
      appearance="subtle"
      icon={<Icon name={icon} />}
      aria-label={label}
      onClick={() => onYear(year + by)}
    />
  );
  return (
    <span className={styles.acts}>
      {to(-1, t('goals.previous'), 'back')}
      <span className={styles.year}>{t('goals.year', { year })}</span>
      {to(1, t('goals.next'), 'chevron-right')}
    </span>
  );
}
