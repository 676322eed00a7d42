import { createHash } from 'node:crypto';
import { newId } from '../../base/ids.ts';
import type { PageModel } from '../../compiler/index.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { announce } from '../../store/outbox.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { peopleOfOrganisation } from '../people/queries.ts';
import { ownerOfPage } from '../playbooks/commands.ts';
import type { Section } from '../playbooks/model.ts';
import { may as mayOfPlaybook } from '../playbooks/policy.ts';
import { currentVersion, pageByPath, titlesOf, versionByNumber } from '../playbooks/queries.ts';
import type { Feedback, FeedbackId, FeedbackKind } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { feedbackById, putAnswer } from './queries.ts';
import { headingOf, internalNameIn } from './rules.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const excerptLength = 160;

export interface NewFeedback {
  /** Number of the version of the playbook that was read. */
  readonly version: number;
  readonly path: string;
  readonly anchor: string;
  readonly kind: FeedbackKind;
  readonly body: string;
}

/**
 * Tells the owner of a page what a reader has to say about it (domain.md 4.8); where none is known, those who publish.
 * @throws FEEDBACK_PAGE_UNKNOWN, also for a page of another audience, FEEDBACK_PART_UNKNOWN.
 */
export async function sendFeedback(tx: Tx, who: Actor, given: NewFeedback, now: Date): Promise<Feedback> {
  const { path, anchor, kind, body } = given;
  const version = await versionByNumber(tx, given.version);
  const page = version && (await pageByPath(tx, version.id, path));
  if (version === undefined || page === undefined) throw problems.FEEDBACK_PAGE_UNKNOWN();
  const heading = headingOf({ title: page.title, sections: page.sections as Section[] }, anchor);
  if (heading === undefined) throw problems.FEEDBACK_PART_UNKNOWN();
  const { person: owner } = await ownerOfPage(tx, page.model as PageModel);
  const id = newId('feedback', now);
  await tx
    .insertInto('feedback')
    .values({
      id,
      version_id: version.id,
      path,
      page_number: page.number,
      page_title: page.title,
      anchor,
      heading,
      kind,
      body,
      sender_id: who.person,
      owner_id: owner?.id ?? null,
      sent_at: now,
    })
    .execute();
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'feedback.sent',
    subject: id,
    facts: { path, page: page.number, anchor, kind, owner: owner?.id ?? null, sha256: sha256(body) },
    personal: { excerpt: body.slice(0, excerptLength) },
  });
  await announce(tx, { kind: 'feedback.sent', body: { feedback: id }, at: now });
  return presentFeedback(who, await visibleFeedback(tx, who, id));
}

export interface Answer {
  readonly feedbackId: FeedbackId;
  readonly answer: string;
  /** Version of the feedback that the person was looking at. */
  readonly match: number;
}

/**
 * Answers feedback, which closes it. A partner is answered without internal names.
 * @throws FEEDBACK_UNKNOWN, FEEDBACK_NOT_YOURS, FEEDBACK_ANSWERED and FEEDBACK_STALE with what stands there, ANSWER_NOT_FOR_PARTNERS.
 */
export async function answerFeedback(tx: Tx, who: Actor, cmd: Answer, now: Date): Promise<Feedback> {
  const { feedbackId: id, answer, match } = cmd;
  const row = await visibleFeedback(tx, who, id);
  if (!may.answer(who, factsOf(who, row))) throw problems.FEEDBACK_NOT_YOURS();
  if (row.version !== match || row.answered_at !== null) throw stale(who, row);
  if (row.firm_id !== null) await demandForPartners(tx, answer);
  if (!(await putAnswer(tx, id, { answer, by: who.person, at: now, match })))
    throw stale(who, await visibleFeedback(tx, who, id));
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'feedback.answered',
    subject: id,
    facts: { version: match + 1, sha256: sha256(answer) },
    personal: { excerpt: answer.slice(0, excerptLength) },
  });
  await announce(tx, { kind: 'feedback.answered', body: { feedback: id }, at: now });
  return presentFeedback(who, await visibleFeedback(tx, who, id));
}

type FeedbackRow = NonNullable<Awaited<ReturnType<typeof feedbackById>>>;

/** Feedback that this person may read. @throws FEEDBACK_UNKNOWN, also for somebody else's. */
export async function visibleFeedback(db: Db, who: Actor, id: FeedbackId): Promise<FeedbackRow> {
  const row = await feedbackById(db, id);
  if (row === undefined || !may.read(who, factsOf(who, row))) throw problems.FEEDBACK_UNKNOWN();
  return row;
}

async function demandForPartners(tx: Tx, answer: string): Promise<void> {
  const current = await currentVersion(tx);
  const pages = current === undefined ? [] : await titlesOf(tx, current.id);
  const name = internalNameIn(answer, { people: await peopleOfOrganisation(tx), pages });
  if (name !== undefined) throw problems.ANSWER_NOT_FOR_PARTNERS(name);
}

function stale(who: Actor, row: FeedbackRow) {
  const current = presentFeedback(who, row);
  if (row.answered_at === null) return problems.FEEDBACK_STALE({ current });
  return problems.FEEDBACK_ANSWERED(row.answered_by_name ?? 'Uptake', { current });
}

function factsOf(who: Actor, { sender_id: sender, owner_id: owner }: FeedbackRow) {
  return { sender, owner, publishes: mayOfPlaybook.publish(who) };
}

/** Feedback as this person may read it. Partners are told no names of the organisation. */
export function presentFeedback(who: Actor, row: FeedbackRow): Feedback {
  const named = (id: string | null, name: string | null) =>
    id === null || !may.readNames(who) ? null : { id, name: name ?? 'Uptake' };
  return {
    id: row.id,
    path: row.path,
    page: row.page_title,
    number: row.page_number,
    anchor: row.anchor,
    heading: row.heading,
    kind: row.kind as FeedbackKind,
    body: row.body,
    sender: { id: row.sender_id, name: row.sender_name ?? 'Uptake', firm: row.firm_name },
    owner: named(row.owner_id, row.owner_name),
    sentAt: row.sent_at.toISOString(),
    state: row.answered_at === null ? 'open' : 'answered',
    answer: row.answer,
    answeredBy: named(row.answered_by, row.answered_by_name),
    answeredAt: row.answered_at?.toISOString() ?? null,
    mayAnswer: row.answered_at === null && may.answer(who, factsOf(who, row)),
    version: row.version,
  };
}
