import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { PlaybookIndex } from '../../features/playbooks/web/index.tsx';
import { Reader } from '../../features/playbooks/web/reader.tsx';

const page = getRouteApi('/inside/playbooks/$');

export function Playbooks() {
  return <PlaybookIndex />;
}

/** A page of the playbook by its path, at the heading after the #. */
export function PlaybookPage() {
  const { _splat: path = '' } = page.useParams() as { _splat?: string };
  const anchor = useRouterState({ select: (state) => state.location.hash });
  // The router reads the bare folder as a page without a name.
  return path === '' ? <PlaybookIndex /> : <Reader path={path} anchor={anchor} />;
}
