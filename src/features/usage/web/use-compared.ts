import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { readFigures } from '../contract.ts';
import type { Figure, TenantUsage, UsageDay } from '../model.ts';
import { type ComparedLine, chosenServices, comparedLines } from './compared-lines.ts';
import type { UsageView } from './usage-search.ts';

/** The lines of a comparison over these days; none unless at least two services are chosen. */
export function useCompared(
  tenantId: string,
  usage: TenantUsage | undefined,
  days: readonly UsageDay[],
  view: UsageView,
): { readonly lines: readonly ComparedLine[]; readonly error: Error | null; readonly retry: () => void } {
  const t = useT();
  const ids = usage === undefined ? [] : chosenServices(view, usage.services);
  const [from, to] = [days[0]?.day, days.at(-1)?.day];
  const wanted = ids.length > 1 && from !== undefined && to !== undefined;
  const { asOf } = view;
  const query = useQuery({
    ...contractQuery(readFigures, {
      tenant: tenantId,
      services: ids.join(','),
      from: from ?? '1970-01-01',
      to: to ?? '1970-01-01',
      ...(asOf === undefined ? {} : { asOf }),
    }),
    enabled: wanted,
    placeholderData: (before: { figures: Figure[] } | undefined) => before,
  });
  const nameOf = (id: string) =>
    id === 'any' ? t('usage.any') : (usage?.services.find((one) => one.id === id)?.name ?? id);
  const figures = wanted ? query.data?.figures : undefined;
  return {
    lines: figures === undefined ? [] : comparedLines(ids, figures, view, nameOf),
    error: wanted ? query.error : null,
    retry: () => void query.refetch(),
  };
}
