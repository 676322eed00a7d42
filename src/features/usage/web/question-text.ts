import type { UsageRows } from '../people-model.ts';

type Question = Pick<UsageRows, 'service' | 'day' | 'asOf'>;

/** The same question at the command line. As of the import that was the last, it has the same answer for ever. */
export const questionCommand = (tenant: string, { service, day, asOf }: Question): string =>
  `uptake usage figures --tenant ${tenant} --service ${service} --from ${day} --to ${day}${asOf === null ? '' : ` --as-of ${asOf}`} --format json`;

/** The same question over HTTP. */
export const questionAddress = (tenant: string, { service, day, asOf }: Question): string =>
  `GET /api/usage/figures?tenant=${tenant}&services=${service}&from=${day}&to=${day}${asOf === null ? '' : `&asOf=${asOf}`}`;
