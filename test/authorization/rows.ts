import type { Rows } from './row.ts';
import { contactRows } from './rows-contacts.ts';
import { customerRows } from './rows-customers.ts';
import { importRows } from './rows-imports.ts';
import { peopleRows } from './rows-people.ts';
import { playbookRows } from './rows-playbooks.ts';
import { portfolioRows } from './rows-portfolio.ts';
import { serviceRows } from './rows-services.ts';
import { usageRows } from './rows-usage.ts';
import { viewRows } from './rows-views.ts';
import { workRows } from './rows-work.ts';

/** Who may call which route. A contract without a row fails test/authorization.test.ts. */
export const rows: Rows = {
  ...peopleRows,
  ...portfolioRows,
  ...customerRows,
  ...contactRows,
  ...importRows,
  ...playbookRows,
  ...workRows,
  ...usageRows,
  ...serviceRows,
  ...viewRows,
};
