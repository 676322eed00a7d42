import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatDay, formatMoment } from '../../../ui/time.ts';
import { listPages } from '../contract.ts';
import type { PageSummary, Version } from '../model.ts';
import { findingsAddress, graphAddress, pageAddress } from '../rules.ts';
import styles from './index.module.css';
import { Audience } from './page-head.tsx';
import { groupPages } from './page-tree.ts';
import { useSeen } from './seen-as.tsx';
import { TreeNav } from './tree-nav.tsx';

/** The published playbook: which version, and every page one may read, by phase. @param ways to what other features keep about it. */
export function PlaybookIndex({ ways }: { ways?: ReactNode }) {
  const t = useT();
  const { as } = useSeen();
  const query = useQuery(contractQuery(listPages, { as }));
  useBreadcrumbs([{ label: t('playbooks.title') }]);
  if (query.isPending) return <LoadingRows count={8} label={t('playbooks.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { version, phases, pages, mayReadFindings } = query.data;
  if (version === null) {
    const write = <Go to="/playbooks/bench">{t('bench.enter')}</Go>;
    return (
      <Empty title={t('playbooks.unpublishedTitle')} body={t('playbooks.unpublishedBody')} actions={write} />
    );
  }
  return (
    <div className={styles.index}>
      <TreeNav phases={phases} pages={pages} />
      <div className={styles.body}>
        <VersionHead version={version}>
          {mayReadFindings && <Go to={findingsAddress()}>{t('playbooks.allFindings')}</Go>}
          {ways}
        </VersionHead>
        {pages.length === 0 && <Empty title={t('playbooks.emptyTitle')} body={t('playbooks.emptyBody')} />}
        {groupPages(phases, pages).map((group) => (
          <section key={group.phase ?? ''} className={styles.phase}>
            <h2>{group.phase ?? t('playbooks.otherPages')}</h2>
            <ul>
              {group.pages.map((page) => (
                <PageLine key={page.path} page={page} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function VersionHead({ version, children }: { version: Version; children: ReactNode }) {
  const t = useT();
  const { to } = useSeen();
  const { number, title, publishedAt, publishedBy, why, findings } = version;
  const { error, warning, note } = findings;
  return (
    <header className={styles.head}>
      <h1>{title || t('playbooks.title')}</h1>
      <p className={styles.meta}>
        <b>{t('playbooks.version', { number })}</b>
        <span title={formatMoment(publishedAt)}>
          {t('playbooks.publishedBy', { day: formatDay(publishedAt), name: publishedBy })}
        </span>
        {error > 0 && <Chip tone="bad">{t('playbooks.errors', { count: error })}</Chip>}
        {warning > 0 && <Chip tone="warn">{t('playbooks.warnings', { count: warning })}</Chip>}
        {note > 0 && <Chip>{t('playbooks.notes', { count: note })}</Chip>}
        {error + warning + note === 0 && (
          <Chip tone="ok" icon="tick">
            {t('playbooks.noFindings')}
          </Chip>
        )}
      </p>
      {why !== '' && <p className={styles.why}>{why}</p>}
      <p className={styles.ways}>
        <Go to={to('/playbooks/versions')}>{t('playbooks.versions')}</Go>
        <Go to={to(graphAddress())}>{t('playbooks.graph')}</Go>
        <Go to="/playbooks/bench">{t('bench.enter')}</Go>
        {children}
      </p>
    </header>
  );
}

function PageLine({ page }: { page: PageSummary }) {
  const t = useT();
  const { to } = useSeen();
  return (
    <li className={styles.line}>
      <Go to={to(pageAddress(page.path))}>{page.title}</Go>
      <Audience audiences={page.audiences} />
      <span className={styles.steps}>{t('playbooks.steps', { count: page.steps.length })}</span>
    </li>
  );
}
