import { Button, FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  useNavigate,
} from '@tanstack/react-router';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { messages } from '../../../src/app/messages.ts';
import { parseSearch, stringifySearch } from '../../../src/app/web/search-text.ts';
import { arrange, choicesOf, pageOf } from '../../../src/base/grid-rows.ts';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';
import { Grid } from '../../../src/ui/grid/grid.tsx';
import type { GridColumn, GridSearch, PageQuery } from '../../../src/ui/grid/grid-types.ts';
import { gridSearch } from '../../../src/ui/grid/grid-view.ts';
import { initI18n } from '../../../src/ui/i18n.ts';
import { queryClient } from '../../../src/ui/query.ts';
import { listenToKeys } from '../../../src/ui/shortcuts.tsx';
import { Empty } from '../../../src/ui/states.tsx';
import { useTheme } from '../../../src/ui/theme.ts';
import { Toasts } from '../../../src/ui/toast.tsx';
import { type Island, islands } from './rows.ts';

const columns: readonly GridColumn<Island>[] = [
  { id: 'name', title: 'Island', type: 'text', width: 160, grow: 1, value: ({ name }) => name },
  { id: 'region', title: 'Region', type: 'choice', width: 110, card: 'under', value: ({ region }) => region },
  { id: 'people', title: 'People', type: 'number', width: 100, card: 'main', value: ({ people }) => people },
  { id: 'share', title: 'Active', type: 'percent', width: 100, card: 'main', value: ({ share }) => share },
  { id: 'visited', title: 'Visited', type: 'date', width: 120, value: ({ visited }) => visited },
  { id: 'note', title: 'Note', type: 'text', width: 120, hidden: true, value: ({ note }) => note },
];
const options = new URLSearchParams(location.search);
const rows = islands(Number(options.get('count') ?? 10_000));
const rowId = ({ id }: Island) => id;

async function fetchPage({ cursor, limit, ...query }: PageQuery) {
  await new Promise((answer) => setTimeout(answer, 20));
  if (query.find === 'storm') throw new Error('The islands can not be reached.');
  const found = arrange(rows, columns, query);
  const sum = found.reduce((people, row) => people + (row.people ?? 0), 0);
  return { ...pageOf(found, rowId, cursor, limit), sum, choices: choicesOf(rows, columns) };
}

function Islands() {
  const search = start.useSearch() as GridSearch;
  const navigate = useNavigate();
  return (
    <Grid
      label="Islands"
      columns={columns}
      queryKey={['islands']}
      fetchPage={fetchPage}
      rowId={rowId}
      rowName={({ name }) => name}
      open={({ id }) => `/islands/${id}`}
      search={search}
      onSearch={(next) => void navigate({ to: '/', search: next, replace: true })}
      defaultSort="-people"
      fileName="islands"
      counted={(count) => `${count} islands`}
      summary={(people) => ` · ${people} people`}
      bulk={(chosen, done) => (
        <Button size="small" appearance="primary" onClick={done}>
          {`Visit ${chosen.length}`}
        </Button>
      )}
      bulkSummary={(chosen) => `${chosen.reduce((people, row) => people + (row.people ?? 0), 0)} people`}
      empty={<Empty title="No island" />}
    />
  );
}

function Page() {
  useEffect(() => listenToKeys(document), []);
  return (
    <FluentProvider theme={useTheme()} className="provider">
      <main
        style={{
          display: 'flex',
          flexDirection: 'column',
          height: '100vh',
          background: 'var(--bg1)',
          color: 'var(--fg1)',
        }}
      >
        <h1>{'Islands'}</h1>
        <Outlet />
      </main>
      <Toasts />
    </FluentProvider>
  );
}

const root = createRootRoute({ component: Page });
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: z.object(gridSearch),
  component: Islands,
});
const island = createRoute({
  getParentRoute: () => root,
  path: '/islands/$id',
  component: () => <p>{island.useParams().id}</p>,
});
const router = createRouter({ routeTree: root.addChildren([start, island]), parseSearch, stringifySearch });

initI18n(messages);
createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router as never} />
  </QueryClientProvider>,
);
