import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { feedbackAddress } from '../rules.ts';
import { useFeedbackCount } from './use-feedback.ts';

/** The way to the feedback, with how much of it waits. */
export function FeedbackWay() {
  const t = useT();
  const open = useFeedbackCount()?.open ?? 0;
  return (
    <Go to={feedbackAddress()}>
      {open === 0 ? t('feedback.title') : t('feedback.titleWaiting', { count: open })}
    </Go>
  );
}
