import { useEffect, useId, useRef, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { useToasts } from '../../../ui/toast.tsx';
import type { PlaybookPage } from '../../playbooks/model.ts';
import type { Feedback } from '../model.ts';
import { headingOf, partSeen } from '../rules.ts';
import { changed, draftKey, emptyDraft, keepDraft, readDraft } from './draft.ts';
import { FeedbackForm } from './feedback-form.tsx';
import { OwnFeedback } from './own-feedback.tsx';
import styles from './page-feedback.module.css';

interface Props {
  readonly page: PlaybookPage;
  /** The heading that one is reading. */
  readonly seen: string | undefined;
  /** How often somebody has asked for the form from above. */
  readonly asked: number;
  readonly person: string;
  readonly partner: boolean;
}

/** The foot of a page: tells its owner what is wrong or missing, and shows what one has said before. */
export function PageFeedback({ page, seen, asked, person, partner }: Props) {
  const t = useT();
  const heading = useId();
  const foot = useRef<HTMLElement>(null);
  const key = draftKey(person, page.path);
  const [draft, setDraft] = useState(() => readDraft(localStorage, key) ?? emptyDraft());
  const part = usePart(foot, page, seen, asked);
  const { show } = useToasts();
  const chosen = draft.anchor !== undefined && headingOf(page, draft.anchor) !== undefined;
  const anchor = (chosen ? draft.anchor : undefined) ?? part;
  function change(next: Partial<Omit<typeof draft, 'key'>>): void {
    // With the first word it is settled which part is meant.
    const one = changed(draft, { anchor, ...next });
    setDraft(one);
    keepDraft(localStorage, key, one);
  }
  function discard(): void {
    setDraft(emptyDraft());
    keepDraft(localStorage, key, emptyDraft());
    // The fields go; whoever was in them stays at the place.
    foot.current?.focus();
  }
  function sent({ owner }: Feedback, attempt: string): void {
    const body = partner
      ? t('feedback.sentToOwner')
      : owner === null
        ? t('feedback.sentToPublishers')
        : t('feedback.sentTo', { name: owner.name });
    show({ title: t('feedback.sent'), body });
    // What was written while it was on its way is another feedback.
    if (draft.key === attempt) discard();
  }
  return (
    <section ref={foot} tabIndex={-1} className={styles.foot} aria-labelledby={heading}>
      <h2 id={heading}>{t('feedback.ask')}</h2>
      <FeedbackForm
        page={page}
        draft={{ ...draft, anchor }}
        asked={asked}
        onChange={change}
        onDiscard={discard}
        onSent={sent}
      />
      <OwnFeedback path={page.path} />
    </section>
  );
}

/** The part that was being read before the foot came into view, or when somebody asked for the form. */
function usePart(
  foot: { readonly current: HTMLElement | null },
  page: PlaybookPage,
  seen: string | undefined,
  asked: number,
): string {
  const [part, setPart] = useState('');
  const now = partSeen(page, seen);
  useEffect(() => {
    const top = foot.current?.getBoundingClientRect().top ?? 0;
    if (top > window.innerHeight) setPart(now);
  }, [foot, now]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment of asking counts, not what comes into view by it
  useEffect(() => {
    if (asked === 0) return;
    setPart(now);
    foot.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  return part;
}
