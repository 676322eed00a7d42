import { type Issue, problems } from './problems.ts';

/** Deeper than any input of ours, and far from where functions that call themselves run out of stack. */
const deepest = 64;

/**
 * Refuses what nothing behind this door can hold: the NUL character and halves of surrogate pairs (which UTF-8 has no bytes
 * for), and endless nesting.
 *
 * @param input a value as JSON.parse makes it
 * @throws INPUT_INVALID with the first place found
 */
export function requireWellFormed(input: unknown, path = '', depth = 0): void {
  if (typeof input === 'string') requireText(input, path);
  if (input === null || typeof input !== 'object') return;
  if (depth === deepest) refuse(path, `it is nested deeper than ${deepest} levels`);
  const isList = Array.isArray(input);
  for (const [key, part] of Object.entries(input)) {
    if (!isList) requireText(key, path);
    // Numbers hold no text, and there may be many.
    if (typeof part === 'string' || typeof part === 'object')
      requireWellFormed(part, isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, depth + 1);
  }
}

function requireText(text: string, path: string): void {
  if (text.includes('\0')) refuse(path, 'it holds the character NUL');
  if (!text.isWellFormed()) refuse(path, 'it holds half of a surrogate pair, which is no character');
}

function refuse(path: string, message: string): never {
  const issues: Issue[] = [{ path: path.slice(0, 200), message }];
  throw problems.INPUT_INVALID(issues, { issues });
}
