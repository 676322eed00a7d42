import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '../../../http/contract.ts';
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
  useBreadcrumbs([{ label: t('people.sessions.title') }]);
  const { data, error, refetch } = useQuery(contractQuery(sessions, {}));
  return (
    <div className={styles.page}>
      <h1>{t('people.sessions.title')}</h1>
      <p className={styles.quiet}>{t('people.sessions.body')}</p>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={3} />}
      <ul className={styles.list}>
        {data?.sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </div>
  );
}

type Session = OutputOf<typeof sessions>['sessions'][number];

function SessionRow({ session }: { session: Session }) {
  const t = useT();
  const revoke = useRevoke(session);
  const name = nameOf(session.agent, t);
  const since = formatShortMoment(session.createdAt);
  return (
    <li>
      <Icon name="lock" />
      <div className={styles.what}>
        <b>{name}</b>
        <span title={`${formatMoment(session.createdAt)} – ${formatMoment(session.seenAt)}`}>
          {t('people.sessions.since', { when: since })},{' '}
          {t('people.sessions.seen', { when: formatShortMoment(session.seenAt) })}
        </span>
      </div>
      {session.current ? (
        <Chip tone="ok" icon="tick">
          {t('people.sessions.current')}
        </Chip>
      ) : (
        <Button disabled={revoke.isPending} onClick={() => revoke.mutate()}>
          {t('people.sessions.revoke')}
          <Hidden>{`${name}, ${since}`}</Hidden>
        </Button>
      )}
    </li>
  );
}

function useRevoke({ id, agent }: Session) {
  const t = useT();
  const queries = useQueryClient();
  const { show } = useToasts();
  return useMutation({
    mutationFn: () => call(revokeSession, { sessionId: id }),
    onSuccess: () => show({ title: t('people.sessions.revoked', { agent: nameOf(agent, t) }) }),
    onError: (problem) => show({ title: problem.message, intent: 'error' }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(sessions) }),
  });
}

function nameOf(agent: string, t: Say): string {
  const { program, system } = readAgent(agent);
  if (program && system) return t('people.sessions.agentOn', { program, system });
  return program ?? system ?? t('people.sessions.unknownAgent');
}
