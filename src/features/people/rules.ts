import type { AccessLevel } from './model.ts';
import { roleOf } from './model.ts';

export { availabilityOf, nextAvailable } from './availability.ts';

/** What row security needs to know of a person (src/store/identity.ts has the same shape). */
export interface Scope {
  readonly reads: 'none' | 'assigned' | 'firm' | 'all';
  readonly writes: 'none' | 'assigned';
  /** domain.md 2.2: `primary` is the FastTrack Manager's, who assigns where primary; `firm` a partner's, for the own firm's people. */
  readonly assigns: 'none' | 'primary' | 'firm' | 'all';
  readonly audience: 'internal' | 'partner';
  readonly administrator: boolean;
  /** Rights beside the reach. */
  readonly capabilities: readonly string[];
}

/**
 * How far a person's roles reach together (domain.md 2.2, rules 1, 2 and 8; 2.4 for partners). Scopes add up: somebody who is
 * privileged and a FastTrack Manager reads all and writes where assigned. An administrator reads all, and so does who keeps the portfolio.
 *
 * @param roles role ids; unknown ones count for nothing.
 * @param partner whether the person belongs to a partner firm: then internal roles and rights count for nothing.
 */
export function scopeOf(
  roles: readonly string[],
  partner: boolean,
  { administrator, capabilities }: Pick<Scope, 'administrator' | 'capabilities'>,
): Scope {
  const levels = new Set<AccessLevel>(roles.flatMap((id) => roleOf(id)?.level ?? []));
  if (partner) {
    const works = levels.has('partner');
    return {
      reads: works ? 'firm' : 'none',
      writes: works ? 'assigned' : 'none',
      assigns: works ? 'firm' : 'none',
      audience: 'partner',
      administrator: false,
      capabilities: [],
    };
  }
  const keeps = administrator || capabilities.includes('portfolio:keep');
  const wide = keeps || levels.has('assigned-and-assignment') || levels.has('privileged');
  const works = levels.has('assigned') || levels.has('assigned-and-assignment');
  return {
    reads: wide ? 'all' : works ? 'assigned' : 'none',
    writes: works ? 'assigned' : 'none',
    assigns: levels.has('assigned-and-assignment') ? 'all' : roles.includes('fm') ? 'primary' : 'none',
    audience: 'internal',
    administrator,
    capabilities,
  };
}

/** Days until a session ends whatever happens, and hours until it ends unused. */
export const sessionDays = 14;
export const sessionIdleHours = 12;

export function isSessionAlive(
  session: { expiresAt: Date; seenAt: Date; revokedAt: Date | null },
  now: Date,
): boolean {
  const idleUntil = session.seenAt.getTime() + sessionIdleHours * 3_600_000;
  return session.revokedAt === null && now < session.expiresAt && now.getTime() < idleUntil;
}

/** Failed and successful sign-ins that one e-mail or one address may try within a quarter of an hour. */
export const attemptLimits = { email: 10, address: 60 } as const;

/** Beginning of the quarter of an hour that a moment lies in. */
export function attemptWindow(now: Date): Date {
  const quarter = 15 * 60_000;
  return new Date(Math.floor(now.getTime() / quarter) * quarter);
}
