import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { GridQuery } from '../../base/grid-query.ts';
import { writeQuery } from '../../base/grid-query.ts';
import type { GridPage, GridProps } from './grid-types.ts';

// Enough for several screens; few enough that a page is read while one is looking at the one before.
const pageSize = 200;
const usualWhole = 500;

export interface Rows<Row, Sum> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly first: GridPage<Row, Sum> | undefined;
  readonly error: Error | null;
  /** Whether what is shown belongs to the query before this one. */
  readonly outdated: boolean;
  readonly retry: () => void;
  /** Has rows up to this one loaded, a page at a time. */
  readonly need: (index: number) => void;
  /** All rows of the query, asked for anew. */
  readonly all: () => Promise<readonly Row[]>;
}

type Source<Row, Sum> = Pick<GridProps<Row, Sum>, 'queryKey' | 'fetchPage' | 'wholePage'>;

/** The rows of a query, as far as somebody has looked. */
export function useRows<Row, Sum>(source: Source<Row, Sum>, query: GridQuery): Rows<Row, Sum> {
  const { queryKey, fetchPage, wholePage = usualWhole } = source;
  const { sort, filters, find } = query;
  const pages = useInfiniteQuery({
    queryKey: [...queryKey, 'grid', writeQuery({ sort, filters, find })],
    queryFn: ({ pageParam, signal }) =>
      fetchPage({ sort, filters, find, cursor: pageParam, limit: pageSize, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
    // The rows of the former filter stay while the next ones come: no flash of an empty grid at each letter.
    placeholderData: keepPreviousData,
    // Coming back to the window would ask for every page again.
    refetchOnWindowFocus: false,
  });
  const { data, error, hasNextPage, isFetching, isPlaceholderData, fetchNextPage, refetch } = pages;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const first = data?.pages[0];
  const loaded = rows.length;
  const need = useCallback(
    (index: number) => {
      if (index >= loaded && hasNextPage && !isFetching && error === null) void fetchNextPage();
    },
    [loaded, hasNextPage, isFetching, error, fetchNextPage],
  );
  const all = async (): Promise<readonly Row[]> => {
    const found: Row[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await fetchPage({ sort, filters, find, cursor, limit: wholePage });
      found.push(...page.rows);
      if (page.cursor === null) return found;
      cursor = page.cursor;
    }
  };
  return {
    rows,
    total: first?.total ?? 0,
    first,
    error,
    outdated: isPlaceholderData,
    retry: () => void (hasNextPage && data !== undefined ? fetchNextPage() : refetch()),
    need,
    all,
  };
}
