import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { FeedbackButton } from '../../features/feedback/web/feedback-button.tsx';
import { FeedbackWay } from '../../features/feedback/web/feedback-way.tsx';
import { PageFeedback } from '../../features/feedback/web/page-feedback.tsx';
import { useMe } from '../../features/people/web/me.ts';
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
      <PlaybookIndex ways={<FeedbackWay />} />
    </Seen>
  );
}

/** A page of the playbook by its path, at the heading after the #. */
export function PlaybookPage() {
  const { _splat: path = '' } = page.useParams() as { _splat?: string };
  const anchor = useRouterState({ select: (state) => state.location.hash });
  const { find = '' } = page.useSearch() as { find?: string };
  // The router reads the bare folder as a page without a name.
  if (path === '') return <Playbooks />;
  return (
    <Seen>
      <ReaderWithFeedback path={path} anchor={anchor} find={find} />
    </Seen>
  );
}

function ReaderWithFeedback(place: { path: string; anchor: string; find: string }) {
  const { id, audience } = useMe();
  const [asked, setAsked] = useState({ path: place.path, times: 0 });
  // What was asked for on another page is forgotten.
  const times = asked.path === place.path ? asked.times : 0;
  return (
    <Reader
      {...place}
      tool={<FeedbackButton onClick={() => setAsked({ path: place.path, times: times + 1 })} />}
      foot={(page, seen) => (
        <PageFeedback
          key={page.path}
          page={page}
          seen={seen}
          asked={times}
          person={id}
          partner={audience === 'partner'}
        />
      )}
    />
  );
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
