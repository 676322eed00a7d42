import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import * as z from 'zod';
import { loadMe } from '../../features/people/web/me.ts';
import { problemOf } from '../../ui/call.ts';
import { gridSearch } from '../../ui/grid/grid-view.ts';
import { Broken, NotFound } from './lost.tsx';

// What all routes stand under.

export const text = z.string().optional().catch(undefined);

/** What a list with views shows. */
export const viewSearch = { ...gridSearch, display: text, whose: text, view: text };

/** Whose playbook is shown, where it is not one's own. */
export const as = z.literal('partner').optional().catch(undefined);

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});

/** Everything behind the door. Who is not signed in goes to the door and comes back to the same address. */
export const inside = createRoute({
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

export const tenant = createRoute({
  getParentRoute: () => inside,
  path: '/tenants/$tenantId',
  component: lazyRouteComponent(() => import('./tenants.tsx'), 'TenantPage'),
});
