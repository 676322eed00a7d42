/** A string that says in the type, and in its first letters, what it names: `tenant_01JD…`. */
export type Id<Noun extends string> = string & { readonly __noun: Noun };

// Crockford's base 32: no i, l, o or u, so an id can be read out over the telephone.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new id: the noun, 10 digits of time and 16 of chance. Ids made later sort later (to the millisecond),
 * so an index on them grows at its end.
 */
export function newId<N extends string>(noun: N, now: Date = new Date()): Id<N> {
  let time = now.getTime();
  let head = '';
  for (let i = 0; i < 10; i++) {
    head = alphabet[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) tail += alphabet[byte % 32];
  return `${noun}_${head}${tail}` as Id<N>;
}

/** Reads an id of this noun. Throws a TypeError that names both when the text is something else. */
export function idOf<N extends string>(noun: N, raw: string): Id<N> {
  if (!isId(noun, raw)) throw new TypeError(`"${raw}" is not a ${noun} id`);
  return raw;
}

/** Whether the text is an id of this noun. */
export function isId<N extends string>(noun: N, raw: string): raw is Id<N> {
  return raw.startsWith(`${noun}_`) && /^[a-z0-9-]+$/.test(raw.slice(noun.length + 1));
}
