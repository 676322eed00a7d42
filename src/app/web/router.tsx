import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import * as z from 'zod';
import { queueSearch } from '../../features/cases/web/queue-search.ts';
import { editorSearch, fullSearch, latestSearch } from '../../features/notes/web/note-search.ts';
import { loadMe } from '../../features/people/web/me.ts';
import { customerTabs } from '../../features/tenants/customer-model.ts';
import { gridSearch } from '../../ui/grid/grid-view.ts';
import { Broken, NotFound } from './lost.tsx';
import { playbookRoutes } from './playbook-routes.tsx';
import { scopeOfMe } from './reach.ts';
import { inside, root, tenant, text, viewSearch } from './route-roots.tsx';
import { parseSearch, stringifySearch } from './search-text.ts';
import { tenantRoutes } from './tenant-routes.tsx';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: text }),
  component: lazyRouteComponent(() => import('./door.tsx'), 'SignIn'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: z.object({ token: text }),
  component: lazyRouteComponent(() => import('./door.tsx'), 'Setup'),
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  validateSearch: z.object({ token: text }),
  component: lazyRouteComponent(() => import('./door.tsx'), 'Password'),
});

const start = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async () => {
    // Who works somewhere begins with what is due; who only reads, with the list.
    const works = scopeOfMe(await loadMe()).writes !== 'none';
    throw redirect({ to: works ? '/day' : '/tenants', replace: true });
  },
});

const day = createRoute({
  getParentRoute: () => inside,
  path: '/day',
  component: lazyRouteComponent(() => import('./day.tsx'), 'Day'),
});

const tenants = createRoute({
  getParentRoute: () => inside,
  path: '/tenants',
  validateSearch: z.object(viewSearch),
  component: lazyRouteComponent(() => import('./tenants.tsx'), 'Tenants'),
});

const customers = createRoute({
  getParentRoute: () => inside,
  path: '/customers',
  validateSearch: z.object({ tab: z.enum(customerTabs).optional().catch(undefined), ...gridSearch }),
  component: lazyRouteComponent(() => import('./customers.tsx'), 'Customers'),
});

const customer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$customerId',
  validateSearch: z.object({ contact: text }),
  component: lazyRouteComponent(() => import('./customers.tsx'), 'Customer'),
});

const usageSync = createRoute({
  getParentRoute: () => inside,
  path: '/usage/sync',
  validateSearch: z.object({ search: text }),
  component: lazyRouteComponent(() => import('./usage-sync.tsx'), 'UsageSync'),
});

/** Where Microsoft's login leads an administrator of a tenant, who may have no account here. */
const consent = createRoute({
  getParentRoute: () => root,
  path: '/usage/consent',
  validateSearch: z.object({ state: text, tenant: text, error: text }),
  component: lazyRouteComponent(() => import('./usage-sync.tsx'), 'Consent'),
});

const usage = createRoute({
  getParentRoute: () => inside,
  path: '/usage',
  validateSearch: z.object(gridSearch),
  component: lazyRouteComponent(() => import('./usage.tsx'), 'UsagePortfolio'),
});

const cases = createRoute({
  getParentRoute: () => inside,
  path: '/cases',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./cases.tsx'), 'Queue'),
});

const oneCase = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./cases.tsx'), 'OneCase'),
});

const notes = createRoute({
  getParentRoute: () => inside,
  path: '/notes',
  validateSearch: latestSearch,
  component: lazyRouteComponent(() => import('./notes.tsx'), 'LatestNotes'),
});

const notesSearch = createRoute({
  getParentRoute: () => inside,
  path: '/notes/search',
  validateSearch: fullSearch,
  component: lazyRouteComponent(() => import('./notes.tsx'), 'SearchNotes'),
});

const noteDrafts = createRoute({
  getParentRoute: () => inside,
  path: '/notes/drafts',
  component: lazyRouteComponent(() => import('./notes.tsx'), 'NoteDrafts'),
});

const newNote = createRoute({
  getParentRoute: () => inside,
  path: '/notes/new',
  validateSearch: editorSearch,
  component: lazyRouteComponent(() => import('./notes.tsx'), 'NewNote'),
});

const goals = createRoute({
  getParentRoute: () => inside,
  path: '/goals',
  validateSearch: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./csmau.tsx'), 'Goals'),
});

const offers = createRoute({
  getParentRoute: () => inside,
  path: '/offers',
  component: lazyRouteComponent(() => import('./csmau.tsx'), 'Offers'),
});

const targets = createRoute({
  getParentRoute: () => inside,
  path: '/targets',
  component: lazyRouteComponent(() => import('./csmau.tsx'), 'Targets'),
});

const targetList = createRoute({
  getParentRoute: () => inside,
  path: '/targets/$listId',
  component: lazyRouteComponent(() => import('./csmau.tsx'), 'TargetsOfList'),
});

const reassign = createRoute({
  getParentRoute: () => inside,
  path: '/tools/reassign',
  component: lazyRouteComponent(() => import('./assignments.tsx'), 'Reassign'),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/tools/import',
  component: lazyRouteComponent(() => import('./imports.tsx'), 'Imports'),
});

const oneImport = createRoute({
  getParentRoute: () => inside,
  path: '/tools/import/$importId',
  component: lazyRouteComponent(() => import('./imports.tsx'), 'OneImport'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: z.object(gridSearch),
  component: lazyRouteComponent(() => import('./people.tsx'), 'People'),
});

const newPerson = createRoute({
  getParentRoute: () => inside,
  path: '/people/new',
  component: lazyRouteComponent(() => import('./people.tsx'), 'NewPerson'),
});

const person = createRoute({
  getParentRoute: () => inside,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('./people.tsx'), 'OnePerson'),
});

const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('./people.tsx'), 'Profile'),
});

const operations = createRoute({
  getParentRoute: () => inside,
  path: '/operations',
  component: lazyRouteComponent(
    () => import('../../features/operations/web/operations-page.tsx'),
    'OperationsPage',
  ),
});

const sessions = createRoute({
  getParentRoute: () => inside,
  path: '/sessions',
  component: lazyRouteComponent(() => import('../../features/people/web/sessions-page.tsx'), 'SessionsPage'),
});

// Inside the door, so that whoever is lost still has the navigation.
const anywhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFound });

const routeTree = root.addChildren([
  signIn,
  setup,
  password,
  consent,
  inside.addChildren([
    start,
    day,
    tenants,
    tenant.addChildren(tenantRoutes),
    cases,
    oneCase,
    customers,
    customer,
    usage,
    usageSync,
    targets,
    targetList,
    offers,
    goals,
    notes,
    notesSearch,
    noteDrafts,
    newNote,
    reassign,
    imports,
    oneImport,
    people,
    newPerson,
    person,
    profile,
    operations,
    sessions,
    ...playbookRoutes,
    anywhere,
  ]),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultErrorComponent: Broken,
});
