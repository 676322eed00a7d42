import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { assignableServices } from '../../features/assignments/model.ts';
import { GoalsPage } from '../../features/goals/web/goals-page.tsx';
import { OffersPage } from '../../features/offers/web/offers-page.tsx';
import type { TargetListId } from '../../features/targets/model.ts';
import { fiscalYearAt } from '../../features/targets/rules.ts';
import { TargetListPage } from '../../features/targets/web/target-list.tsx';
import { TargetLists } from '../../features/targets/web/target-lists.tsx';

const goals = getRouteApi('/inside/goals');
const one = getRouteApi('/inside/targets/$listId');

export function Offers() {
  return <OffersPage services={assignableServices} />;
}

export function Targets() {
  return <TargetLists year={fiscalYearAt(new Date().toISOString().slice(0, 10), 7)} />;
}

export function TargetsOfList() {
  const { listId } = one.useParams() as { listId: TargetListId };
  return <TargetListPage key={listId} listId={listId} />;
}

export function Goals() {
  const { year } = goals.useSearch() as { year?: number };
  const navigate = useNavigate();
  return (
    <GoalsPage
      year={year}
      onYear={(next) => void navigate({ to: '/goals', search: { year: next }, replace: true })}
    />
  );
}
