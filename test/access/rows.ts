import { personId, type Rows, tenantId } from './ids.ts';
import { peopleOf } from './rows-people.ts';
import { playbookOf } from './rows-playbooks.ts';
import { portfolioOf } from './rows-portfolio.ts';
import { servicesOf } from './rows-services.ts';
import { usageOf } from './rows-usage.ts';
import { viewsOf } from './rows-views.ts';
import { casesOf, ledgerOf, workOf } from './rows-work.ts';
import type { World } from './world.ts';

/** Every row of an organisation, by table. A table that is missing here fails a test. */
export function rowsOf(world: World): Rows {
  const ids = world.people.map((_, n) => personId(n));
  const tenants = world.tenants.map((_, n) => tenantId(n));
  return {
    ...peopleOf(world, ids),
    ...portfolioOf(world),
    ...playbookOf(),
    ...workOf(world),
    ...casesOf(world),
    ...viewsOf(world),
    ...ledgerOf(world),
    ...usageOf(tenants),
    ...servicesOf(tenants),
  };
}
