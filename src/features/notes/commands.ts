import { createHash } from 'node:crypto';
import { newId } from '../../base/ids.ts';
import { tagsIn } from '../../base/rich-text.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import { demandPerson } from '../people/commands.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { personById } from '../people/queries.ts';
import { taskInPlaybook } from '../playbooks/queries.ts';
import { writableTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { may as mayAtTenant } from '../tenants/policy.ts';
import { dropDraft } from './draft-queries.ts';
import { longestAction, type Note, type NoteId, type StoredCategory } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { assignedAmong, isAssigned, type NoteRow, notesById, putDone } from './queries.ts';

const excerptLength = 160;
const mostTags = 30;

export interface NewNote {
  readonly tenantId: TenantId;
  readonly taskId?: string | undefined;
  readonly category: StoredCategory;
  readonly body: string;
  readonly services?: readonly string[] | undefined;
  readonly escalated?: boolean | undefined;
  readonly nextAction?: string | undefined;
  readonly nextActionDate?: string | null | undefined;
  readonly nextActionOwner?: string | null | undefined;
  /** Whether partners who see the tenant may read it. */
  readonly shared?: boolean | undefined;
  /** The note that this one corrects; it decides who may read this one. */
  readonly corrects?: NoteId | null | undefined;
  /** The draft that it was. */
  readonly draft?: string | undefined;
  /** What the older portal called its category, for notes that come from there. */
  readonly legacyCategory?: string | undefined;
}

/**
 * Adds a note (domain.md 3.18). The ledger keeps its digest, and its beginning in the part that can be redacted.
 * @throws TENANT_UNKNOWN, TENANT_READ_ONLY, NOTE_TASK_UNKNOWN, NOTE_TASK_INTERNAL, NOTE_ACTION_TOO_LONG, NOTE_ACTION_MISSING, NOTE_OWNER_UNKNOWN,
 * NOTE_OWNER_PARTNER, NOTE_CORRECTED_UNKNOWN, PERSON_ONLY.
 */
export async function addNote(tx: Tx, who: Actor, given: NewNote, now: Date): Promise<Note> {
  const { tenantId, category, corrects = null, services = [], escalated = false } = given;
  await writableTenant(tx, who, tenantId);
  demandPerson(who);
  const body = given.body.normalize('NFC');
  const audience = await audienceOf(tx, who, given);
  const taskId = given.taskId || null;
  if (taskId !== null) await demandTask(tx, taskId, audience);
  const action = await demandAction(tx, who, given, audience);
  const id = newId('note', now);
  await tx
    .insertInto('note')
    .values({
      id,
      tenant_id: tenantId,
      task_id: taskId,
      category,
      body,
      services: [...new Set(services)],
      escalated,
      author_id: who.person,
      created_at: now,
      audience,
      next_action: action.text,
      next_action_date: action.date,
      next_action_owner: action.owner,
      tags: tagsIn(body).slice(0, mostTags),
      legacy_category: given.legacyCategory ?? null,
      corrects,
    })
    .execute();
  if (given.draft !== undefined) await dropDraft(tx, given.draft);
  await appendToLedger(tx, {
    tenant: tenantId,
    at: now,
    person: who.person,
    kind: 'note.added',
    subject: taskId === null ? id : `task:${taskId}`,
    facts: {
      note: id,
      category,
      task: taskId,
      sha256: createHash('sha256').update(body).digest('hex'),
      ...(services.length > 0 && { services }),
      ...(escalated && { escalated }),
      ...(action.text !== '' && { nextAction: { date: action.date, owner: action.owner } }),
      ...(corrects !== null && { corrects }),
    },
    personal: {
      excerpt: body.slice(0, excerptLength),
      ...(action.text !== '' && { nextAction: action.text }),
    },
    audience,
  });
  return presentOne(tx, who, id);
}

/** What a partner writes, their firm may read; what others write is internal unless they share it. A correction has the readers of its note. */
async function audienceOf(tx: Tx, who: Actor, { corrects, tenantId, shared }: NewNote) {
  if (!corrects) return who.audience === 'partner' || shared === true ? 'shared' : 'internal';
  const [old] = await notesById(tx, [corrects]);
  if (old === undefined || old.tenant_id !== tenantId) throw problems.NOTE_CORRECTED_UNKNOWN();
  return old.audience;
}

async function demandTask(tx: Tx, taskId: string, audience: 'internal' | 'shared'): Promise<void> {
  const task = await taskInPlaybook(tx, taskId);
  if (task === undefined) throw problems.NOTE_TASK_UNKNOWN(taskId);
  // Its number alone would tell partners of a task that is none of theirs.
  if (audience === 'shared' && !task.audiences.includes('partner')) throw problems.NOTE_TASK_INTERNAL(taskId);
}

async function demandAction(tx: Tx, who: Actor, given: NewNote, audience: 'internal' | 'shared') {
  const { nextAction: text = '', nextActionDate: date = null, nextActionOwner: owner = null } = given;
  if (text.length > longestAction) throw problems.NOTE_ACTION_TOO_LONG(text.length);
  if (text === '' && (date !== null || owner !== null)) throw problems.NOTE_ACTION_MISSING();
  if (owner !== null && owner !== who.person) {
    const person = await personById(tx, owner);
    if (person === undefined || !(await isAssigned(tx, owner, given.tenantId)))
      throw problems.NOTE_OWNER_UNKNOWN();
    if (person.firm_id !== null && audience === 'internal') throw problems.NOTE_OWNER_PARTNER(person.name);
  }
  return { text, date, owner };
}

/**
 * Says that the next action of a note is done, or that it is to be done after all. Saying it twice changes nothing.
 * @throws TENANT_UNKNOWN, TENANT_READ_ONLY, NOTE_UNKNOWN, NOTE_ACTION_NONE.
 */
export async function setDone(
  tx: Tx,
  who: Actor,
  cmd: { readonly tenantId: TenantId; readonly noteId: NoteId; readonly done: boolean },
  now: Date,
): Promise<Note> {
  const { tenantId, noteId, done } = cmd;
  await writableTenant(tx, who, tenantId);
  demandPerson(who);
  const row = await visibleNote(tx, tenantId, noteId);
  if (row.next_action === '') throw problems.NOTE_ACTION_NONE();
  const place = { id: noteId, tenant: tenantId, audience: row.audience };
  if (await putDone(tx, place, done ? { by: who.person, at: now } : undefined))
    await appendToLedger(tx, {
      tenant: tenantId,
      at: now,
      person: who.person,
      kind: done ? 'note.action-done' : 'note.action-reopened',
      subject: row.task_id === null ? noteId : `task:${row.task_id}`,
      facts: { note: noteId, task: row.task_id },
      personal: { excerpt: row.next_action.slice(0, excerptLength) },
      audience: row.audience,
    });
  return presentOne(tx, who, noteId);
}

/** A note of a tenant, as far as the handle may read it. @throws NOTE_UNKNOWN. */
export async function visibleNote(db: Db, tenant: TenantId, id: NoteId): Promise<NoteRow> {
  const [row] = await notesById(db, [id]);
  if (row === undefined || row.tenant_id !== tenant) throw problems.NOTE_UNKNOWN();
  return row;
}

async function presentOne(db: Db, who: Actor, id: string): Promise<Note> {
  const [note] = await presentNotes(db, who, await notesById(db, [id]));
  if (note === undefined) throw new Error(`the note ${id} is not there`);
  return note;
}

/** Notes as this person may know them, with what they may do. */
export async function presentNotes(db: Db, who: Actor, rows: readonly NoteRow[]): Promise<Note[]> {
  const assigned = await assignedAmong(
    db,
    who.person,
    rows.map((row) => row.tenant_id),
  );
  return rows.map((row) => presentNote(who, row, assigned.has(row.tenant_id)));
}

function presentNote(who: Actor, row: NoteRow, assigned: boolean): Note {
  const shared = row.audience === 'shared';
  const writesTenant = mayAtTenant.writeTenant(who, { assigned });
  return {
    id: row.id,
    tenantId: row.tenant_id,
    tenant: row.tenant,
    taskId: row.task_id,
    services: row.services,
    category: row.category as StoredCategory,
    legacyCategory: row.legacy_category,
    body: row.body,
    escalated: row.escalated,
    nextAction: actionOf(row),
    tags: row.tags,
    shared,
    author: shownPerson(row.author_id, row.author),
    createdAt: row.created_at.toISOString(),
    corrects: row.corrects,
    correctedBy: row.corrected_by,
    mayWrite: may.write(who, { seesTenant: true, writesTenant, shared }),
  };
}

function actionOf(row: NoteRow): Note['nextAction'] {
  if (row.next_action === '') return null;
  const { next_action_owner: owner, done_by: by, done_at: at } = row;
  return {
    text: row.next_action,
    date: row.next_action_date,
    owner: owner === null ? null : shownPerson(owner, row.owner),
    done: by === null || at === null ? null : { by: shownPerson(by, row.done_name), at: at.toISOString() },
  };
}
