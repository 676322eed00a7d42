import { getRouteApi, useRouterState } from '@tanstack/react-router';
import type { FindingFilters } from '../../features/playbooks/rules.ts';
import { AllFindings } from '../../features/playbooks/web/all-findings.tsx';
import { PlaybookIndex } from '../../features/playbooks/web/index.tsx';
import { Reader } from '../../features/playbooks/web/reader.tsx';
import { PlaybookSearch } from '../../features/playbooks/web/search.tsx';
import { Versions } from '../../features/playbooks/web/versions.tsx';
import { Seen } from './seen.tsx';

const page = getRouteApi('/inside/playbooks/$');
const search = getRouteApi('/inside/playbooks/search');
const versions = getRouteApi('/inside/playbooks/versions');
const findings = getRouteApi('/inside/playbooks/findings');

export function Playbooks() {
  return (
    <Seen>
      <PlaybookIndex />
    </Seen>
  );
}

/** A page of the playbook by its path, at the heading after the #. */
export function PlaybookPage() {
  const { _splat: path = '' } = page.useParams() as { _splat?: string };
  const anchor = useRouterState({ select: (state) => state.location.hash });
  const { find = '' } = page.useSearch() as { find?: string };
  // The router reads the bare folder as a page without a name.
  return <Seen>{path === '' ? <PlaybookIndex /> : <Reader path={path} anchor={anchor} find={find} />}</Seen>;
}

/** Where the words of the address stand in the playbook. */
export function SearchPlaybook() {
  const { q = '' } = search.useSearch() as { q?: string };
  return (
    <Seen>
      <PlaybookSearch q={q} />
    </Seen>
  );
}

/** The published versions; the two that are compared stand in the address. */
export function PlaybookVersions() {
  const { from, to } = versions.useSearch() as { from?: number; to?: number };
  return (
    <Seen>
      <Versions from={from} to={to} />
    </Seen>
  );
}

/** The findings of a version; what is looked at stands in the address. */
export function PlaybookFindings() {
  return <AllFindings filters={findings.useSearch() as FindingFilters} />;
}
