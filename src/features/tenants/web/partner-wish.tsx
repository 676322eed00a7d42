import { Checkbox } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { saveWantsPartner } from '../change-contract.ts';
import { readTenant, readTimeline } from '../contract.ts';
import styles from './status.module.css';

/** Whether the customer desires a partner's assistance; text for those who may not say so. */
export function PartnerWish({ tenantId }: { tenantId: Id<'tenant'> }) {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const { data } = useQuery(contractQuery(readTenant, { tenantId }));
  const mutation = useMutation({
    mutationFn: ({ wantsPartner, match }: { wantsPartner: boolean; match: number }) =>
      call(saveWantsPartner, { tenantId, wantsPartner }, { match }),
    onSettled: () => {
      for (const one of [readTenant, readTimeline]) void client.invalidateQueries({ queryKey: keyOf(one) });
    },
    onError: (error) =>
      show({ title: t('tenants.wishKept'), body: problemOf(error).message, intent: 'error' }),
  });
  if (!data) return null;
  const { wantsPartner, version } = data.master;
  if (!data.abilities.partnerStatus)
    return <p className={styles.quiet}>{t(wantsPartner ? 'tenants.wishes' : 'tenants.wishesNot')}</p>;
  return (
    <Checkbox
      label={t('tenants.wishes')}
      checked={wantsPartner}
      disabled={mutation.isPending}
      onChange={(_, { checked }) => mutation.mutate({ wantsPartner: checked === true, match: version })}
    />
  );
}
