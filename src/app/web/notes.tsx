import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { DraftsScreen } from '../../features/notes/web/drafts-screen.tsx';
import { EditorScreen } from '../../features/notes/web/editor-screen.tsx';
import { LatestScreen } from '../../features/notes/web/latest-screen.tsx';
import type { EditorSearch, FullSearch, LatestSearch } from '../../features/notes/web/note-search.ts';
import { SearchScreen } from '../../features/notes/web/search-screen.tsx';

const latest = getRouteApi('/inside/notes');
const search = getRouteApi('/inside/notes/search');
const editor = getRouteApi('/inside/notes/new');

export function LatestNotes() {
  const navigate = useNavigate();
  return (
    <LatestScreen
      search={latest.useSearch() as LatestSearch}
      onSearch={(next) => void navigate({ to: '/notes', search: { ...next }, replace: true })}
    />
  );
}

export function SearchNotes() {
  const navigate = useNavigate();
  return (
    <SearchScreen
      search={search.useSearch() as FullSearch}
      onSearch={(next) => void navigate({ to: '/notes/search', search: { ...next }, replace: true })}
    />
  );
}

export function NoteDrafts() {
  return <DraftsScreen />;
}

/** Another beginning is another editor: nothing of the former one stays in its fields. */
export function NewNote() {
  const beginning = editor.useSearch() as EditorSearch;
  return <EditorScreen key={JSON.stringify(beginning)} search={beginning} />;
}
