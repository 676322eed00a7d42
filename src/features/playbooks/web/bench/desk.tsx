import { useMemo, useRef, useState } from 'react';
import type * as z from 'zod';
import type { Finding } from '../../../../compiler/index.ts';
import { Hidden } from '../../../../ui/chip.tsx';
import { useT } from '../../../../ui/i18n.ts';
import { useShortcut } from '../../../../ui/shortcuts.tsx';
import { Empty } from '../../../../ui/states.tsx';
import { useMedia } from '../../../../ui/use-media.ts';
import type { listPages } from '../../contract.ts';
import { BenchMenu } from './bench-menu.tsx';
import styles from './bench-page.module.css';
import { BenchTools, type Within } from './bench-tools.tsx';
import type { CheckState } from './checker.ts';
import type { Bench, Draft } from './draft.ts';
import { Editor, type EditorHandle } from './editor.tsx';
import { findingAt, findingFrom } from './editor-findings.ts';
import { FilesPane } from './files-pane.tsx';
import { FindingBar } from './finding-bar.tsx';
import { FindingsPane } from './findings-pane.tsx';
import { PagePane } from './page-pane.tsx';
import { type Pane, Panes } from './panes.tsx';
import { PathField } from './path-field.tsx';
import { useActions } from './use-actions.ts';
import type { useArrivals } from './use-arrivals.ts';
import type { Keeping } from './use-bench.ts';
import { useCheck } from './use-check.ts';

interface Props {
  readonly bench: Bench;
  readonly draft: Draft;
  readonly anchor: string;
  readonly keeping: Keeping;
  readonly current: () => Bench;
  readonly change: (make: (bench: Bench) => Bench) => void;
  /** null when the server could not be asked. */
  readonly published: z.output<typeof listPages.output> | null;
  readonly arrivals: ReturnType<typeof useArrivals>;
  readonly onOpen: (path: string) => void;
}

const notYet: CheckState = { findings: [], leftOut: 0, page: null, state: 'checking' };

/** Files, text, and beside it the findings or the page; one of them at a time on a phone. */
export function Desk(props: Props) {
  const { bench, draft, anchor, keeping, current, change, published, arrivals, onOpen } = props;
  const t = useT();
  const phone = useMedia('phone');
  const [chosen, setWithin] = useState<Within>('published');
  const [pane, setPane] = useState<Pane>('text');
  const [cursor, setCursor] = useState({ line: 1, column: 1 });
  const [top, setTop] = useState(1);
  const [jump, setJump] = useState<Finding | null>(null);
  const editor = useRef<EditorHandle>(null);
  const isPublished = (published?.version ?? null) !== null;
  const within = isPublished ? chosen : 'alone';
  const { checker, state: checked } = useCheck(
    bench,
    within === 'alone' ? null : (published?.pages ?? null),
    draft.path,
  );
  const state = checked ?? notYet;
  const several = bench.drafts.size > 1;
  const pages = [...bench.drafts.keys()].filter((path) => /\.md$/i.test(path)).length;
  const own = useMemo(
    () => state.findings.filter(({ path }) => path === draft.path),
    [state.findings, draft.path],
  );
  const actions = useActions({ draft, current, change, checker, editor, onOpen });
  const here = findingAt(own, cursor.line, cursor.column);

  function goTo(finding: Finding): void {
    // Beside the text there is room for the findings; on a phone the text takes their place.
    if (phone) setPane('text');
    if (finding.path !== draft.path) onOpen(finding.path);
    setJump({ ...finding });
  }
  function step(by: 1 | -1): void {
    const next = findingFrom(own, cursor.line, cursor.column, by);
    if (next) goTo(next);
  }
  useShortcut('F8', t('bench.next'), t('bench.group'), () => step(1));
  useShortcut('Shift+F8', t('bench.previous'), t('bench.group'), () => step(-1));
  useShortcut('Ctrl+.', t('bench.mendHere'), t('bench.group'), mendHere);
  function mendHere(): void {
    const fixable = own.filter(({ fix }) => fix !== undefined);
    const finding = findingAt(fixable, cursor.line, cursor.column);
    if (finding) mend(finding);
  }
  function mend(finding: Finding): void {
    actions.mend(finding);
    // The button goes with its finding; the focus must not.
    editor.current?.focus();
  }

  const about =
    within === 'published'
      ? t('bench.about.published', { version: published?.version?.number ?? 0 })
      : t(pages > 1 ? 'bench.about.several' : 'bench.about.one');
  const files = several && (
    <FilesPane
      drafts={bench.drafts}
      findings={state.findings}
      open={draft.path}
      onOpen={(path) => {
        setPane((now) => (now === 'files' ? 'text' : now));
        onOpen(path);
      }}
    />
  );
  const text = (
    <div className={styles.text}>
      {draft.unread === undefined ? (
        <Editor
          ref={editor}
          path={draft.path}
          text={draft.text}
          findings={own}
          jump={jump}
          onText={(path, words) =>
            change((now) => {
              const old = now.drafts.get(path);
              return old === undefined
                ? now
                : { ...now, drafts: new Map(now.drafts).set(path, { ...old, text: words }) };
            })
          }
          onCursor={(line, column) => setCursor({ line, column })}
          onScroll={setTop}
          onStep={step}
          onMend={mendHere}
          onMendFinding={mend}
        />
      ) : (
        <Empty title={t('bench.unread', { why: draft.unread })} body={t('bench.unreadBody')} />
      )}
      <FindingBar here={here} count={own.length} onStep={step} onMend={mend} />
    </div>
  );
  return (
    <>
      <Hidden>
        <h1>{t('bench.title')}</h1>
      </Hidden>
      <BenchTools
        keeping={keeping}
        pages={pages}
        within={within}
        isPublished={isPublished}
        onWithin={setWithin}
        mendable={state.findings.filter(({ fix }) => fix !== undefined).length}
        mending={actions.mending}
        onMendAll={actions.mendAll}
        path={
          <PathField path={draft.path} isTaken={(path) => bench.drafts.has(path)} onRename={actions.rename} />
        }
        menu={
          <BenchMenu
            several={several}
            readable={draft.unread === undefined}
            onNew={arrivals.addPage}
            onFiles={arrivals.openFiles}
            onFolder={arrivals.openFolder}
            onCopy={actions.copy}
            onSave={actions.save}
            onSaveAll={actions.saveAll}
            onRemove={actions.remove}
            onDiscard={actions.discard}
          />
        }
      />
      {published === null && <p className={styles.warning}>{t('bench.within.unknown')}</p>}
      <Panes
        phone={phone}
        pane={pane}
        onPane={setPane}
        findingCount={several ? state.findings.length : own.length}
        checking={state.state === 'checking'}
        reading={arrivals.reading}
        files={files}
        text={text}
        findings={
          <FindingsPane
            state={state}
            path={draft.path}
            several={several}
            about={about}
            onGo={goTo}
            onMend={mend}
            onAgain={() => checker?.again()}
          />
        }
        page={<PagePane state={state} path={draft.path} drafts={bench.drafts} line={top} anchor={anchor} />}
      />
    </>
  );
}
