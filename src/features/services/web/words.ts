import { serviceCalled } from '../../../reports/service-names.ts';
import type { MessageKey, Say } from '../../../ui/i18n.ts';
import { formatShortDay } from '../../../ui/time.ts';
import { reasonOf } from '../entitlement-rules.ts';
import type { Element, Row, TenantService } from '../model.ts';
import { engineeringLabel } from '../taxonomy/pick-lists.ts';
import { reasons } from '../taxonomy/statuses.ts';

export const none = '–';

/** L2 of a part as it reads: picked, or derived. */
export function reasonWords(
  row: Pick<Row, 'status' | 'reason'>,
  service: Pick<TenantService, 'status'>,
): string {
  const reason = reasonOf(row, service.status);
  return reason === null ? none : reasons[reason].label;
}

export function engineeringWords(
  { engineering, reason }: Pick<Row, 'engineering' | 'reason'>,
  service: string,
): string {
  return engineering === null || reason === null ? none : engineeringLabel(engineering, reason, service);
}

export const dayWords = (day: string | null): string => (day === null ? none : formatShortDay(day));

export const yesNo = (value: boolean | null, t: Say): string =>
  value === null ? none : t(value ? 'services.yes' : 'services.no');

export const elementWord = (element: Element['element']): MessageKey => `services.element.${element}`;

/** What a note about the service begins with: `EXO`. */
export const prefixOf = (name: string): string => serviceCalled(name)?.prefix ?? '';
