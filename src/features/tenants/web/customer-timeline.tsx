import { Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { readCustomerTimeline } from '../customer-contract.ts';
import { Entries } from './timeline.tsx';

/** What happened at a customer itself, newest first; what happened at its tenants stands in their timelines. */
export function CustomerTimeline({ customerId }: { customerId: Id<'customer'> }) {
  const t = useT();
  const input = { customerId, limit: 20 };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keyOf(readCustomerTimeline, input),
    queryFn: ({ pageParam, signal }) =>
      call(readCustomerTimeline, { ...input, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  });
  if (error) return <Failed problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={3} />;
  const names = new Map(data.pages.flatMap((page) => Object.entries(page.names)));
  return (
    <>
      <Entries entries={data.pages.flatMap((page) => page.items)} names={names} />
      {hasNextPage && (
        <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('tenants.timeline.more')}
        </Button>
      )}
    </>
  );
}
