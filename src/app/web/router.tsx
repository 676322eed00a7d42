import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import * as z from 'zod';
import { tabIds } from '../../features/assignments/model.ts';
import { feedbackBoxes, feedbackStates } from '../../features/feedback/model.ts';
import {
  editorSearch,
  fullSearch,
  latestSearch,
  tenantNoteSearch,
} from '../../features/notes/web/note-search.ts';
import { loadMe } from '../../features/people/web/me.ts';
import { findingLevels } from '../../features/playbooks/model.ts';
import { playbookSearch as tenantPlaybookSearch } from '../../features/tasks/web/search.ts';
import { customerTabs } from '../../features/tenants/customer-model.ts';
import { usageSearch } from '../../features/usage/web/usage-search.ts';
import { problemOf } from '../../ui/call.ts';
import { gridSearch } from '../../ui/grid/grid-view.ts';
import { Broken, NotFound } from './lost.tsx';
import { parseSearch, stringifySearch } from './search-text.ts';

const text = z.string().optional().catch(undefined);

/** Whose playbook is shown, where it is not one's own. */
const as = z.literal('partner').optional().catch(undefined);

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

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

/** Everything behind the door. Who is not signed in goes to the door and comes back to the same address. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    try {
      await loadMe();
    } catch (error) {
      if (problemOf(error).status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./frame.tsx'), 'Frame'),
});

const start = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tenants', replace: true });
  },
});

const tenants = createRoute({
  getParentRoute: () => inside,
  path: '/tenants',
  validateSearch: z.object({ search: text, mine: z.literal('yes').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./tenants.tsx'), 'Tenants'),
});

const tenant = createRoute({
  getParentRoute: () => inside,
  path: '/tenants/$tenantId',
  component: lazyRouteComponent(() => import('./tenants.tsx'), 'TenantPage'),
});

const tenantPlaybook = createRoute({
  getParentRoute: () => tenant,
  path: '/',
  validateSearch: tenantPlaybookSearch,
  component: lazyRouteComponent(() => import('./tenant-work.tsx'), 'PlaybookTab'),
});

const tenantStatus = createRoute({
  getParentRoute: () => tenant,
  path: '/status',
  component: lazyRouteComponent(() => import('./customers.tsx'), 'StatusTab'),
});

const tenantContacts = createRoute({
  getParentRoute: () => tenant,
  path: '/contacts',
  validateSearch: z.object({ contact: text }),
  component: lazyRouteComponent(() => import('./customers.tsx'), 'ContactsTab'),
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

const tenantNotes = createRoute({
  getParentRoute: () => tenant,
  path: '/notes',
  validateSearch: tenantNoteSearch,
  component: lazyRouteComponent(() => import('./tenant-work.tsx'), 'NotesTab'),
});

const tenantAssignments = createRoute({
  getParentRoute: () => tenant,
  path: '/assignments',
  validateSearch: z.object({ tab: z.enum(tabIds).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./assignments.tsx'), 'AssignmentsTab'),
});

const tenantTimeline = createRoute({
  getParentRoute: () => tenant,
  path: '/timeline',
  component: lazyRouteComponent(() => import('./tenants.tsx'), 'TimelineTab'),
});

const tenantUsage = createRoute({
  getParentRoute: () => tenant,
  path: '/usage',
  validateSearch: usageSearch,
  // A part of its own: only here are charts loaded.
  component: lazyRouteComponent(() => import('./usage.tsx'), 'UsageTab'),
});

const tenantServices = createRoute({
  getParentRoute: () => tenant,
  path: '/services',
  validateSearch: z.object({ show: z.literal('all').optional().catch(undefined) }),
  // A part of its own: only here are the pick lists and their guidance loaded.
  component: lazyRouteComponent(() => import('./services.tsx'), 'ServicesTab'),
});

const tenantBlockers = createRoute({
  getParentRoute: () => tenant,
  path: '/services/blockers',
  component: lazyRouteComponent(() => import('./services.tsx'), 'BlockersTab'),
});

const tenantService = createRoute({
  getParentRoute: () => tenant,
  path: '/services/$service',
  component: lazyRouteComponent(() => import('./services.tsx'), 'ServiceTab'),
});

const tenantServiceEdit = createRoute({
  getParentRoute: () => tenant,
  path: '/services/$service/edit',
  component: lazyRouteComponent(() => import('./services.tsx'), 'ServiceEditTab'),
});

const tenantImports = createRoute({
  getParentRoute: () => tenant,
  path: '/usage/imports',
  component: lazyRouteComponent(() => import('./usage.tsx'), 'ImportsTab'),
});

const tenantPeople = createRoute({
  getParentRoute: () => tenant,
  path: '/usage/people',
  validateSearch: z.object({ day: text, service: text, asOf: text, ...gridSearch }),
  component: lazyRouteComponent(() => import('./usage.tsx'), 'PeopleTab'),
});

const tenantSync = createRoute({
  getParentRoute: () => tenant,
  path: '/usage/sync',
  component: lazyRouteComponent(() => import('./usage-sync.tsx'), 'SyncTab'),
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

const playbooks = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks',
  validateSearch: z.object({ as }),
  component: lazyRouteComponent(() => import('./playbooks.tsx'), 'Playbooks'),
});

const playbookPage = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks/$',
  validateSearch: z.object({ find: text, as }),
  component: lazyRouteComponent(() => import('./playbooks.tsx'), 'PlaybookPage'),
});

const playbookGraph = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks/graph',
  validateSearch: z.object({ at: text, as }),
  component: lazyRouteComponent(() => import('./processes.tsx'), 'Processes'),
});

const playbookSearch = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks/search',
  validateSearch: z.object({ q: text, as }),
  component: lazyRouteComponent(() => import('./playbooks.tsx'), 'SearchPlaybook'),
});

const versionNumber = z.coerce.number().int().min(1).optional().catch(undefined);

const playbookVersions = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks/versions',
  validateSearch: z.object({ from: versionNumber, to: versionNumber, as }),
  component: lazyRouteComponent(() => import('./playbooks.tsx'), 'PlaybookVersions'),
});

const playbookFindings = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks/findings',
  validateSearch: z.object({
    version: versionNumber,
    path: text,
    code: text,
    level: z.enum(findingLevels).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./playbooks.tsx'), 'PlaybookFindings'),
});

const playbookFeedback = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks/feedback',
  validateSearch: z.object({
    box: z.enum(feedbackBoxes).optional().catch(undefined),
    state: z
      .enum([...feedbackStates, 'any'])
      .optional()
      .catch(undefined),
    path: text,
    item: text,
  }),
  component: lazyRouteComponent(() => import('./feedback.tsx'), 'Feedback'),
});

const playbookBench = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks/bench',
  validateSearch: z.object({ page: text }),
  // A part of its own: only here are the editor and the compiler's words loaded.
  component: lazyRouteComponent(() => import('./bench.tsx'), 'Bench'),
});

const reassign = createRoute({
  getParentRoute: () => inside,
  path: '/tools/reassign',
  component: lazyRouteComponent(() => import('./assignments.tsx'), 'Reassign'),
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
    tenants,
    tenant.addChildren([
      tenantServices,
      tenantBlockers,
      tenantService,
      tenantServiceEdit,

      tenantPlaybook,
      tenantStatus,
      tenantUsage,
      tenantImports,
      tenantPeople,
      tenantSync,
      tenantNotes,
      tenantContacts,
      tenantAssignments,
      tenantTimeline,
    ]),
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
    playbooks,
    playbookSearch,
    playbookGraph,
    playbookVersions,
    playbookFindings,
    playbookFeedback,
    playbookBench,
    playbookPage,
    reassign,
    people,
    newPerson,
    person,
    profile,
    operations,
    sessions,
    anywhere,
  ]),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultErrorComponent: Broken,
});
