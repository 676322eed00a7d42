import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { listOffers, orderOffers, retireOffer } from '../contract.ts';
import type { Offer, OfferId } from '../model.ts';

/** The catalogue, and the acts on it that ask for nothing more. */
export function useOffers() {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const query = useQuery(contractQuery(listOffers, { retired: 'yes' }));
  const changed = () => client.invalidateQueries({ queryKey: keyOf(listOffers) });
  const onError = ({ message }: Error) => show({ title: t('offers.failed'), body: message, intent: 'error' });
  const retire = useMutation({
    mutationFn: ({ id, version, retired }: Offer) =>
      call(retireOffer, { offerId: id as OfferId, retired: !retired }, { match: version }),
    onError,
    onSettled: changed,
  });
  const order = useMutation({
    mutationFn: (ids: readonly string[]) => call(orderOffers, { ids: [...ids] as OfferId[] }),
    onError,
    onSettled: changed,
  });
  return { ...query, changed, retire: retire.mutate, order: order.mutate };
}
