/** The 128-bit key of a hash, as four words. */
export type SipKey = readonly [number, number, number, number];

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012) of bytes: 64 bits that nobody without the key can tell from chance. Written on halves of 32 bits, low
 * and high, because a machine's 64-bit numbers are objects here. Writes the result to `out` at `at` and `at + 1`, the lower half first.
 */
export function sipHash(
  bytes: DataView,
  start: number,
  end: number,
  [k0, k1, k2, k3]: SipKey,
  out: Int32Array,
  at: number,
): void {
  let al = k0 ^ 0x70736575;
  let ah = k1 ^ 0x736f6d65;
  let bl = k2 ^ 0x6e646f6d;
  let bh = k3 ^ 0x646f7261;
  let cl = k0 ^ 0x6e657261;
  let ch = k1 ^ 0x6c796765;
  let dl = k2 ^ 0x79746573;
  let dh = k3 ^ 0x74656462;
  const length = end - start;
  const words = length >> 3;
  // A step a word of 64 bits, one for what is left with the length on top, and the last one, which only mixes.
  for (let step = 0; step <= words + 1; step++) {
    let ml = 0;
    let mh = 0;
    let rounds = 2;
    if (step < words) {
      ml = bytes.getInt32(start + 8 * step, true);
      mh = bytes.getInt32(start + 8 * step + 4, true);
    } else if (step === words) {
      mh = length << 24;
      for (let i = start + 8 * words; i < end; i++) {
        const shift = 8 * ((i - start) & 7);
        if (shift < 32) ml |= bytes.getUint8(i) << shift;
        else mh |= bytes.getUint8(i) << (shift - 32);
      }
    } else {
      cl ^= 0xff;
      rounds = 4;
    }
    dl ^= ml;
    dh ^= mh;
    for (let round = 0; round < rounds; round++) {
      // a += b; b = (b <<< 13) ^ a; a <<<= 32
      let low = (al + bl) | 0;
      let high = (ah + bh + carryOf(al, bl, low)) | 0;
      let turned = ((bl << 13) | (bh >>> 19)) ^ low;
      bh = ((bh << 13) | (bl >>> 19)) ^ high;
      bl = turned;
      al = high;
      ah = low;
      // c += d; d = (d <<< 16) ^ c
      low = (cl + dl) | 0;
      ch = (ch + dh + carryOf(cl, dl, low)) | 0;
      cl = low;
      turned = ((dl << 16) | (dh >>> 16)) ^ cl;
      dh = ((dh << 16) | (dl >>> 16)) ^ ch;
      dl = turned;
      // a += d; d = (d <<< 21) ^ a
      low = (al + dl) | 0;
      ah = (ah + dh + carryOf(al, dl, low)) | 0;
      al = low;
      turned = ((dl << 21) | (dh >>> 11)) ^ al;
      dh = ((dh << 21) | (dl >>> 11)) ^ ah;
      dl = turned;
      // c += b; b = (b <<< 17) ^ c; c <<<= 32
      low = (cl + bl) | 0;
      high = (ch + bh + carryOf(cl, bl, low)) | 0;
      turned = ((bl << 17) | (bh >>> 15)) ^ low;
      bh = ((bh << 17) | (bl >>> 15)) ^ high;
      bl = turned;
      cl = high;
      ch = low;
    }
    al ^= ml;
    ah ^= mh;
  }
  out[at] = al ^ bl ^ cl ^ dl;
  out[at + 1] = ah ^ bh ^ ch ^ dh;
}

/** What is carried when two words become their sum. */
function carryOf(a: number, b: number, sum: number): number {
  return ((a & b) | ((a | b) & ~sum)) >>> 31;
}
