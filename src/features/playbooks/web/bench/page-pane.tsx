import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useT } from '../../../../ui/i18n.ts';
import { Empty, LoadingRows } from '../../../../ui/states.tsx';
import { pageAddress, readPageHref } from '../../rules.ts';
import reading from '../page.module.css';
import { PageHead } from '../page-head.tsx';
import { PageSection } from '../page-section.tsx';
import { Uncategorized } from '../uncategorized.tsx';
import styles from './bench-page.module.css';
import type { DraftPage } from './check-drafts.ts';
import type { CheckState } from './checker.ts';
import type { Bench } from './draft.ts';

interface Props {
  readonly state: CheckState;
  readonly path: string;
  readonly drafts: Bench['drafts'];
  /** The first line of the text in sight. */
  readonly line: number;
  /** The heading in the address. */
  readonly anchor: string;
}

/** The page as its readers will see it. It scrolls with the text. */
export function PagePane({ state, path, drafts, line, anchor }: Props) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const shown = state.page?.path === path ? state.page.shown : undefined;
  const seen = shown?.places.findLast((place) => place.line <= line)?.id;
  useFollowing(box, seen, shown);
  useFollowing(box, anchor === '' ? undefined : anchor, null);
  const addressOf = useCallback(
    (href: string) => {
      const to = readPageHref(href);
      if (to === undefined) return undefined;
      return drafts.has(to.path) ? draftAddress(to.path, to.anchor) : pageAddress(to.path, to.anchor);
    },
    [drafts],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={box} className={styles.page} tabIndex={0} aria-label={t('bench.page')}>
      {state.state === 'slow-page' ? (
        <Empty title={t('bench.slowPage')} body={t('bench.slowPageBody')} />
      ) : shown === undefined ? (
        <LoadingRows count={8} label={t('bench.checking')} />
      ) : shown === null ? (
        <Empty title={t('bench.noPage')} body={t('bench.noPageBody')} />
      ) : (
        <Shown page={shown.page} addressOf={addressOf} />
      )}
    </section>
  );
}

/** The address of a draft on the bench. */
export function draftAddress(path: string, anchor?: string): string {
  return `/playbooks/bench?page=${encodeURIComponent(path)}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`;
}

function Shown({
  page,
  addressOf,
}: {
  page: DraftPage['page'];
  addressOf: (href: string) => string | undefined;
}) {
  return (
    <article className={reading.page}>
      <PageHead page={page} />
      {page.sections.map((section, index) => (
        <PageSection
          // biome-ignore lint/suspicious/noArrayIndexKey: parts without a heading share the empty id, and stand in their order
          key={`${section.id} ${index}`}
          page={page}
          section={section}
          current={false}
          addressOf={addressOf}
        />
      ))}
      <Uncategorized page={page} />
    </article>
  );
}

/** Brings a heading to the top of the pane, and nothing else of the screen. */
function useFollowing(
  box: RefObject<HTMLElement | null>,
  id: string | undefined,
  shown: DraftPage | null | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pane moves when another heading is meant, not at every new text
  useEffect(() => {
    const pane = box.current;
    if (pane === null || id === undefined) return;
    const heading = [...pane.querySelectorAll<HTMLElement>('[id]')].find((one) => one.id === id);
    if (heading)
      pane.scrollTop += heading.getBoundingClientRect().top - pane.getBoundingClientRect().top - 16;
  }, [id, shown === undefined]);
}
