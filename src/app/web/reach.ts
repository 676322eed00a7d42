import type { Me } from '../../features/people/model.ts';
import { scopeOf } from '../../features/people/rules.ts';

// What the navigation offers, by the same rule as the server's; the server asks again.

const scope = (me: Me) =>
  scopeOf(
    me.roles.map(({ id }) => id),
    me.audience === 'partner',
    me,
  );

/** Whether somebody's roles open any tenant (domain.md 2.2, rule 2). */
export const hasReach = (me: Me): boolean => scope(me).reads !== 'none';

/** Whether somebody assigns everywhere, and so may reassign in bulk. */
export const mayReassign = (me: Me): boolean => scope(me).assigns === 'all';

/** Whether somebody may bring lists: people of the organisation whose roles or rights let them change something. */
export const mayImport = (me: Me): boolean =>
  me.audience === 'internal' && (scope(me).writes !== 'none' || scope(me).assigns === 'all' || mayKeep(me));

const mayKeep = (me: Me): boolean => me.administrator || me.capabilities.includes('portfolio:keep');
