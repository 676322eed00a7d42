import type { Me } from '../../features/people/model.ts';
import { scopeOf } from '../../features/people/rules.ts';

// What the navigation offers, by the same rule as the server's; the server asks again.

/** How far somebody's roles reach. */
export const scopeOfMe = (me: Me) =>
  scopeOf(
    me.roles.map(({ id }) => id),
    me.audience === 'partner',
    me,
  );

/** Whether somebody's roles open any tenant (domain.md 2.2, rule 2). */
export const hasReach = (me: Me): boolean => scopeOfMe(me).reads !== 'none';

/** Whether somebody assigns everywhere, and so may reassign in bulk. */
export const mayReassign = (me: Me): boolean => scopeOfMe(me).assigns === 'all';

/** Whether somebody may bring lists: people of the organisation whose roles or rights let them change something. */
export const mayImport = (me: Me): boolean =>
  me.audience === 'internal' &&
  (scopeOfMe(me).writes !== 'none' || scopeOfMe(me).assigns === 'all' || mayKeep(me));

const mayKeep = (me: Me): boolean => me.administrator || me.capabilities.includes('portfolio:keep');
