import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Bell } from '../../features/cases/web/bell.tsx';
import { countQuery as casesQuery, noticesQuery } from '../../features/cases/web/use-cases.ts';
import { countQuery, useFeedbackCount } from '../../features/feedback/web/use-feedback.ts';
import { signOut, welcome } from '../../features/people/contract.ts';
import type { Me } from '../../features/people/model.ts';
import { useMe } from '../../features/people/web/me.ts';
import { NoRole } from '../../features/people/web/no-role.tsx';
import { SessionEnded } from '../../features/people/web/session-ended.tsx';
import { call } from '../../ui/call.ts';
import { useT } from '../../ui/i18n.ts';
import { useGo } from '../../ui/link.tsx';
import { contractQuery, queryClient } from '../../ui/query.ts';
import { type NavigationEntry, Shell } from '../../ui/shell.tsx';
import { useToasts } from '../../ui/toast.tsx';
import styles from './frame.module.css';
import { usePaletteCommands } from './palette-commands.ts';
import { hasReach, mayImport, mayReassign, scopeOfMe } from './reach.ts';

/** The frame of every page behind the door. */
export function Frame() {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const leave = useLeave();
  const navigation = useNavigation(me);
  usePaletteCommands(navigation, leave);
  const roles = me.administrator ? [t('app.administrator')] : [];
  return (
    <Shell
      navigation={navigation}
      person={{
        name: me.name,
        email: me.email,
        roles: [...roles, ...me.roles.map((role) => role.label)],
        onProfile: () => go('/profile'),
        onSessions: () => go('/sessions'),
        onSignOut: leave,
      }}
      tools={<Bell />}
      footer={<Footer />}
    >
      <Inside me={me} />
      <SessionEnded onOther={() => location.assign('/sign-in')} />
    </Shell>
  );
}

/** The page of the address; where there are tenants on it, an explanation for those who may see none. */
function Inside({ me }: { me: Me }) {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const aboutTenants = /^\/(day|tenants|cases|usage|notes)(\/|$)/.test(path);
  return aboutTenants && !hasReach(me) ? <NoRole name={me.name} /> : <Outlet />;
}

function useNavigation(me: Me): readonly NavigationEntry[] {
  const t = useT();
  const feedback = useFeedbackEntry();
  const cases = useCasesEntry();
  const tenants: readonly NavigationEntry[] = [
    ...(scopeOfMe(me).writes === 'none'
      ? []
      : [{ to: '/day', label: t('app.nav.day'), icon: 'today', keys: 'g d' } as const]),
    { to: '/tenants', label: t('app.nav.tenants'), icon: 'tenant', keys: 'g t' },
    cases,
    // Partners have their tenants, and no list of whom these belong to.
    ...(me.audience === 'internal'
      ? [{ to: '/customers', label: t('app.nav.customers'), icon: 'people', keys: 'g c' } as const]
      : []),
    { to: '/usage', label: t('app.nav.usage'), icon: 'chart', keys: 'g u' },
    ...(me.audience === 'internal'
      ? ([
          { to: '/targets', label: t('targets.title'), icon: 'list', keys: 'g l' },
          { to: '/goals', label: t('goals.title'), icon: 'goal', keys: 'g a' },
        ] as const)
      : []),
    { to: '/notes', label: t('notes.title'), icon: 'note', keys: 'g n' },
  ];
  const reassign = {
    to: '/tools/reassign',
    label: t('app.nav.reassign'),
    icon: 'retry',
    keys: 'g r',
  } as const;
  const bring = { to: '/tools/import', label: t('app.nav.import'), icon: 'data', keys: 'g i' } as const;
  const administration: readonly NavigationEntry[] = [
    { to: '/people', label: t('app.nav.people'), icon: 'people', keys: 'g e' },
    { to: '/operations', label: t('app.nav.operations'), icon: 'operations', keys: 'g o' },
  ];
  return [
    ...(hasReach(me) ? tenants : []),
    { to: '/playbooks', label: t('app.nav.playbooks'), icon: 'book', keys: 'g p' },
    ...feedback,
    ...(mayReassign(me) ? [reassign] : []),
    ...(mayImport(me) ? [bring] : []),
    ...(me.administrator ? administration : []),
  ];
}

/** The way to the cases, with how many wait for the person; the bell is asked at the same times. */
function useCasesEntry(): NavigationEntry {
  const t = useT();
  const place = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every page that one goes to
  useEffect(() => {
    void queryClient.prefetchQuery(casesQuery);
    void queryClient.prefetchQuery(noticesQuery);
  }, [place]);
  const mine = useQuery(casesQuery).data?.mine ?? 0;
  const waiting = mine > 0 ? { count: mine, counted: t('cases.waiting', { count: mine }) } : {};
  return { to: '/cases', label: t('cases.title'), icon: 'task', keys: 'g k', ...waiting };
}

/** The way to the feedback, for whom there is any, with how much of it waits for them. */
function useFeedbackEntry(): readonly NavigationEntry[] {
  const t = useT();
  const place = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every page that one goes to
  useEffect(() => void queryClient.prefetchQuery(countQuery), [place]);
  const counts = useFeedbackCount();
  if (counts === undefined || !(counts.mayReadAll || counts.inbox + counts.sent > 0)) return [];
  const { open } = counts;
  const waiting = open > 0 ? { count: open, counted: t('feedback.waiting', { count: open }) } : {};
  return [{ to: '/playbooks/feedback', label: t('feedback.title'), icon: 'mail', keys: 'g f', ...waiting }];
}

/** Signs out, and loads the door anew: nothing of this person stays in the memory of the page. */
function useLeave(): () => void {
  const { show } = useToasts();
  return () => {
    call(signOut, {}).then(
      () => location.assign('/sign-in'),
      (problem: Error) => show({ title: problem.message, intent: 'error' }),
    );
  };
}

function Footer() {
  const t = useT();
  const { data } = useQuery({ ...contractQuery(welcome, {}), staleTime: 10 * 60_000 });
  if (!data) return null;
  return (
    <>
      <b className={styles.organisation}>{data.organisation}</b>
      {data.demo && <div>{t('app.footer.demo')}</div>}
      {data.durability && (
        <details className={styles.store}>
          <summary>{t('app.footer.store')}</summary>
          {data.durability}
        </details>
      )}
    </>
  );
}
