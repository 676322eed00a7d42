import { getRouteApi } from '@tanstack/react-router';
import type { FeedbackFilters } from '../../features/feedback/rules.ts';
import { FeedbackScreen } from '../../features/feedback/web/feedback-screen.tsx';
import { useMe } from '../../features/people/web/me.ts';

const feedback = getRouteApi('/inside/playbooks/feedback');

/** The feedback of the person who is signed in; what is looked at stands in the address. */
export function Feedback() {
  const { id } = useMe();
  return <FeedbackScreen shown={feedback.useSearch() as FeedbackFilters} person={id} />;
}
