import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
import { feedbackBoxes, feedbackStates } from '../../features/feedback/model.ts';
import { findingLevels } from '../../features/playbooks/model.ts';
import { as, inside, text } from './route-roots.tsx';

const versionNumber = z.coerce.number().int().min(1).optional().catch(undefined);

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

/** Reading, searching, comparing and writing playbooks. */
export const playbookRoutes = [
  playbooks,
  playbookSearch,
  playbookGraph,
  playbookVersions,
  playbookFindings,
  playbookFeedback,
  playbookBench,
  playbookPage,
] as const;
