import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { messages } from '../src/app/messages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const components = globSync('src/**/*.tsx', { cwd: root });
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !/messages(\/|\.ts)/.test(file),
);
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

/** Attributes that people read or hear. */
const spoken = new Set([
  'title',
  'aria-label',
  'placeholder',
  'label',
  'alt',
  'hint',
  'body',
  'where',
  'why',
]);
const hasWord = (text: unknown) => typeof text === 'string' && /\p{L}{2}/u.test(text);

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node) =>
  Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);

/** The text of a literal or of the fixed parts of a template, else nothing. */
function literal(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'JSXExpressionContainer') return literal(node.expression);
  if (node.type === 'Literal' || node.type === 'JSXText') return String(node.value);
  if (node.type !== 'TemplateLiteral') return '';
  return (node.quasis as { value: { raw: string } }[]).map((part) => part.value.raw).join(' ');
}

function literalTexts(node: Node): string[] {
  const own: string[] = [];
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    own.push(...(node.children as Node[]).map(literal));
  if (node.type === 'JSXAttribute' && spoken.has((node.name as { name: string }).name))
    own.push(literal(node.value));
  return [...own.filter(hasWord), ...childrenOf(node).flatMap(literalTexts)];
}

const textsOf = (source: string) => literalTexts(parseAst(source, { lang: 'tsx' }) as unknown as Node);

describe('components hold no literal text', () => {
  test.each(components)('%s takes its words from the catalogue', (file) => {
    expect(textsOf(read(file))).toEqual([]);
  });

  test('the scan finds text, templates and spoken attributes, and lets signs and code be', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a component
    expect(textsOf('<p title="Close">Hello {`task ${id}`}</p>')).toEqual(['Hello ', 'task  ', 'Close']);
    expect(textsOf('<p className="row"> · {t(\'a.b\')} {1}%</p>')).toEqual([]);
  });
});

test('every message is used', () => {
  const text = sources.map(read).join('\n');
  const prefixes = [...text.matchAll(/`([a-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1] as string);
  const unused = Object.keys(messages)
    .map((key) => key.replace(/_(one|other)$/, ''))
    .filter((key) => !text.includes(`'${key}'`) && !text.includes(`"${key}"`))
    .filter((key) => !prefixes.some((prefix) => key.startsWith(prefix)));
  expect(unused).toEqual([]);
});

const ofLetters = globSync('src/**/mail-messages.ts', { cwd: root });

test.each(ofLetters)('every message of %s is used in letters', async (file) => {
  const { messages: own } = (await import(`${root}/${file}`)) as { messages: Record<string, string> };
  const text = sources.map(read).join('\n');
  const prefixes = [...text.matchAll(/`([a-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1] as string);
  const unused = Object.keys(own).filter(
    (key) => !text.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});
