import { answerFeedback, sendFeedback } from '../features/feedback/commands.ts';
import type { FeedbackId, FeedbackKind } from '../features/feedback/model.ts';
import type { Actor } from '../features/people/model.ts';
import type { Section } from '../features/playbooks/model.ts';
import { currentVersion, pageByPath } from '../features/playbooks/queries.ts';
import type { Store } from '../store/store.ts';

interface Said {
  readonly by: string;
  readonly daysAgo: number;
  readonly path: string;
  readonly heading: string;
  readonly kind: FeedbackKind;
  readonly body: string;
  readonly answer?: { readonly by: string; readonly daysAgo: number; readonly words: string };
}

const kickoff = 'internal/initiate-conduct-customer-kickoff.md';
const review = 'partner/success-conduct-success-review.md';

const said: readonly Said[] = [
  {
    ...{ by: 'fe', daysAgo: 20, path: kickoff, heading: 'Prepare for Kickoff Meeting', kind: 'missing' },
    body: 'What do we send the customer before the meeting? Everybody has a letter of their own.',
    answer: { by: 'rm', daysAgo: 18, words: 'The next version has one, in the first step.' },
  },
  {
    ...{ by: 'pfm', daysAgo: 15, path: review, heading: 'Emphasize Usage Reports', kind: 'idea' },
    body: 'A picture of a good report would save us an hour with each new customer.',
    answer: { by: 'fm', daysAgo: 13, words: 'Good idea. It comes with the next refresh of the page.' },
  },
  {
    ...{ by: 'pfm', daysAgo: 8, path: review, heading: 'Key Inputs', kind: 'wrong' },
    body: 'The usage report is no input that we have: the customer has to give it to us first.',
  },
  {
    ...{
      by: 'sme',
      daysAgo: 3,
      path: kickoff,
      heading: 'Schedule and Conduct Kickoff Meeting',
      kind: 'unclear',
    },
    body: 'Does the SME come to the kickoff, or only to the meeting with the FM afterwards? I have seen both.',
  },
];

/**
 * What people of the demo have said about pages, and the answers. A page that is not published gets none.
 * @param actor somebody of the demo by key. @param before a moment so many days ago.
 */
export async function sayDemoFeedback(
  store: Store,
  actor: (key: string) => Promise<Actor>,
  before: (days: number) => Date,
): Promise<void> {
  const version = await currentVersion(store.system);
  if (version === undefined) return;
  for (const { by, daysAgo, path, heading, kind, body, answer } of said) {
    const page = await pageByPath(store.system, version.id, path);
    if (page === undefined) continue;
    const anchor = (page.sections as Section[]).find((section) => section.heading === heading)?.id ?? '';
    const sender = await actor(by);
    const given = { version: version.number, path, anchor, kind, body };
    const { id } = await store
      .as(sender)
      .transaction()
      .execute((tx) => sendFeedback(tx, sender, given, before(daysAgo)));
    if (answer === undefined) continue;
    const who = await actor(answer.by);
    const cmd = { feedbackId: id as FeedbackId, answer: answer.words, match: 1 };
    await store
      .as(who)
      .transaction()
      .execute((tx) => answerFeedback(tx, who, cmd, before(answer.daysAgo)));
  }
}
