import { createHash } from 'node:crypto';
import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { taskInPlaybook } from '../playbooks/queries.ts';
import { writableTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import type { Note } from './model.ts';
import { problems } from './problems.ts';

const excerptLength = 160;

export interface NewNote {
  readonly tenantId: TenantId;
  readonly taskId?: string | undefined;
  readonly category: Note['category'];
  readonly body: string;
  /** Whether partners who see the tenant may read it. */
  readonly shared?: boolean | undefined;
}

/**
 * Adds a note (domain.md 3.18). The ledger keeps its digest, and its beginning in the part that can be redacted.
 * @throws TENANT_UNKNOWN, TENANT_READ_ONLY, NOTE_TASK_UNKNOWN.
 */
export async function addNote(tx: Tx, who: Actor, given: NewNote, now: Date): Promise<Note> {
  const { tenantId, taskId, category, body } = given;
  await writableTenant(tx, who, tenantId);
  if (taskId !== undefined && (await taskInPlaybook(tx, taskId)) === undefined)
    throw problems.NOTE_TASK_UNKNOWN(taskId);
  const id = newId('note', now);
  // What a partner writes, their firm may read; what others write is internal unless they share it.
  const audience = who.audience === 'partner' || given.shared === true ? 'shared' : 'internal';
  await tx
    .insertInto('note')
    .values({
      id,
      tenant_id: tenantId,
      task_id: taskId ?? null,
      category,
      body,
      services: [],
      author_id: who.person,
      created_at: now,
      audience,
    })
    .execute();
  await appendToLedger(tx, {
    tenant: tenantId,
    at: now,
    person: who.person,
    kind: 'note.added',
    subject: taskId === undefined ? id : `task:${taskId}`,
    facts: {
      note: id,
      category,
      task: taskId ?? null,
      sha256: createHash('sha256').update(body).digest('hex'),
    },
    personal: { excerpt: body.slice(0, excerptLength) },
    audience,
  });
  const author = { id: who.person, name: who.name };
  return { id, tenantId, taskId: taskId ?? null, category, body, author, createdAt: now.toISOString() };
}
