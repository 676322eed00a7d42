import { dayNumber } from '../../base/days.ts';
import { gridQueryOf } from '../../http/grid-input.ts';
import { type Route, reads } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { type AsOf, askedTenant, knownAt, todayOf } from './asked.ts';
import type { UsageStores } from './commands.ts';
import { namesOf } from './name-queries.ts';
import { peopleBehind, rowsBehind } from './people-behind.ts';
import { listUsagePeople, readUsageRows } from './people-contract.ts';
import { peopleFields } from './people-model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';

/** Who is behind a figure. */
export function peopleRoutes(open: () => Promise<Omit<UsageStores, 'store'>>): Route<Actor>[] {
  return [
    reads(readUsageRows, async ({ db, who, now }, { tenantId, ...figure }) => {
      await visibleTenant(db, who, tenantId);
      const asked = await askedOf(db, figure, now);
      const rows = await rowsBehind(db, (await open()).warehouse, await askedTenant(db, tenantId), asked);
      return { ...rows, mayList: may.readPeople(who) };
    }),
    reads(listUsagePeople, async ({ db, who, now }, { tenantId, service, day, asOf, ...list }) => {
      await visibleTenant(db, who, tenantId);
      if (!may.readPeople(who)) throw problems.USAGE_PEOPLE_NOT_YOURS();
      const { cursor, limit, ...text } = list;
      const query = gridQueryOf(text, peopleFields);
      const asked = await askedOf(db, { service, day, asOf }, now);
      const { warehouse } = await open();
      const page = await peopleBehind(db, warehouse, await askedTenant(db, tenantId), asked, {
        query,
        cursor,
        limit,
      });
      // Row security gives none to who may not know them.
      const names = await namesOf(
        db,
        tenantId,
        page.rows.map(({ key }) => BigInt(`0x${key}`)),
      );
      return {
        ...page,
        rows: page.rows.map((row) => ({ ...row, name: names.get(BigInt(`0x${row.key}`)) ?? null })),
      };
    }),
  ];
}

async function askedOf(
  db: Db,
  { service, day, asOf }: { service: string; day: string; asOf?: AsOf },
  now: Date,
) {
  return { service, day: dayNumber(day), known: await knownAt(db, asOf), today: todayOf(now) };
}
