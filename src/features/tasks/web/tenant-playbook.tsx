import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { PlaybookScreen } from './playbook-screen.tsx';
import type { TenantPlaybookProps } from './screen-props.ts';
import { playbookQuery } from './task-cache.ts';

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
