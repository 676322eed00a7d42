import { dayNumber } from '../../base/days.ts';
import type { Mapping } from '../../reports/mapping.ts';
import { services } from '../../reports/services.ts';
import { problems } from './problems.ts';

const names = ['service', 'person', 'activity', 'refresh', 'order'] as const;
const orders = ['y-m-d', 'd-m-y', 'm-d-y'] as const;

/**
 * Reads how a file of another tool is to be read: `service=intune; person=User; activity=Last check-in; refresh=2026-11-20; order=d-m-y`. Instead of a day,
 * `refresh` may name a column, as `refresh=@As of`.
 * @throws USAGE_MAPPING_BROKEN, which says what is wrong and what there is.
 */
export function readMapping(text: string): Mapping {
  const told = new Map<string, string>();
  for (const pair of text.split(';').filter((one) => one.trim() !== '')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, at)).trim();
    if (!(names as readonly string[]).includes(name))
      throw problems.USAGE_MAPPING_BROKEN(`"${pair.trim()}" names none of ${names.join(', ')}`);
    told.set(name, pair.slice(at + 1).trim());
  }
  const need = (name: (typeof names)[number]): string => {
    const value = told.get(name);
    if (!value) throw problems.USAGE_MAPPING_BROKEN(`${name} is missing`);
    return value;
  };
  const service = services.find(({ id }) => id === need('service'));
  if (service === undefined)
    throw problems.USAGE_SERVICE_UNKNOWN(need('service'), services.map(({ id }) => id).join(', '));
  const refresh = need('refresh');
  const order = orders.find((one) => one === (told.get('order') ?? 'y-m-d'));
  if (order === undefined) throw problems.USAGE_MAPPING_BROKEN(`order is none of ${orders.join(', ')}`);
  return {
    service,
    person: need('person'),
    activity: need('activity'),
    refresh: refresh.startsWith('@') ? { column: refresh.slice(1).trim() } : { day: dayOf(refresh) },
    order,
  };
}

function dayOf(text: string): number {
  try {
    return dayNumber(text);
  } catch {
    throw problems.USAGE_MAPPING_BROKEN(
      `"${text}" is no day; write 2026-11-20, or @ and the name of a column`,
    );
  }
}
