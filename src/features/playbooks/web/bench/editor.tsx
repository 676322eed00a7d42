import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { Finding } from '../../../../compiler/index.ts';
import { useT } from '../../../../ui/i18n.ts';
import styles from './editor.module.css';
import { marksOf, rangeOf } from './editor-findings.ts';
import { type EditorEvents, editBetween, editorExtensions } from './editor-setup.ts';
import { phrasesOf } from './editor-words.ts';

export interface EditorHandle {
  /** Hands over what was typed since the last pause. */
  flush(): void;
  focus(): void;
}

interface Props extends Omit<EditorEvents, 'onEdit'> {
  readonly path: string;
  readonly text: string;
  /** Those of this text. */
  readonly findings: readonly Finding[];
  /** Where to go; a new object goes there again. It waits until its file is the open one. */
  readonly jump: Finding | null;
  readonly onText: (path: string, text: string) => void;
  readonly onMendFinding: (finding: Finding) => void;
  /** The first line in sight. */
  readonly onScroll: (line: number) => void;
  readonly ref: Ref<EditorHandle>;
}

// Handing over a long text at every key would be felt.
const pause = 120;

/** The text of a draft. Each draft keeps its own undo while the bench is open. */
export function Editor(props: Props) {
  const t = useT();
  const { path, text, findings, jump, ref } = props;
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  /** Drafts that are not shown, and the text of each as the bench knows it. */
  const states = useRef(new Map<string, EditorState>());
  const known = useRef({ path: '', text: '' });
  const arrived = useRef<Finding | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function flush(): void {
    clearTimeout(timer.current);
    timer.current = undefined;
    const now = view.current?.state.doc.toString();
    if (now === undefined || known.current.path === '' || now === known.current.text) return;
    known.current = { path: known.current.path, text: now };
    latest.current.onText(known.current.path, now);
  }

  useImperativeHandle(ref, () => ({ flush, focus: () => view.current?.focus() }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor as long as the component is there
  useEffect(() => {
    const parent = box.current;
    if (parent === null) return;
    const editor = new EditorView({ parent, extensions: EditorView.cspNonce.of(nonceOfPage()) });
    view.current = editor;
    const onScroll = (): void => {
      const block = editor.lineBlockAtHeight(editor.scrollDOM.scrollTop);
      latest.current.onScroll(editor.state.doc.lineAt(block.from).number);
    };
    editor.scrollDOM.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      view.current = null;
      known.current = { path: '', text: '' };
      editor.destroy();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the first look
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    if (known.current.path !== path) {
      flush();
      if (known.current.path !== '') states.current.set(known.current.path, editor.state);
      const kept = states.current.get(path);
      editor.setState(kept ?? newState(text));
      known.current = { path, text: kept?.doc.toString() ?? text };
      latest.current.onCursor(...placeOf(editor.state));
    }
    if (text !== known.current.text) {
      // What came from outside, such as a repair, is one edit that can be undone.
      known.current = { path, text };
      editor.dispatch({ changes: editBetween(editor.state.doc.toString(), text), userEvent: 'input.mend' });
    }
  }, [path, text]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are made anew with findings or another text only
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const mend = { label: t('bench.mend'), run: (finding: Finding) => latest.current.onMendFinding(finding) };
    editor.dispatch(setDiagnostics(editor.state, marksOf(findings, editor.state.doc, mend)));
  }, [path, findings]);

  // After the other file has come into the editor.
  useEffect(() => {
    const editor = view.current;
    if (editor === null || jump === null || jump === arrived.current || jump.path !== path) return;
    arrived.current = jump;
    const { from } = rangeOf(jump, editor.state.doc);
    editor.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    editor.focus();
  }, [path, jump]);

  function newState(doc: string): EditorState {
    const events: EditorEvents = {
      onEdit: () => {
        timer.current ??= setTimeout(flush, pause);
      },
      onCursor: (line, column) => latest.current.onCursor(line, column),
      onStep: (step) => latest.current.onStep(step),
      onMend: () => latest.current.onMend(),
    };
    const words = { label: t('bench.text'), phrases: phrasesOf(t) };
    return EditorState.create({ doc, extensions: editorExtensions(events, words, nonceOfPage()) });
  }

  return <div ref={box} className={styles.editor} />;
}

/** Line and column of the cursor, 1-based. */
function placeOf({ doc, selection }: EditorState): [number, number] {
  const line = doc.lineAt(selection.main.head);
  return [line.number, selection.main.head - line.from + 1];
}

function nonceOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
}
