import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { gridQueryOf } from '../../http/grid-input.ts';
import { type Route, reads } from '../../http/route.ts';
import { isKey } from '../../store/keyset.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { may } from '../tenants/policy.ts';
import * as contracts from './contract.ts';
import { problems } from './problems.ts';
import { fixedChoices, type TenantColumn, tenantFields, usualWhose, whoseFor } from './tenant-model.ts';
import {
  cellsOf,
  choicesThereAre,
  countOf,
  needsFigures,
  type TenantFigures,
  type TenantsAsked,
  tenantOrder,
  tenantPage,
} from './tenant-queries.ts';

export type FiguresOf = (
  db: Db,
  who: Actor,
  now: Date,
  only?: readonly string[],
) => Promise<readonly TenantFigures[]>;

/** Tenants in a grid. @param figuresOf what is known of the usage of tenants; of all that the handle sees where none are named. */
export function gridRoutes(figuresOf: FiguresOf): Route<Actor>[] {
  return [
    reads(
      contracts.readTenantGrid,
      async ({ db, who, now }, { whose = usualWhose(who), figures, cursor, limit, ...text }) => {
        const known = whoseFor(who);
        if (!known.includes(whose)) throw problems.WHOSE_REFUSED(known);
        const fields = tenantFields(who.audience);
        const query = gridQueryOf(text, fields);
        const asked: TenantsAsked = {
          ...query,
          person: who.person,
          whose,
          today: now.toISOString().slice(0, 10),
          columns: fields.map(({ id }) => id),
          figures: needsFigures(query) ? await figuresOf(db, who, now) : undefined,
        };
        const order = tenantOrder(asked);
        // The order stands in the cursor, since its values mean nothing under another one, and the total, which is counted once.
        const [said, total, ...after] =
          cursor === undefined ? [] : (decodeCursor(cursor, order.length + 2) ?? ['\0']);
        if (
          cursor !== undefined &&
          (said !== (text.sort ?? '') || typeof total !== 'number' || !isKey(order, after))
        )
          throw problems.CURSOR_UNREADABLE();
        const page = { limit, order, after: cursor === undefined ? undefined : after };
        const found = await tenantPage(db, asked, page);
        const count = typeof total === 'number' ? total : await countOf(db, asked);
        const ids = found.map(({ id }) => id);
        const cells = await cellsOf(db, asked, ids);
        const usage = await usageOf(asked, figures === 'yes', () => figuresOf(db, who, now, ids));
        const last = found.length === limit ? found.at(-1) : undefined;
        return {
          rows: ids.map((id) => {
            const known = cells.get(id) ?? {};
            const assigned = typeof known.role === 'string';
            return {
              id,
              mayWrite: may.writeTenant(who, { assigned }),
              cells: { ...known, ...usage.get(id) },
            };
          }),
          total: count,
          cursor: last === undefined ? null : encodeCursor([text.sort ?? '', count, ...last.key]),
        };
      },
    ),
    reads(contracts.readTenantChoices, async ({ db, who }) => {
      const has = new Set<string>(tenantFields(who.audience).map(({ id }) => id));
      const all: Partial<Record<TenantColumn, readonly string[]>> = {
        ...(await choicesThereAre(db)),
        ...fixedChoices,
      };
      const choices = Object.entries(all).filter(([id]) => has.has(id));
      return { choices: Object.fromEntries(choices.map(([id, values]) => [id, [...values]])) };
    }),
  ];
}

/** The columns of usage for these rows: from the figures of all tenants where the query took them, else of these only. */
async function usageOf(
  { figures }: TenantsAsked,
  wanted: boolean,
  ask: () => Promise<readonly TenantFigures[]>,
): Promise<Map<string, Omit<TenantFigures, 'id'>>> {
  const found = figures ?? (wanted ? await ask() : []);
  return new Map(
    found.map(({ id, people, percent, growth28, dataDate }) => [id, { people, percent, growth28, dataDate }]),
  );
}
