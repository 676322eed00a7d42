import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call, problemOf } from '../../../ui/call.ts';
import { Chip, Hidden } from '../../../ui/chip.tsx';
import { type Say, useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatMoment, formatShortMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { revokeSession, sessions } from '../contract.ts';
import { readAgent } from './agent.ts';
import styles from './sessions.module.css';

/** Where this person is signed in, and how to end it there. */
export function SessionsPage() {
  const t = useT();
  const queries = useQueryClient();
  const { show } = useToasts();
  useBreadcrumbs([{ label: t('people.sessions.title') }]);
  const { data, error, refetch } = useQuery(contractQuery(sessions, {}));
  const revoke = useMutation({
    mutationFn: (session: { id: string; agent: string }) => call(revokeSession, { sessionId: session.id }),
    onSuccess: (_, session) =>
      show({ title: t('people.sessions.revoked', { agent: nameOf(session.agent, t) }) }),
    onError: (problem) => show({ title: problem.message, intent: 'error' }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(sessions) }),
  });
  return (
    <div className={styles.page}>
      <h1>{t('people.sessions.title')}</h1>
      <p className={styles.quiet}>{t('people.sessions.body')}</p>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={3} />}
      <ul className={styles.list}>
        {data?.sessions.map((session) => (
          <li key={session.id}>
            <Icon name="lock" />
            <div className={styles.what}>
              <b>{nameOf(session.agent, t)}</b>
              <span title={`${formatMoment(session.createdAt)} – ${formatMoment(session.seenAt)}`}>
                {t('people.sessions.since', { when: formatShortMoment(session.createdAt) })},{' '}
                {t('people.sessions.seen', { when: formatShortMoment(session.seenAt) })}
              </span>
            </div>
            {session.current ? (
              <Chip tone="ok" icon="tick">
                {t('people.sessions.current')}
              </Chip>
            ) : (
              <Button disabled={revoke.isPending} onClick={() => revoke.mutate(session)}>
                {t('people.sessions.revoke')}
                <Hidden>{`${nameOf(session.agent, t)}, ${formatShortMoment(session.createdAt)}`}</Hidden>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(agent: string, t: Say): string {
  const { program, system } = readAgent(agent);
  if (program && system) return t('people.sessions.agentOn', { program, system });
  return program ?? system ?? t('people.sessions.unknownAgent');
}
