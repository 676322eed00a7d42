import { SearchBox } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { readGraph } from '../contract.ts';
import type { Process } from '../model.ts';
import { pageAddress } from '../rules.ts';
import styles from './graph.module.css';
import { GraphCanvas } from './graph-canvas.tsx';
import { drawProcesses } from './graph-layout.ts';
import { useSeen } from './seen-as.tsx';

/** The processes and what follows on each: as a picture where there is room for one, and as a list. */
export function ProcessGraph({ at }: { at: string | undefined }) {
  const t = useT();
  const { as, to } = useSeen();
  const query = useQuery(contractQuery(readGraph, { as }));
  const phone = useMedia('phone');
  const [words, setWords] = useState('');
  useBreadcrumbs([{ label: t('playbooks.title'), to: to('/playbooks') }, { label: t('playbooks.graph') }]);
  const { phases, processes } = query.data ?? {};
  const drawing = useMemo(() => drawProcesses(phases ?? [], processes ?? []), [phases, processes]);
  if (query.isPending) return <LoadingRows label={t('playbooks.graphLoading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (drawing.cards.length === 0)
    return <Empty title={t('playbooks.graphEmptyTitle')} body={t('playbooks.graphEmptyBody')} />;
  const alone = query.data.processes.length - drawing.cards.length;
  return (
    <div className={styles.graph}>
      <header className={styles.head}>
        <h1>{t('playbooks.graph')}</h1>
        <SearchBox
          size="small"
          placeholder={t('playbooks.graphFind')}
          aria-label={t('playbooks.graphFind')}
          value={words}
          onChange={(_, data) => setWords(data.value)}
        />
        {alone > 0 && <span>{t('playbooks.graphAlone', { count: alone })}</span>}
        {drawing.ways.some(({ back }) => back) && !phone && <span>{t('playbooks.graphBack')}</span>}
      </header>
      {!phone && <GraphCanvas drawing={drawing} at={at} words={words} />}
      <ProcessList phases={query.data.phases} processes={query.data.processes} words={words} />
    </div>
  );
}

/** By phase, each with what follows it. */
function ProcessList(props: { phases: readonly string[]; processes: readonly Process[]; words: string }) {
  const t = useT();
  const seen = useSeen();
  const { phases, processes, words } = props;
  const titles = new Map(processes.map(({ path, title }) => [path, title]));
  const wanted = words.trim().toLowerCase();
  const shown = processes.filter(({ title }) => title.toLowerCase().includes(wanted));
  const groups = [...phases, undefined].map((phase) => ({
    phase,
    inIt: shown.filter((one) => (phase === undefined ? one.phases.length === 0 : one.phases[0] === phase)),
  }));
  return (
    <div className={styles.list}>
      {groups
        .filter(({ inIt }) => inIt.length > 0)
        .map(({ phase, inIt }) => (
          <section key={phase ?? ''}>
            <h2>{phase ?? t('playbooks.otherPages')}</h2>
            <ul>
              {inIt.map(({ path, title, next }) => (
                <li key={path}>
                  <Go to={seen.to(pageAddress(path))}>{title}</Go>
                  <span>
                    {next.length === 0 ? t('playbooks.leadsNowhere') : t('playbooks.leadsTo')}{' '}
                    {next.map((to, i) => (
                      <span key={to}>
                        {i > 0 && ', '}
                        <Go to={seen.to(pageAddress(to))}>{titles.get(to) ?? to}</Go>
                      </span>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
