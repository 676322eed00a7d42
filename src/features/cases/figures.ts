import type { Job } from '../../store/jobs.ts';
import type { Db, Store, Tx } from '../../store/store.ts';
import type { CaseFigure, CaseId } from './model.ts';
import type { CaseParts } from './parts.ts';

/** The news that a definition said to take the figures, by its effect `snapshot figures`. */
export const figuresWanted = 'case.figures';

/** Takes the figures that were asked for, once: what was known then stays on record, whatever reports come later. */
export function figureJob(store: Store, parts: CaseParts): Job {
  return {
    name: 'take-case-figures',
    follows: [figuresWanted],
    run: async ({ case: id, kind, step }) => {
      const asked = await askedFor(store.system, id as CaseId, Number(step));
      if (asked === undefined) return;
      const day = asked.at.toISOString().slice(0, 10);
      const figures = await parts.figures(store.system, asked.tenant_id, day);
      await store.system
        .transaction()
        .execute((tx) =>
          keepFigures(tx, { id: id as CaseId, cycle: asked.cycle, kind: String(kind) }, asked.at, figures),
        );
    },
  };
}

/** The step that asked, with the tenant of its case. */
function askedFor(db: Db, id: CaseId, seq: number) {
  return db
    .selectFrom('case_step as s')
    .innerJoin('process_case as c', 'c.id', 's.case_id')
    .where('s.case_id', '=', id)
    .where('s.seq', '=', seq)
    .select(['c.tenant_id', 's.cycle', 's.at'])
    .executeTakeFirst();
}

async function keepFigures(
  tx: Tx,
  of: { readonly id: CaseId; readonly cycle: number; readonly kind: string },
  at: Date,
  figures: CaseFigure,
): Promise<void> {
  await tx
    .insertInto('case_figure')
    .values({
      case_id: of.id,
      cycle: of.cycle,
      kind: of.kind,
      taken_at: at,
      figures: JSON.stringify(figures),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
