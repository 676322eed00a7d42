export type Strength = 'short' | 'fair' | 'good' | 'strong';

/** How a password stands by its length alone (NIST 800-63B): composition rules make worse passwords, not better ones. */
export function strengthOf(password: string, least: number): Strength {
  const length = [...password].length;
  if (length < least) return 'short';
  if (length < least + 4) return 'fair';
  return length < least + 8 ? 'good' : 'strong';
}
