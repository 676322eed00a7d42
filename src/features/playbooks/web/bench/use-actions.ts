import { type RefObject, useState } from 'react';
import { applyFixes } from '../../../../compiler/fixes.ts';
import type { Finding } from '../../../../compiler/index.ts';
import { useT } from '../../../../ui/i18n.ts';
import { useToasts } from '../../../../ui/toast.tsx';
import type { Checker } from './checker.ts';
import { type Bench, type Draft, emptyBench, withDrafts, without } from './draft.ts';
import type { EditorHandle } from './editor.tsx';
import { saveAll, saveDraft } from './save.ts';

interface Options {
  readonly draft: Draft;
  readonly current: () => Bench;
  readonly change: (make: (bench: Bench) => Bench) => void;
  readonly checker: Checker | null;
  readonly editor: RefObject<EditorHandle | null>;
  readonly onOpen: (path: string) => void;
}

/** What one can do to the drafts. Everything that takes text away can be taken back. */
export function useActions({ draft, current, change, checker, editor, onOpen }: Options) {
  const t = useT();
  const { show } = useToasts();
  const [mending, setMending] = useState(false);
  const { path } = draft;

  /** The drafts with what was typed a moment ago. */
  function newest(): Bench {
    editor.current?.flush();
    return current();
  }

  function mend(finding: Finding): void {
    const now = newest().drafts.get(finding.path);
    const { text, done } = applyFixes(now?.text ?? '', [finding]);
    if (now === undefined || done.length === 0) sayNothingMended();
    else change((bench) => withDrafts(bench, [{ ...now, text }]));
  }

  async function mendAll(): Promise<void> {
    const before = newest();
    setMending(true);
    const mended = await checker?.mend();
    setMending(false);
    const now = newest();
    // What was edited meanwhile stays as it is; the next check finds what is left to mend.
    const put = (mended?.files ?? []).flatMap(({ path: where, text }) => {
      const same = now.drafts.get(where);
      return same !== undefined && same === before.drafts.get(where) ? [{ ...same, text }] : [];
    });
    if (put.length === 0) return sayNothingMended();
    change((bench) => withDrafts(bench, put));
    const undo = async (): Promise<void> => {
      newest();
      change((bench) => {
        const untouched = put.filter((file) => bench.drafts.get(file.path)?.text === file.text);
        return withDrafts(
          bench,
          untouched.flatMap((file) => before.drafts.get(file.path) ?? []),
        );
      });
    };
    show({ title: t('bench.mended', { count: mended?.count ?? 0 }), undo });
  }

  function sayNothingMended(): void {
    show({ title: t('bench.notMended'), body: t('bench.notMendedBody'), intent: 'warning' });
  }

  function rename(next: string): void {
    const now = newest().drafts.get(path) ?? draft;
    change((bench) => withDrafts(without(bench, path), [{ ...now, path: next }]));
    onOpen(next);
  }

  function remove(): void {
    const now = newest().drafts.get(path) ?? draft;
    change((bench) => without(bench, path));
    const undo = async (): Promise<void> => {
      change((bench) => withDrafts(bench, [now]));
      onOpen(path);
    };
    show({ title: t('bench.removed', { path }), undo });
  }

  function discard(): void {
    const before = newest();
    change(() => emptyBench);
    const undo = async (): Promise<void> =>
      change((bench) => withDrafts(before, bench.drafts.values(), bench.others));
    show({ title: t('bench.discarded'), undo });
  }

  async function copy(): Promise<void> {
    const text = newest().drafts.get(path)?.text ?? '';
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (copied) show({ title: t('bench.copied'), intent: 'info' });
    else show({ title: t('bench.notCopied'), body: t('bench.notCopiedBody'), intent: 'warning' });
  }

  return {
    mending,
    mend,
    mendAll: () => void mendAll(),
    rename,
    remove,
    discard,
    copy: () => void copy(),
    save: () => saveDraft(newest().drafts.get(path) ?? draft),
    saveAll: () => void saveAll(newest()),
  };
}
