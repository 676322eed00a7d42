import type { Identity } from '../store/identity.ts';
import { pathNames } from './contract.ts';
import type { Route } from './route.ts';

/**
 * Which methods each path knows, for the answer to a wrong one.
 * @throws Error when two routes share a name or an address, a kind does not fit its method, or a path names what the input doesn't
 * know: mistakes of ours, found when the server starts.
 */
export function checkRoutes<Who extends Identity>(
  routes: readonly Route<Who>[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Set<string>();
  const methods = new Map<string, string[]>();
  for (const { contract, kind } of routes) {
    const { name, method, path } = contract;
    const known = methods.get(path) ?? [];
    if (names.has(name)) throw new Error(`two routes are named ${name}`);
    if (known.includes(method)) throw new Error(`two routes answer ${method} ${path}`);
    if ((kind === 'reads') !== (method === 'GET')) throw new Error(`${name} ${kind}, but is a ${method}`);
    if (contract.needsMatch && kind !== 'writes')
      throw new Error(`${name} needs If-Match, which only writes see`);
    for (const parameter of pathNames(path))
      if (!(parameter in contract.input.shape)) throw new Error(`the input of ${name} has no ${parameter}`);
    names.add(name);
    known.push(method, ...(method === 'GET' ? ['HEAD'] : []));
    methods.set(path, known);
  }
  return methods;
}
