import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../features/people/web/me.ts';
import { SeenAs } from '../../features/playbooks/web/seen-as.tsx';

/** A screen of the playbook, for internal people with the choice of seeing it as partners do; partners see it so anyway. */
export function Seen({ children }: { children: ReactNode }) {
  const { audience } = useMe();
  const { as, here } = useRouterState({
    select: ({ location }) => ({ as: asOf(location), here: location.href }),
    structuralSharing: true,
  });
  if (audience !== 'internal') return children;
  return (
    <SeenAs as={as} here={here}>
      {children}
    </SeenAs>
  );
}

/** The audience that an address of the playbook asks for. */
export function asOf(location: {
  readonly pathname: string;
  readonly search: unknown;
}): 'partner' | undefined {
  const { as } = location.search as { as?: unknown };
  return location.pathname.startsWith('/playbooks') && as === 'partner' ? as : undefined;
}
