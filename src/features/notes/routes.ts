import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { addNote, presentNotes, setDone, visibleNote } from './commands.ts';
import * as contracts from './contract.ts';
import { changeDraft, deleteDraft, keepDraft, presentDraft } from './draft-commands.ts';
import { draftsOf } from './draft-queries.ts';
import { mostDrafts } from './model.ts';
import { problems } from './problems.ts';
import { notesOf } from './queries.ts';
import { isMoment } from './rules.ts';
import { search } from './search.ts';
import { templatesFor } from './templates.ts';

export function noteRoutes(): Route<Actor>[] {
  return [
    reads(contracts.listNotes, async ({ db, who }, { tenantId, taskId, limit, cursor }) => {
      await visibleTenant(db, who, tenantId);
      const after = placeOf(cursor);
      const rows = await notesOf(db, tenantId, taskId, { limit, after });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      const next = last === undefined ? null : encodeCursor([last.created_at.toISOString(), last.id]);
      return { items: await presentNotes(db, who, rows), cursor: next };
    }),
    reads(contracts.readNote, async ({ db, who }, { tenantId, noteId }) => {
      await visibleTenant(db, who, tenantId);
      const [note] = await presentNotes(db, who, [await visibleNote(db, tenantId, noteId)]);
      if (note === undefined) throw problems.NOTE_UNKNOWN();
      return note;
    }),
    writes(contracts.addNote, ({ tx, who, now }, input) => addNote(tx, who, input, now)),
    writes(contracts.finishAction, ({ tx, who, now }, input) =>
      setDone(tx, who, { ...input, done: true }, now),
    ),
    writes(contracts.reopenAction, ({ tx, who, now }, input) =>
      setDone(tx, who, { ...input, done: false }, now),
    ),
    reads(contracts.searchNotes, ({ db, who, now }, input) => search(db, who, input, now)),
    reads(contracts.listNoteTemplates, ({ who }) => ({ templates: templatesFor(who.audience) })),
    reads(contracts.listDrafts, async ({ db, who }) => {
      const rows = await draftsOf(db, who.person);
      return { items: rows.map(presentDraft), most: mostDrafts } as const;
    }),
    writes(contracts.addDraft, ({ tx, who, now }, input) => keepDraft(tx, who, input, now)),
    writes(contracts.saveDraft, ({ tx, who, now, match = 0 }, input) =>
      changeDraft(tx, who, { ...input, match }, now),
    ),
    writes(contracts.deleteDraft, async ({ tx, who }, { draftId }) => {
      await deleteDraft(tx, who, draftId);
      return {};
    }),
  ];
}

/** Moment and id in a cursor. @throws NOTE_CURSOR_UNREADABLE for one that the list never gave out. */
function placeOf(cursor: string | undefined): readonly [string, string] | undefined {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  if (cursor === undefined) return undefined;
  if (!isMoment(at) || typeof id !== 'string') throw problems.NOTE_CURSOR_UNREADABLE();
  return [at, id];
}
