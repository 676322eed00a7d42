import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { syntaxHighlighting } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { editorLook, markdownColours } from './editor-look.ts';

export interface EditorEvents {
  /** The text was edited. */
  onEdit(): void;
  /** Where the cursor is now: 1-based line and column. */
  onCursor(line: number, column: number): void;
  /** F8 and Shift+F8. */
  onStep(step: 1 | -1): void;
  /** Ctrl+. mends what stands at the cursor. */
  onMend(): void;
}

interface Words {
  readonly label: string;
  /** The library's own words, for its search panel. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** The editor for one page. Tab leaves it: whoever has no mouse must get out. */
export function editorExtensions(
  events: EditorEvents,
  { label, phrases }: Words,
  nonce: string,
): Extension[] {
  const step = (by: 1 | -1) => () => {
    events.onStep(by);
    return true;
  };
  const mend = () => {
    events.onMend();
    return true;
  };
  return [
    EditorView.cspNonce.of(nonce),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', tabindex: '0' }),
    lineNumbers(),
    lintGutter(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    EditorView.lineWrapping,
    markdown(),
    syntaxHighlighting(markdownColours),
    editorLook,
    keymap.of([
      { key: 'F8', run: step(1), shift: step(-1) },
      { key: 'Mod-.', run: mend },
      { key: 'Mod-y', run: redo },
      { key: 'Mod-z', run: undo },
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) events.onEdit();
      if (update.selectionSet || update.docChanged) {
        const { head } = update.state.selection.main;
        const line = update.state.doc.lineAt(head);
        events.onCursor(line.number, head - line.from + 1);
      }
    }),
  ];
}

/** The one edit between two texts: what is equal at both ends stays, and with it the cursor and the marks. */
export function editBetween(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}
