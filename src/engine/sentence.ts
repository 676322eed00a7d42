import type { ASTNode } from '@marcbachmann/cel-js';
import type { Fact } from './facts.ts';
import { childrenOf, literalOf, nameOf } from './tree.ts';

/** Label of a fact or of a form's field by its name; the name itself where there is none. */
export type Labels = (name: string) => { readonly label: string; readonly type?: Fact['type'] };

const words: Readonly<Record<string, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is under',
  '<=': 'is at most',
  '>': 'is over',
  '>=': 'is at least',
};
/** A comparison read from the other side. */
const turned: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const opposite: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** A guard as a sentence made from the facts' labels: "DIBS of the tenant are complete and people short of 10 % is at most 20". */
export function sentenceOf(ast: ASTNode, labels: Labels, source: string): string {
  return say(ast, labels, source, false);
}

function say(node: ASTNode, labels: Labels, source: string, not: boolean): string {
  const { op } = node;
  const children = childrenOf(node);
  const [left, right] = children;
  if (op === '!_' && left) return say(left, labels, source, !not);
  if ((op === '&&' || op === '||') && left && right) {
    const word = (op === '&&') !== not ? 'and' : 'or';
    return `${inner(left, op, labels, source, not)} ${word} ${inner(right, op, labels, source, not)}`;
  }
  const name = nameOf(node);
  if (name !== undefined) return `${labels(name).label}: ${not ? 'no' : 'yes'}`;
  return (left && right && compared(node.op, left, right, labels, not)) ?? asWritten(node, source, not);
}

/** Mixed "and" and "or" need brackets, as they would in speech a pause. */
function inner(node: ASTNode, around: string, labels: Labels, source: string, not: boolean): string {
  const text = say(node, labels, source, not);
  return (node.op === '&&' || node.op === '||') && node.op !== around ? `(${text})` : text;
}

function compared(
  op: string,
  left: ASTNode,
  right: ASTNode,
  labels: Labels,
  not: boolean,
): string | undefined {
  if (op === 'in' && right.op === 'list') {
    const subject = subjectOf(left, labels);
    const options = childrenOf(right).map(literalOf);
    if (subject === undefined || options.some((option) => option === undefined)) return undefined;
    return `${subject} is ${not ? 'none' : 'one'} of ${options.join(', ')}`;
  }
  const swapped = literalOf(left) !== undefined;
  const [subjectNode, valueNode] = swapped ? [right, left] : [left, right];
  const read = swapped ? (turned[op] ?? op) : op;
  const word = words[not ? (opposite[read] ?? '') : read];
  const subject = subjectOf(subjectNode, labels);
  const value = literalOf(valueNode) ?? subjectOf(valueNode, labels);
  if (word === undefined || subject === undefined || value === undefined) return undefined;
  if (typeof value === 'boolean') return `${subject}: ${value === (word === 'is') ? 'yes' : 'no'}`;
  return `${subject} ${word} ${value === '' ? 'empty' : value}`;
}

/** "number of offers planned" for `planned.size()`. */
function subjectOf(node: ASTNode, labels: Labels): string | undefined {
  const name = nameOf(node);
  if (name !== undefined) return labels(name).label;
  const [call, of] = node.op === 'rcall' ? (node.args as unknown as [string, ASTNode]) : [];
  const counted = call === 'size' && of ? nameOf(of) : undefined;
  return counted === undefined ? undefined : `number of ${labels(counted).label}`;
}

function asWritten(node: ASTNode, source: string, not: boolean): string {
  const { start, end } = node as unknown as { start: number; end: number };
  return `${not ? 'not ' : ''}“${source.slice(start, end)}”`;
}

/** The parts that must all hold, each of which can be told by itself. */
export function conjunctsOf(ast: ASTNode): ASTNode[] {
  if (ast.op !== '&&') return [ast];
  return childrenOf(ast).flatMap(conjunctsOf);
}
