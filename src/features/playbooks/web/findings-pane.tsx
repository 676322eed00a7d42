import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { readFindings } from '../contract.ts';
import type { PlaybookFinding, PlaybookPage } from '../model.ts';
import { findingsAddress } from '../rules.ts';
import { FindingCard } from './finding-card.tsx';
import styles from './findings.module.css';

// What a page may show beside its text; the list of all findings has the rest.
const most = 200;

/** What the compiler said of a page; asks only when somebody may read it. */
export function usePageFindings(page: PlaybookPage | undefined): readonly PlaybookFinding[] {
  const path = page?.path ?? '';
  const version = page?.version.number ?? 1;
  const asked = contractQuery(readFindings, { path, version, limit: most });
  const { data } = useQuery({ ...asked, enabled: page !== undefined && page.findings !== null });
  return data?.findings ?? [];
}

interface Props {
  readonly page: PlaybookPage;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The findings of a page beside its text: a column where there is room, else a panel over it. */
export function FindingsPane({ page, open, onClose }: Props) {
  const t = useT();
  const heading = useId();
  const narrow = useMedia('narrow');
  const title = t('playbooks.findings');
  if (narrow)
    return open ? (
      <SidePanel title={title} where={page.title} onClose={onClose}>
        <Findings page={page} onGo={onClose} />
      </SidePanel>
    ) : null;
  return (
    <aside className={styles.pane} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <Findings page={page} />
    </aside>
  );
}

function Findings({ page, onGo }: { page: PlaybookPage; onGo?: () => void }) {
  const t = useT();
  const { path, version, findings: counts } = page;
  const query = useQuery(contractQuery(readFindings, { path, version: version.number, limit: most }));
  if (counts?.kept === false) return <p className={styles.quiet}>{t('playbooks.findingsNotKept')}</p>;
  if (query.isPending) return <LoadingRows count={3} label={t('playbooks.loadingFindings')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { findings, more, total } = query.data;
  if (findings.length === 0) return <p className={styles.quiet}>{t('playbooks.noFindingsHere')}</p>;
  return (
    <>
      <ul>
        {findings.map((finding) => (
          <FindingCard key={finding.place} finding={finding} linked onGo={onGo} />
        ))}
      </ul>
      {more && (
        <Go to={findingsAddress({ path, version: version.number })}>
          {t('playbooks.allOfPage', { count: total })}
        </Go>
      )}
    </>
  );
}

/** Opens the findings where they have no column; says how many there are. */
export function FindingsButton({ page, onOpen }: { page: PlaybookPage; onOpen: () => void }) {
  const t = useT();
  const { findings } = page;
  if (findings === null) return null;
  const count = findings.error + findings.warning + findings.note;
  return (
    <Button size="small" className={styles.button ?? ''} onClick={onOpen}>
      {t('playbooks.findingsCount', { count })}
    </Button>
  );
}
