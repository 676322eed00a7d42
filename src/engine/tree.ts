import type { ASTNode } from '@marcbachmann/cel-js';

// What an expression is made of. Only this file and `sentence.ts` know CEL's nodes.

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value;

/** The nodes right below a node. */
export function childrenOf(node: ASTNode): ASTNode[] {
  const found: ASTNode[] = [];
  const into = (value: unknown): void => {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) value.forEach(into);
  };
  into(node.args);
  return found;
}

/** Visits a node and all below it, with the node above. */
export function walk(
  node: ASTNode,
  visit: (node: ASTNode, above: ASTNode | undefined) => void,
  above?: ASTNode,
): void {
  visit(node, above);
  for (const child of childrenOf(node)) walk(child, visit, node);
}

/** `dibs.complete` of the node that says so. */
export function factName(node: ASTNode): string | undefined {
  if (node.op !== '.') return undefined;
  const [of, property] = node.args as [ASTNode, string];
  return of.op === 'id' ? `${of.args as string}.${property}` : undefined;
}

/** The fact or the answer that a node is. */
export function nameOf(node: ASTNode): string | undefined {
  return node.op === 'id' ? (node.args as string) : factName(node);
}

const comparisons: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

export function numberOf(node: ASTNode): number | undefined {
  if (node.op === '-_') {
    const value = numberOf(node.args as ASTNode);
    return value === undefined ? undefined : -value;
  }
  if (node.op !== 'value') return undefined;
  const { args } = node as { args: unknown };
  return typeof args === 'bigint' || typeof args === 'number' ? Number(args) : undefined;
}

/** A literal text, number or yes and no. */
export function literalOf(node: ASTNode): string | number | boolean | undefined {
  const number = numberOf(node);
  if (number !== undefined) return number;
  const { op, args } = node as { op: string; args: unknown };
  return op === 'value' && (typeof args === 'string' || typeof args === 'boolean') ? args : undefined;
}

/** Texts and numbers that an expression holds a name against: `status == "Engaged"`, `region in ["EMEA"]`, `percent >= 10`. */
export function constantsOf(ast: ASTNode, name: string): (string | number)[] {
  const found = new Set<string | number>();
  walk(ast, ({ op, args }) => {
    if (!comparisons.includes(op) && op !== 'in') return;
    const [left, right] = args as [ASTNode, ASTNode];
    for (const [side, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (nameOf(side) !== name) continue;
      for (const node of other.op === 'list' ? childrenOf(other) : [other]) {
        const constant = literalOf(node);
        if (typeof constant === 'string' || typeof constant === 'number') found.add(constant);
      }
    }
  });
  return [...found];
}

/** Whether a name stands nowhere but beside a number that it is compared with: then only these numbers make a difference. */
export function isOnlyCompared(ast: ASTNode, name: string): boolean {
  let only = true;
  walk(ast, (node, above) => {
    if (nameOf(node) !== name || above === undefined) {
      if (nameOf(node) === name) only = false;
      return;
    }
    const [left, right] = Array.isArray(above.args) ? (above.args as [ASTNode, ASTNode]) : [];
    const other = left === node ? right : left;
    if (!comparisons.includes(above.op) || other === undefined || numberOf(other) === undefined) only = false;
  });
  return only;
}

/** How deep walks over lists stand in each other; each multiplies the work of the one around it. */
export function walksOver(ast: ASTNode): number {
  const macros = ['all', 'exists', 'exists_one', 'map', 'filter'];
  const inside = Math.max(0, ...childrenOf(ast).map(walksOver));
  const isWalk = ast.op === 'rcall' && macros.includes((ast.args as unknown as [string])[0]);
  return inside + (isWalk ? 1 : 0);
}
