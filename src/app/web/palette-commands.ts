import { useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { newNoteAddress, noteSearchAddress } from '../../features/notes/rules.ts';
import { listPages } from '../../features/playbooks/contract.ts';
import { pageAddress, searchAddress, seenAs } from '../../features/playbooks/rules.ts';
import { readTenantPlaybook } from '../../features/tasks/contract.ts';
import { listTenants } from '../../features/tenants/contract.ts';
import { type Say, useT } from '../../ui/i18n.ts';
import { useGo } from '../../ui/link.tsx';
import { type Command, registerCommands, useCommands } from '../../ui/palette.tsx';
import { ranked } from '../../ui/palette-rank.ts';
import { contractQuery, queryClient } from '../../ui/query.ts';
import type { NavigationEntry } from '../../ui/shell.tsx';
import { chooseTheme, themeChoices } from '../../ui/theme.ts';
import { asOf } from './seen.tsx';

type Going = (to: string) => void;
/** Whose pages are offered: those that the playbook on the screen shows. */
type As = ReturnType<typeof asOf>;
const most = 6;

/** What the palette offers everywhere: places, themes, sign-out, and what a search finds. */
export function usePaletteCommands(navigation: readonly NavigationEntry[], onLeave: () => void): void {
  const t = useT();
  const go = useGo();
  const places = navigation.map((entry) => entry.to).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places say when the list is another one
  const commands = useMemo(() => standing(navigation, go, onLeave, t), [places, t]);
  useCommands(commands);
  const tenant = useRouterState({
    select: (state) => /^\/tenants\/([^/]+)/.exec(state.location.pathname)?.[1],
  });
  const as = useRouterState({ select: (state) => asOf(state.location) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` is the same in all but identity
  useEffect(() => {
    const stops = [
      registerCommands({ id: 'tenants', search: (query, signal) => tenants(query, signal, go, t) }),
      registerCommands({ id: 'pages', search: (query) => pages(query, as, go, t) }),
      registerCommands({ id: 'text', search: async (query) => inText(query, as, go, t) }),
      registerCommands({ id: 'notes', search: async (query) => inNotes(query, go, t) }),
      ...(tenant ? [registerCommands({ id: 'tasks', search: (query) => tasks(tenant, query, go, t) })] : []),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [tenant, as, t]);
}

function standing(navigation: readonly NavigationEntry[], go: Going, onLeave: () => void, t: Say): Command[] {
  const toPlaces = navigation.map(({ to, label, icon, keys }) => {
    return { id: to.slice(1), title: label, group: t('ui.group.goTo'), icon, keys, run: () => go(to) };
  });
  const toThemes = themeChoices.map((name): Command => {
    const title = t('ui.theme.use', { theme: t(`ui.theme.${name}`) });
    return {
      id: `theme-${name}`,
      title,
      group: t('ui.group.do'),
      icon: 'theme',
      run: () => chooseTheme(name),
    };
  });
  const doing = t('ui.group.do');
  return [
    ...toPlaces,
    {
      id: 'profile',
      title: t('ui.profile'),
      group: t('ui.group.goTo'),
      icon: 'person',
      run: () => go('/profile'),
    },
    {
      id: 'sessions',
      title: t('ui.sessions'),
      group: t('ui.group.goTo'),
      icon: 'lock',
      run: () => go('/sessions'),
    },
    {
      id: 'bench',
      title: t('bench.enter'),
      group: doing,
      icon: 'pencil',
      run: () => go('/playbooks/bench'),
    },
    {
      id: 'new-note',
      title: t('notes.new'),
      group: doing,
      icon: 'note',
      run: () => go(newNoteAddress()),
    },
    ...toThemes,
    { id: 'sign-out', title: t('ui.signOut'), group: doing, icon: 'sign-out', run: onLeave },
  ];
}

async function tenants(query: string, signal: AbortSignal, go: Going, t: Say): Promise<Command[]> {
  const asked = contractQuery(listTenants, { search: query, limit: most });
  const { items } = await queryClient.fetchQuery(asked);
  if (signal.aborted) return [];
  return items.map(({ id, name, tpid, domain }) => {
    const hint = `${t('app.tpid', { tpid })} · ${domain}`;
    return {
      id,
      title: name,
      hint,
      group: t('app.group.tenants'),
      icon: 'tenant',
      run: () => go(`/tenants/${id}`),
    };
  });
}

async function pages(query: string, as: As, go: Going, t: Say): Promise<Command[]> {
  const { pages: all } = await queryClient.ensureQueryData(contractQuery(listPages, { as }));
  const group = t('app.group.pages');
  const places = all.flatMap((page): Command[] => [
    {
      id: page.path,
      title: page.title,
      group,
      icon: 'book',
      run: () => go(seenAs(pageAddress(page.path), as)),
    },
    ...page.steps.map((step): Command => {
      const hint = t('app.step', { page: page.title });
      const run = () => go(seenAs(pageAddress(page.path, step.anchor), as));
      return { id: `${page.path}#${step.anchor}`, title: step.title, hint, group, icon: 'book', run };
    }),
  ]);
  return ranked(places, query, (place) => place.title).slice(0, most);
}

/** What the names don't tell, the text may. */
function inText(query: string, as: As, go: Going, t: Say): Command[] {
  if (query.trim() === '') return [];
  const title = t('playbooks.searchText', { words: query.trim() });
  const run = () => go(seenAs(searchAddress(query), as));
  return [{ id: 'search-text', title, group: t('app.group.pages'), icon: 'search', run }];
}

function inNotes(query: string, go: Going, t: Say): Command[] {
  const words = query.trim();
  if (words === '') return [];
  const title = t('notes.searchFor', { words });
  const run = () => go(noteSearchAddress({ q: words }));
  return [{ id: 'search-notes', title, group: t('notes.title'), icon: 'search', run }];
}

async function tasks(tenantId: string, query: string, go: Going, t: Say): Promise<Command[]> {
  const { phases } = await queryClient.ensureQueryData(contractQuery(readTenantPlaybook, { tenantId }));
  const rows = phases.flatMap((phase) =>
    phase.pages.flatMap((page) => page.steps.flatMap((step) => step.tasks)),
  );
  const once = [...new Map(rows.map((row) => [row.id, row])).values()];
  return ranked(once, query, (row) => `${row.name} ${row.id}`)
    .slice(0, most)
    .map(({ id, name }) => {
      const run = () => go(`/tenants/${tenantId}?task=${id}`);
      return {
        id: `task-${id}`,
        title: name,
        hint: t('app.task', { id }),
        group: t('app.group.tasks'),
        icon: 'task',
        run,
      };
    });
}
