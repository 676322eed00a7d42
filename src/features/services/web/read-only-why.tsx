import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { ReadOnlyBar } from '../../../ui/states.tsx';
import { roleOf } from '../../people/model.ts';
import { readTenant } from '../../tenants/contract.ts';

// Who may assign others to a tenant, in the order one would ask them (domain.md 2.2).
const askFirst = ['fm', 'p-fm', 'rm', 'p-rm'];

/** Why the services can't be changed, and who can change that. */
export function ReadOnlyWhy({ tenantId }: { tenantId: string }) {
  const t = useT();
  const { data } = useQuery(contractQuery(readTenant, { tenantId }));
  const primaries = data?.assignees.filter((one) => one.primary) ?? [];
  const [ask] = askFirst.flatMap((role) => primaries.filter((one) => one.role === role));
  const why = ask
    ? t('services.readOnlyAsk', { name: ask.name, role: roleOf(ask.role)?.label ?? ask.role })
    : t('services.readOnlyNobody');
  return <ReadOnlyBar why={why} />;
}
