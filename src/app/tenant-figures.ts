import type { TenantId } from '../features/tenants/model.ts';
import { todayOf } from '../features/usage/asked.ts';
import type { Portfolio } from '../features/usage/portfolio-list.ts';
import type { FiguresOf } from '../features/views/grid-routes.ts';
import type { UsageDoor } from './usage-stores.ts';

/** The last figures of tenants for their list, as the usage portfolio has them. */
export function figuresFrom(usage: UsageDoor, portfolio: Portfolio): FiguresOf {
  return async (db, { audience }, now, only) => {
    const { warehouse } = await usage.open();
    return portfolio.rows(
      db,
      warehouse,
      audience,
      'any',
      todayOf(now),
      only as readonly TenantId[] | undefined,
    );
  };
}
