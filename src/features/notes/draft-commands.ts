import { newId } from '../../base/ids.ts';
import type { Tx } from '../../store/store.ts';
import { demandPerson } from '../people/commands.ts';
import type { Actor } from '../people/model.ts';
import { addDraft, type DraftRow, draftById, dropDraft, putDraft } from './draft-queries.ts';
import type { Draft, DraftContent, DraftId, NoteCategory } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';

// Drafts are nobody's business but their author's: they leave no entry in a ledger.

const valuesOf = (content: DraftContent, now: Date) => ({
  tenant_id: content.tenantId as DraftRow['tenant_id'],
  task_id: content.taskId,
  services: [...content.services],
  category: content.category,
  body: content.body,
  escalated: content.escalated,
  shared: content.shared,
  next_action: content.nextAction,
  next_action_date: content.nextActionDate,
  next_action_owner: content.nextActionOwner,
  corrects: content.corrects,
  changed_at: now,
});

/** Keeps a new draft; ten at most (domain.md 3.18). @throws NOTE_DRAFTS_FULL, PERSON_ONLY. */
export async function keepDraft(tx: Tx, who: Actor, content: DraftContent, now: Date): Promise<Draft> {
  demandPerson(who);
  const id = newId('draft', now);
  const row = { ...valuesOf(content, now), id, person_id: who.person, created_at: now };
  if (!(await addDraft(tx, row))) throw problems.NOTE_DRAFTS_FULL();
  return presentDraft(await ownDraft(tx, who, id));
}

/** Keeps a draft as it stands now. @throws NOTE_DRAFT_UNKNOWN, NOTE_DRAFT_STALE with the one that is there. */
export async function changeDraft(
  tx: Tx,
  who: Actor,
  cmd: DraftContent & { readonly draftId: DraftId; readonly match: number },
  now: Date,
): Promise<Draft> {
  const { draftId, match } = cmd;
  const row = await ownDraft(tx, who, draftId);
  if (row.version !== match || !(await putDraft(tx, draftId, match, valuesOf(cmd, now))))
    throw problems.NOTE_DRAFT_STALE({ current: presentDraft(await ownDraft(tx, who, draftId)) });
  return presentDraft(await ownDraft(tx, who, draftId));
}

/** Deletes a draft. @throws NOTE_DRAFT_UNKNOWN. */
export async function deleteDraft(tx: Tx, who: Actor, id: DraftId): Promise<void> {
  await ownDraft(tx, who, id);
  await dropDraft(tx, id);
}

async function ownDraft(tx: Tx, who: Actor, id: DraftId): Promise<DraftRow> {
  const row = await draftById(tx, id);
  if (row === undefined || !may.readDraft(who, row.person_id)) throw problems.NOTE_DRAFT_UNKNOWN();
  return row;
}

export function presentDraft(row: DraftRow): Draft {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    tenant: row.tenant,
    taskId: row.task_id,
    services: row.services,
    category: row.category as NoteCategory,
    body: row.body,
    escalated: row.escalated,
    shared: row.shared,
    nextAction: row.next_action,
    nextActionDate: row.next_action_date,
    nextActionOwner: row.next_action_owner,
    corrects: row.corrects,
    changedAt: row.changed_at.toISOString(),
    version: row.version,
  };
}
