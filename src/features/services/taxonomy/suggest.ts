import { serviceOf } from '../../../reports/service-names.ts';
import { phrases, tellingWords, vagueWords } from './phrases.ts';
import { pickLists } from './pick-lists.ts';
import { type ReasonKey, reasonKeys, reasons, type Status } from './statuses.ts';

/** Below `fair` nothing is suggested; from `good` on it needs no second look (domain.md 3.6). */
export const cutOffs = { fair: 35, good: 60 } as const;

export interface Suggestion {
  readonly level: 'red' | 'orange' | 'green';
  /** 0 to 100. */
  readonly confidence: number;
  /** Null when the note says too little. */
  readonly picked: {
    readonly status: Status;
    readonly reason: ReasonKey;
    readonly engineering: string | null;
  } | null;
}

/** ` a note as words ` with a blank at both ends, so that a phrase is found whole. */
const wordsOf = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/n['’]t\b/g, ' not')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

const weightOf = (phrase: string) => 0.6 + 0.6 * phrase.trim().split(' ').length;
const found = (words: string, all: readonly string[]) =>
  all.filter((phrase) => words.includes(wordsOf(phrase)));
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Where a note belongs, by the words it uses (domain.md 3.6, Suggest). No list is locked by it: it advises. */
export function suggest(note: string, service: string): Suggestion {
  const words = wordsOf(note);
  const ranked = reasonKeys
    .map((reason) => scoreOf(words, reason, service))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (best === undefined || best.score === 0) return { level: 'red', confidence: 0, picked: null };
  const share = (100 * best.score) / (best.score + (second?.score ?? 0) + 1.2);
  const telling = found(words, tellingWords).length > 0 ? 8 : 0;
  const vague = 15 * found(words, vagueWords).length;
  const confidence = Math.max(0, Math.min(100, Math.round(share + telling - vague)));
  const level = confidence < cutOffs.fair ? 'red' : confidence < cutOffs.good ? 'orange' : 'green';
  if (level === 'red') return { level, confidence, picked: null };
  const { reason, engineering } = best;
  return { level, confidence, picked: { status: reasons[reason].status, reason, engineering } };
}

function scoreOf(words: string, reason: ReasonKey, service: string) {
  const { status } = reasons[reason];
  // The name of the service itself says nothing about it.
  const own = serviceOf(service)?.name.toLowerCase() ?? '';
  const hits = found(words, phrases[reason]);
  const choices = pickLists(service, { status, reason }).engineering;
  const named = choices
    .filter(({ key, label }) => key !== 'other' && label.toLowerCase() !== own && mentions(words, label))
    .map(({ key }) => key);
  // Where there is only one to choose, it is that one.
  const only = choices.length === 1 && choices[0]?.key !== 'other' ? choices[0]?.key : undefined;
  return {
    reason,
    engineering: named[0] ?? only ?? null,
    score: sum(hits.map(weightOf)) + (named.length === 0 ? 0 : 1.8),
  };
}

/** Whether the words of a choice are all there; the maker's name in front may be missing: "Slack", "WorkMail". */
function mentions(words: string, label: string): boolean {
  const parts = wordsOf(label).trim().split(' ');
  const last = parts.at(-1) ?? '';
  return (
    words.includes(` ${parts.join(' ')} `) ||
    (parts.length === 2 && last.length > 4 && words.includes(` ${last} `))
  );
}
