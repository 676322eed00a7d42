import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { NoticePreferenceSection } from '../../features/notices/web/preference.tsx';
import { useMe } from '../../features/people/web/me.ts';
import { NewPersonPage } from '../../features/people/web/new-person-page.tsx';
import { PeoplePage } from '../../features/people/web/people-page.tsx';
import { PersonPage } from '../../features/people/web/person-page.tsx';
import type { GridSearch } from '../../ui/grid/grid-types.ts';

const list = getRouteApi('/inside/people');
const person = getRouteApi('/inside/people/$personId');

export function People() {
  const search = list.useSearch() as GridSearch;
  const navigate = useNavigate();
  const me = useMe();
  return (
    <PeoplePage
      administrator={me.administrator}
      search={search}
      onSearch={(next) => void navigate({ to: '/people', search: { ...next }, replace: true })}
    />
  );
}

export function NewPerson() {
  return <NewPersonPage />;
}

export function OnePerson() {
  const { personId } = person.useParams() as { personId: string };
  const me = useMe();
  return <PersonPage key={personId} personId={personId} myId={me.id} administrator={me.administrator} />;
}

export function Profile() {
  const me = useMe();
  return (
    <PersonPage personId={me.id} myId={me.id} administrator={false}>
      <NoticePreferenceSection />
    </PersonPage>
  );
}
