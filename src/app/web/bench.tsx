import { getRouteApi, useNavigate, useRouterState } from '@tanstack/react-router';
import { useMe } from '../../features/people/web/me.ts';
import { BenchPage } from '../../features/playbooks/web/bench/bench-page.tsx';

const bench = getRouteApi('/inside/playbooks/bench');

/** The author's bench of the person who is signed in; the open file stands in the address. */
export function Bench() {
  const { page } = bench.useSearch() as { page?: string };
  const anchor = useRouterState({ select: (state) => state.location.hash });
  const navigate = useNavigate();
  const { id } = useMe();
  return (
    <BenchPage
      key={id}
      person={id}
      open={page}
      anchor={anchor}
      onOpen={(path) => void navigate({ to: '/playbooks/bench', search: { page: path } })}
    />
  );
}
