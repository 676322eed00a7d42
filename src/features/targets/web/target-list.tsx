import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import { Empty, Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import { formatShortDay } from '../../../ui/time.ts';
import type { Target, TargetList, TargetListId } from '../model.ts';
import { AddTargets } from './add-targets.tsx';
import { ListDialog } from './list-dialog.tsx';
import { TargetRow } from './target-row.tsx';
import styles from './targets.module.css';
import { useList } from './use-list.ts';

type Asking = 'add' | 'edit' | 'publish' | 'drop' | null;

/** One list: its tenants by how far they are, and what a Regional Manager does with them. */
export function TargetListPage({ listId }: { listId: TargetListId }) {
  const t = useT();
  const go = useGo();
  const { data, error, refetch, changed, publish, name, take, drop, carry } = useList(listId);
  const [asking, setAsking] = useState<Asking>(null);
  useBreadcrumbs([{ label: t('targets.title'), to: '/targets' }, { label: data?.list.name ?? '' }]);
  if (error) {
    const back = <Go to="/targets">{t('targets.title')}</Go>;
    return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} actions={back} />;
  }
  if (!data) return <LoadingRows count={8} />;
  const { list, targets, people, mayKeep } = data;
  const waiting = targets.filter(({ caseId }) => caseId === null);
  const close = () => setAsking(null);
  const stages = Map.groupBy(targets, ({ state }) => state ?? t('targets.notBegun'));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{list.name}</h1>
        {list.publishedAt === null && <Chip tone="outline">{t('targets.draft')}</Chip>}
        {mayKeep && (
          <div className={styles.acts}>
            <Button onClick={() => setAsking('add')}>{t('targets.add')}</Button>
            <Button onClick={() => setAsking('edit')}>{t('targets.edit')}</Button>
            {list.publishedAt === null ? (
              <Button onClick={() => setAsking('drop')}>{t('targets.drop')}</Button>
            ) : (
              <Button
                disabled={carry.isPending}
                onClick={() => carry.mutate(undefined, { onSuccess: ({ id }) => go(`/targets/${id}`) })}
              >
                {t('targets.carry')}
              </Button>
            )}
            <Button
              appearance="primary"
              disabledFocusable={waiting.length === 0 || publish.isPending}
              onClick={() => setAsking('publish')}
            >
              {t('targets.publish')}
            </Button>
          </div>
        )}
      </header>
      <Facts list={list} />
      {!mayKeep && <ReadOnlyBar why={t('targets.readOnly')} />}
      {targets.length === 0 && <Empty title={t('targets.emptyList')} body={t('targets.emptyListBody')} />}
      {targets.length < list.targets && <p className={styles.quiet}>{t('targets.hidden')}</p>}
      {[...stages].map(([stage, some]) => (
        <section key={stage} aria-label={stage}>
          <h2>{`${stage} · ${some.length}`}</h2>
          <ul className={styles.rows}>
            {some.map((target) => (
              <TargetRow
                key={target.tenantId}
                target={target}
                people={people}
                mayKeep={mayKeep}
                onName={(sme) => name.mutate({ tenantId: target.tenantId, sme, why: target.why })}
                onTake={() => take.mutate(target.tenantId)}
              />
            ))}
          </ul>
        </section>
      ))}
      {mayKeep && people.length > 0 && (
        <details className={styles.load}>
          <summary>{t('targets.load')}</summary>
          <ul>
            {people.map(({ id, ...load }) => (
              <li key={id}>{t('targets.smeLoad', load)}</li>
            ))}
          </ul>
        </details>
      )}
      <AddTargets open={asking === 'add'} whole={data} onClose={close} onAdded={changed} />
      <ListDialog
        open={asking === 'edit'}
        list={list}
        year={list.fiscalYear}
        onClose={close}
        onSaved={() => void changed()}
      />
      <ConfirmDialog
        open={asking === 'publish'}
        title={t('targets.publishTitle', { list: list.name })}
        body={<WhatFollows waiting={waiting} />}
        act={t('targets.publish')}
        back={t('targets.cancel')}
        onAct={() => {
          close();
          publish.mutate(list.version);
        }}
        onBack={close}
      />
      <ConfirmDialog
        open={asking === 'drop'}
        title={t('targets.dropTitle', { list: list.name })}
        body={t('targets.dropBody')}
        act={t('targets.drop')}
        back={t('targets.cancel')}
        careful
        onAct={() => drop.mutate(undefined, { onSuccess: () => go('/targets') })}
        onBack={close}
      />
    </div>
  );
}

function Facts({ list }: { list: TargetList }) {
  const t = useT();
  const { region, fiscalYear, ends, publishedAt, publishedBy, open, waiting, targets } = list;
  const facts = [
    region,
    t('targets.year', { year: fiscalYear }),
    ...(ends === null ? [] : [t('targets.endsOn', { day: formatShortDay(ends) })]),
    t('targets.count', { count: targets }),
    ...(publishedAt === null
      ? []
      : [
          t('targets.openCases', { count: open }),
          ...(waiting > 0 ? [t('targets.waiting', { count: waiting })] : []),
          t('targets.publishedOn', { day: formatShortDay(publishedAt), who: publishedBy?.name ?? '' }),
        ]),
  ];
  return (
    <p className={styles.facts}>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

/** Before publishing: how many cases begin, and of how many there is something to think. */
function WhatFollows({ waiting }: { waiting: readonly Target[] }) {
  const t = useT();
  const refused = waiting.filter(({ refusal }) => refusal !== null).length;
  const warned = waiting.filter(({ refusal, warnings }) => refusal === null && warnings.length > 0).length;
  return (
    <>
      <p>{t('targets.publishBody', { count: waiting.length - refused })}</p>
      {warned > 0 && <p>{t('targets.publishWarned', { count: warned })}</p>}
      {refused > 0 && <p>{t('targets.publishRefused', { count: refused })}</p>}
    </>
  );
}
