import { newId } from '../../base/ids.ts';
import type { Effect, ProcessDefinition } from '../../engine/definition.ts';
import { announce } from '../../store/outbox.ts';
import type { Tx } from '../../store/store.ts';
import { assign } from '../assignments/commands.ts';
import { addNote } from '../notes/commands.ts';
import { noteCategories } from '../notes/model.ts';
import type { Actor } from '../people/model.ts';
import { saveTask } from '../tasks/commands.ts';
import { type TaskStatus, taskStatuses } from '../tasks/model.ts';
import { lockTaskRecord } from '../tasks/queries.ts';
import { type AtTenant, type Named, onBehalfOf, peopleMeant } from './actors.ts';
import type { EffectName } from './effects.ts';
import { figuresWanted } from './figures.ts';
import { bookMeeting, cancelMeeting } from './meetings.ts';
import type { NoticeKind } from './model.ts';
import { noticed } from './notices.ts';
import type { CaseRow } from './queries.ts';

/** What effects work on: the case as it was before the step, and its people. */
export interface Stage {
  readonly tx: Tx;
  readonly who: Actor;
  readonly now: Date;
  readonly definition: ProcessDefinition;
  readonly row: CaseRow;
  readonly named: readonly Named[];
  readonly atTenant: readonly AtTenant[];
  /** Number of the step: what it tells people is told once. */
  readonly seq: number | string;
}

type Run = (stage: Stage, given: Readonly<Record<string, unknown>>) => Promise<void>;

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));

/** Does what follows from a decision, in its transaction: with it or not at all, and so exactly once. */
export async function runEffects(stage: Stage, effects: readonly Effect[]): Promise<void> {
  for (const { name, with: given } of effects) await runs[name as EffectName](stage, given);
}

const runs: Readonly<Record<EffectName, Run>> = {
  async 'set task status'({ tx, who, row, now }, { task, status, percent }) {
    const taskId = text(task);
    const wanted = taskStatuses.find((one) => one === status) as TaskStatus;
    const before = await lockTaskRecord(tx, row.tenant_id, taskId, '');
    const percentComplete = typeof percent === 'number' ? Math.round(percent) : undefined;
    const change = { status: wanted, ...(percentComplete === undefined ? {} : { percentComplete }) };
    const command = {
      tenantId: row.tenant_id,
      taskId,
      service: '',
      match: before?.version ?? 0,
      why: '',
      ...change,
    };
    await saveTask(tx, onBehalfOf(who), command, now);
  },

  async assign({ tx, who, row, now }, { person, role, focus }) {
    const there = await tx
      .selectFrom('assignment')
      .select('id')
      .where('person_id', '=', text(person))
      .where('role', '=', text(role))
      .where('tenant_id', '=', row.tenant_id)
      .where('service', '=', '')
      .executeTakeFirst();
    if (there !== undefined) return;
    const given = {
      person: text(person),
      role: text(role),
      place: { tenant: row.tenant_id },
      primary: false,
    };
    const focused = focus === 'CSMAU' ? { ...given, focus: 'CSMAU' as const } : given;
    await assign(tx, onBehalfOf(who), focused, now);
  },

  notify: (stage, { who: actor, say }) => tell(stage, 'news', text(actor), text(say)),
  remind: (stage, { who: actor, say }) => tell(stage, 'reminder', text(actor), text(say)),

  async ask(stage, { who: actor, say, about }) {
    const { tx, who, row, now } = stage;
    const open = { case_id: row.id, about: text(about), actor: text(actor), text: text(say) };
    await tx
      .insertInto('case_question')
      .values({ id: newId('question', now), ...open, asked_by: who.person, asked_at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['case_id', 'about'])
          .where('answer', 'is', null)
          .doUpdateSet({ text: text(say) }),
      )
      .execute();
    await tell(stage, 'question', text(actor), `has a question about its ${text(about)}`);
  },

  async answer({ tx, who, row, now }, { about, say }) {
    await tx
      .updateTable('case_question')
      .set({ answer: text(say), answered_by: who.person, answered_at: now })
      .where('case_id', '=', row.id)
      .where('about', '=', text(about))
      .where('answer', 'is', null)
      .execute();
  },

  async 'record note'({ tx, who, row, now }, { category, text: body }) {
    const known = noteCategories.find((one) => one === category) ?? 'Engagement Management';
    if (text(body) === '') return;
    await addNote(tx, onBehalfOf(who), { tenantId: row.tenant_id, category: known, body: text(body) }, now);
  },

  async 'record deliveries'({ tx, row }, { delivered }) {
    const list = Array.isArray(delivered) ? delivered.map(String) : [];
    await tx.updateTable('process_case').set({ delivered: list }).where('id', '=', row.id).execute();
  },

  async 'record request'({ tx, row }) {
    await tx.updateTable('process_case').set({ help_requested: true }).where('id', '=', row.id).execute();
  },

  async 'set reason'({ tx, row }, { reason }) {
    await tx
      .updateTable('process_case')
      .set({ reason: text(reason) })
      .where('id', '=', row.id)
      .execute();
  },

  // Taking figures and sending mail take longer than a transaction may: they leave with its commit, and are done by jobs.
  async 'snapshot figures'({ tx, row, now, seq }, { as: kind }) {
    await announce(tx, {
      kind: figuresWanted,
      body: { case: row.id, kind: text(kind), step: seq },
      at: now,
    });
  },
  invite: (stage, given) => bookMeeting(stage, given),
  'cancel invitation': (stage, { say }) => cancelMeeting(stage, text(say)),

  // The step's ledger entry carries it.
  async event() {},
};

/** A notice to everybody whom an actor means, but for whoever does it; once a step. */
async function tell(stage: Stage, kind: NoticeKind, actor: string, say: string): Promise<void> {
  const { tx, who, row, now, seq, definition, named, atTenant } = stage;
  const people = peopleMeant(definition, actor, named, atTenant).filter((person) => person !== who.person);
  for (const person of people)
    await tx
      .insertInto('notice')
      .values({
        id: newId('notice', now),
        person_id: person,
        tenant_id: row.tenant_id,
        case_id: row.id,
        occasion: `${row.id} ${seq} ${say}`.slice(0, 300),
        text: `${row.tenant} ${say}`,
        at: now,
        kind,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'occasion']).doNothing())
      .execute();
  if (people.length > 0) await announce(tx, { kind: noticed, body: { people }, at: now });
}
