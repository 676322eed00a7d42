import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { useToasts } from '../../../ui/toast.tsx';
import {
  carryTargetList,
  dropTarget,
  dropTargetList,
  listTargetLists,
  publishTargetList,
  readTargetList,
  saveTarget,
} from '../contract.ts';
import type { TargetListId } from '../model.ts';

type TenantId = Id<'tenant'>;

/** A list with everything that may be done to it. A refusal is told and changes nothing. */
export function useList(listId: TargetListId) {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const query = useQuery(contractQuery(readTargetList, { listId }));
  const changed = async () => {
    await client.invalidateQueries({ queryKey: keyOf(readTargetList) });
    await client.invalidateQueries({ queryKey: keyOf(listTargetLists) });
  };
  const onError = ({ message }: Error) =>
    show({ title: t('targets.failed'), body: message, intent: 'error' });
  const settled = { onError, onSettled: changed };
  const publish = useMutation({
    mutationFn: (version: number) => call(publishTargetList, { listId, version }),
    onSuccess: ({ begun, refused }) =>
      show({
        title: t('targets.published'),
        body: [
          t('targets.begun', { count: begun }),
          ...(refused > 0 ? [t('targets.refusedCount', { count: refused })] : []),
        ].join(' '),
      }),
    ...settled,
  });
  const name = useMutation({
    mutationFn: (given: { tenantId: string; sme: string | null; why: string }) =>
      call(saveTarget, {
        listId,
        tenantId: given.tenantId as TenantId,
        sme: given.sme as Id<'person'> | null,
        why: given.why,
      }),
    ...settled,
  });
  const take = useMutation({
    mutationFn: (tenantId: string) => call(dropTarget, { listId, tenantId: tenantId as TenantId }),
    ...settled,
  });
  const drop = useMutation({ mutationFn: () => call(dropTargetList, { listId }), ...settled });
  const carry = useMutation({
    mutationFn: () => call(carryTargetList, { listId }),
    onSuccess: () => show({ title: t('targets.carried') }),
    ...settled,
  });
  return { ...query, changed, publish, name, take, drop, carry };
}
