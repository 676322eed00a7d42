import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
import { tabIds } from '../../features/assignments/model.ts';
import { tenantNoteSearch } from '../../features/notes/web/note-search.ts';
import { playbookSearch as tenantPlaybookSearch } from '../../features/tasks/web/search.ts';
import { usageSearch } from '../../features/usage/web/usage-search.ts';
import { gridSearch } from '../../ui/grid/grid-view.ts';
import { tenant, text } from './route-roots.tsx';

const tenantPlaybook = createRoute({
  getParentRoute: () => tenant,
  path: '/',
  validateSearch: tenantPlaybookSearch,
  component: lazyRouteComponent(() => import('./tenant-work.tsx'), 'PlaybookTab'),
});

const tenantCases = createRoute({
  getParentRoute: () => tenant,
  path: '/cases',
  component: lazyRouteComponent(() => import('./cases.tsx'), 'ProcessesTab'),
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

/** The tabs of a tenant and what stands below them. */
export const tenantRoutes = [
  tenantServices,
  tenantBlockers,
  tenantService,
  tenantServiceEdit,
  tenantPlaybook,
  tenantCases,
  tenantStatus,
  tenantUsage,
  tenantImports,
  tenantPeople,
  tenantSync,
  tenantNotes,
  tenantContacts,
  tenantAssignments,
  tenantTimeline,
] as const;
