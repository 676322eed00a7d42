import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the tokens of the look: it follows light, dark and high contrast by itself. */
export const editorLook = EditorView.theme({
  '&': { height: '100%', color: 'var(--fg1)', backgroundColor: 'var(--bg1)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--mark)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--fg1)' },
  '.cm-cursor': { borderLeftColor: 'var(--fg1)' },
  '.cm-gutters': {
    color: 'var(--fg3)',
    backgroundColor: 'var(--bg2)',
    borderRight: '1px solid var(--line3)',
  },
  '.cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-activeLineGutter': { color: 'var(--fg1)', backgroundColor: 'var(--hover)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--selHover)',
  },
  '.cm-lintRange': { backgroundImage: 'none', textDecorationSkipInk: 'none', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--bad)' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy var(--warn)' },
  '.cm-lintRange-info': { textDecoration: 'underline dotted var(--mark)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--sel)' },
  '.cm-tooltip': {
    maxWidth: '420px',
    color: 'var(--fg1)',
    backgroundColor: 'var(--bg1)',
    border: '1px solid var(--line1)',
    borderRadius: 'var(--r4)',
    boxShadow: 'var(--sh16)',
  },
  '.cm-diagnostic': { padding: '8px 10px', font: '400 13px/18px var(--font)', whiteSpace: 'normal' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--warn)' },
  '.cm-diagnostic-info': { borderLeft: '4px solid var(--mark)' },
  '.cm-diagnostic code': { color: 'var(--fg3)', font: '400 12px/16px var(--mono)' },
  '.cm-diagnosticAction': {
    margin: '6px 0 0',
    padding: '2px 8px',
    color: 'var(--fgOn)',
    backgroundColor: 'var(--brand)',
    borderRadius: 'var(--r4)',
    font: 'inherit',
  },
  '.cm-diagnosticSource': { display: 'none' },
  '.cm-panels': { color: 'var(--fg1)', backgroundColor: 'var(--bg2)', borderColor: 'var(--line2)' },
  '.cm-panel.cm-search': { padding: '6px 28px 6px 8px', font: '400 13px/18px var(--font)' },
  '.cm-panel.cm-search :is(input, button, label)': { fontSize: '13px' },
  '.cm-panels .cm-textfield': {
    color: 'var(--fg1)',
    backgroundColor: 'var(--bg1)',
    border: '1px solid var(--lineAcc)',
    borderRadius: 'var(--r4)',
  },
  '.cm-panels .cm-button': {
    color: 'var(--fg1)',
    background: 'var(--bg1)',
    border: '1px solid var(--line1)',
    borderRadius: 'var(--r4)',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--fg1)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warnBg)', outline: '1px solid var(--warnLine)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--selHover)', outline: '2px solid var(--mark)' },
});

/** Markdown in few colours: what structures the page, what leads out of it, and what is not text. */
export const markdownColours = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600', color: 'var(--brandFg)' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--brandFg)' },
  { tag: [tags.monospace, tags.labelName], color: 'var(--violFg)' },
  { tag: [tags.comment, tags.contentSeparator, tags.processingInstruction], color: 'var(--fg3)' },
  { tag: tags.quote, color: 'var(--fg2)' },
]);
