import { useCallback, useState } from 'react';
import type { VisiblePage } from './rows.ts';

/** Which pages of the tree are folded, by the keys of their rows. */
export function useFolds(pages: readonly VisiblePage[]) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const allFolded = pages.length > 0 && pages.every((page) => folded.has(page.key));
  const fold = useCallback(
    (page: string, shut: boolean) =>
      setFolded((before) => new Set(shut ? [...before, page] : [...before].filter((key) => key !== page))),
    [],
  );
  const foldAll = useCallback(
    () => setFolded(new Set(allFolded ? [] : pages.map((page) => page.key))),
    [allFolded, pages],
  );
  return { folded, allFolded, fold, foldAll };
}
