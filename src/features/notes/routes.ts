import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { addNote } from './commands.ts';
import * as contracts from './contract.ts';
import type { Note } from './model.ts';
import { notesOf } from './queries.ts';

export function noteRoutes(): Route<Actor>[] {
  return [
    reads(contracts.listNotes, async ({ db, who }, { tenantId, taskId, limit, cursor }) => {
      await visibleTenant(db, who, tenantId);
      const after = decodeCursor(cursor, 2) as [string, string] | undefined;
      const rows = await notesOf(db, tenantId, taskId, { limit, after });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      const next = last === undefined ? null : encodeCursor([last.created_at.toISOString(), last.id]);
      return { items: rows.map(presentNote), cursor: next };
    }),
    writes(contracts.addNote, ({ tx, who, now }, input) => addNote(tx, who, input, now)),
  ];
}

function presentNote(row: Awaited<ReturnType<typeof notesOf>>[number]): Note {
  const { id, tenant_id: tenantId, task_id: taskId, body, author_id, name, created_at } = row;
  const author = { id: author_id, name: name ?? '' };
  const category = row.category as Note['category'];
  return { id, tenantId, taskId, category, body, author, createdAt: created_at.toISOString() };
}
