import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { PlaybookScreen } from './playbook-screen.tsx';
import type { OnSearch, PlaybookSearch } from './search.ts';
import { playbookQuery } from './task-cache.ts';

export interface TenantPlaybookProps {
  readonly tenantId: string;
  readonly search: PlaybookSearch;
  readonly onSearch: OnSearch;
  /** The timeline of a subject of the ledger, `task:3745`; another feature draws it. */
  readonly timeline: (subject: string) => ReactNode;
  /** The notes of a task; another feature draws them. */
  readonly notes: (taskId: string, mayWrite: boolean) => ReactNode;
}

/** The playbook of a tenant: what is to do, how far it is, and the task in work beside it. */
export function TenantPlaybook(props: TenantPlaybookProps) {
  const t = useT();
  const query = useQuery(playbookQuery(props.tenantId));
  if (query.isPending) return <LoadingRows count={12} label={t('tasks.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (query.data.version === null) {
    return <Empty title={t('tasks.unpublishedTitle')} body={t('tasks.unpublishedBody')} />;
  }
  const { phases, mayWrite } = query.data;
  return <PlaybookScreen key={props.tenantId} {...props} phases={phases} mayWrite={mayWrite} />;
}
