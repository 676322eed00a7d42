import { useCallback, useEffect, useRef, useState } from 'react';
import { useT } from '../../../../ui/i18n.ts';
import { useToasts } from '../../../../ui/toast.tsx';
import { chooseFiles } from './choose-files.ts';
import { type Bench, freePath, readDraft, withDrafts } from './draft.ts';
import { offeredBy, offeredIn } from './offered.ts';
import { type Offered, placeOf, takeIn } from './take-in.ts';
import { template } from './template.ts';

interface Options {
  readonly current: () => Bench;
  readonly change: (make: (bench: Bench) => Bench) => void;
  readonly published: readonly { readonly path: string }[];
  readonly onOpen: (path: string) => void;
}

/** The ways on which text comes to the bench: a new page, files that are chosen, dropped or pasted, and pasted text. */
export function useArrivals({ current, change, published, onOpen }: Options) {
  const t = useT();
  const { show } = useToasts();
  const [reading, setReading] = useState(false);

  async function take(offer: Offered[] | Promise<Offered[]>): Promise<void> {
    setReading(true);
    try {
      const offered = (await offer).map(({ path, file }) => ({ path: placeOf(path, published), file }));
      if (offered.length === 0) return;
      const taken = await takeIn(offered, current());
      const before = current();
      change((bench) => withDrafts(bench, taken.drafts, taken.others));
      const [first] = taken.drafts;
      if (first) onOpen(first.path);
      tell(taken, before);
    } finally {
      setReading(false);
    }
  }

  function tell({ drafts, others, noRoom }: Awaited<ReturnType<typeof takeIn>>, before: Bench): void {
    const replaced = drafts.flatMap(({ path }) => before.drafts.get(path) ?? []);
    const body = [
      replaced.length > 0 ? t('bench.replaced', { count: replaced.length }) : '',
      noRoom > 0 ? t('bench.noRoom', { count: noRoom }) : '',
      others.length > 0 ? t('bench.others', { count: others.length }) : '',
    ];
    const title =
      drafts.length === 0 ? t('bench.nothingOpened') : t('bench.opened', { count: drafts.length });
    const undo = async (): Promise<void> => change(() => before);
    show({
      title,
      body: body.filter(Boolean).join(' '),
      intent: noRoom > 0 || drafts.length === 0 ? 'warning' : 'info',
      ...(drafts.length > 0 && { undo }),
    });
  }

  function add(text: string): void {
    const path = freePath(current(), 'internal/new-page.md');
    change((bench) => withDrafts(bench, [readDraft(path, text)]));
    onOpen(path);
  }

  function paste(event: ClipboardEvent): void {
    const { target, clipboardData } = event;
    const typing =
      target instanceof Element && target.closest('input, textarea, [contenteditable=true]') !== null;
    if (typing || clipboardData === null) return;
    const text = clipboardData.getData('text/plain');
    if (clipboardData.files.length > 0) void take(offeredBy(clipboardData.files));
    else if (text.trim() !== '') add(text);
  }
  const latest = useRef(paste);
  latest.current = paste;
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => latest.current(event);
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);

  return {
    reading,
    addPage: useStable(() => add(template)),
    openFiles: useStable(() => void take(chooseFiles('files'))),
    openFolder: useStable(() => void take(chooseFiles('folder'))),
    drop: useStable((data: DataTransfer) => void take(offeredIn(data))),
  };
}

/** The newest function behind one that stays the same. */
function useStable<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((...args: Args) => latest.current(...args), []);
}
