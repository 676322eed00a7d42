import type { Blockquote, Nodes, Paragraph, Parents } from 'mdast';

const kinds: Readonly<Record<string, string>> = {
  note: 'note',
  tip: 'tip',
  important: 'important',
  warning: 'warning',
  caution: 'caution',
  hinweis: 'note',
  tipp: 'tip',
  wichtig: 'important',
  warnung: 'warning',
  nota: 'note',
  observação: 'note',
  importante: 'important',
  advertencia: 'warning',
  aviso: 'warning',
  dica: 'tip',
  sugerencia: 'tip',
  注意: 'note',
  注: 'note',
  メモ: 'note',
  重要: 'important',
  警告: 'warning',
  ヒント: 'tip',
  提示: 'tip',
};

/** Turns `> [!NOTE]` blocks into asides, `> [!VIDEO url]` into a link, and takes the marker off `> [!div …]`. */
export function markAlerts(tree: Parents): void {
  const open: Nodes[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'blockquote') markAlert(node);
    if ('children' in node) open.push(...node.children);
  }
}

function markAlert(quote: Blockquote): void {
  const first = quote.children[0];
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || text?.type !== 'text') return;
  const found = /^\s*\[!([^\]\s]+)\s*([^\]]*)\]?\s*/.exec(text.value);
  if (found === null) return;
  const word = (found[1] ?? '').toLowerCase();
  const kind = kinds[word];
  if (kind !== undefined) {
    quote.data = { hName: 'aside', hProperties: { className: ['alert', `alert-${kind}`] } };
    takeMarker(quote, first, found[0].length);
  } else if (word === 'div') {
    takeMarker(quote, first, found[0].length);
  } else if (word === 'video') {
    // The address follows as a link of its own: only the brackets go.
    text.value = `Video: ${found[2] ?? ''}`;
    const behind = first.children.slice(1).find((child) => child.type === 'text');
    if (behind !== undefined) behind.value = behind.value.replace(/^\s*\]/, '');
  }
}

function takeMarker(quote: Blockquote, first: Paragraph, length: number): void {
  const text = first.children[0];
  if (text?.type !== 'text') return;
  text.value = text.value.slice(length);
  if (text.value === '') first.children.shift();
  if (first.children[0]?.type === 'break') first.children.shift();
  if (first.children.length === 0) quote.children.shift();
}
