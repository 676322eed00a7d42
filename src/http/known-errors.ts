import type { Problem } from '../base/problems.ts';
import { problems } from './problems.ts';

// SQLSTATE codes (PostgreSQL, appendix A) and errno names of Node.
const busy = new Set(['40001', '40P01', '55P03']);
const slow = new Set(['57014', '25P03', '57P05']);
const full = new Set(['53100', 'ENOSPC', 'EFBIG', 'EDQUOT']);
const lost = new Set(['57P01', '57P02', '57P03', '53300', '53200']);
const lostNames = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

const fullText = /no space left|file too large|disk quota exceeded|disk full/i;
// What pg and the pool of the embedded database say without a code.
const lostText =
  /connection terminated|connection error|timeout exceeded when trying to connect|embedded database (has stopped|is closed)|waited \d+ s for the embedded database/i;
// A table was changed by a newer release while this server runs; the next try plans anew.
const busyText = /cached plan must not change result type/;
const slowText = /a statement ran longer than|query read timeout/i;

/** The problem behind an error of the database or of the disk; undefined for one that nobody expects. */
export function problemOfKnown(error: unknown): Problem | undefined {
  for (const each of causes(error)) {
    const known = knownOf(String(each.code ?? ''), each.message);
    if (known !== undefined) return known;
  }
  return undefined;
}

function knownOf(code: string, message: string): Problem | undefined {
  if (full.has(code) || fullText.test(message)) return problems.DISK_FULL({ retryAfter: 30 });
  // Commands look before they insert; who gets here lost a race.
  if (code === '23505') return problems.ALREADY_THERE();
  if (busy.has(code) || busyText.test(message)) return problems.STORE_BUSY({ retryAfter: 1 });
  if (slow.has(code) || slowText.test(message)) return problems.STORE_SLOW({ retryAfter: 5 });
  if (/^08/.test(code) || lost.has(code) || lostNames.has(code) || lostText.test(message))
    return problems.STORE_UNAVAILABLE({ retryAfter: 5 });
  return undefined;
}

/** The error and what caused it, outermost first; ten deep, so that a circle ends. */
function* causes(error: unknown): Generator<Error & { code?: unknown }> {
  let each = error;
  for (let depth = 0; depth < 10 && each instanceof Error; depth++) {
    yield each;
    if (each instanceof AggregateError)
      for (const inner of each.errors) if (inner instanceof Error) yield inner;
    each = each.cause;
  }
}
