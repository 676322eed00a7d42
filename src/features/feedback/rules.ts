import type { Section } from '../playbooks/model.ts';
import type { FeedbackBox, FeedbackState } from './model.ts';

/** Which feedback is looked at, and which of it is open beside the list. */
export interface FeedbackFilters {
  readonly box?: FeedbackBox | undefined;
  readonly state?: FeedbackState | 'any' | undefined;
  readonly path?: string | undefined;
  readonly item?: string | undefined;
}

/** The address of a list of feedback: `/playbooks/feedback?box=sent&item=feedback_01…`. */
export function feedbackAddress(filters: FeedbackFilters = {}): string {
  const told = Object.entries(filters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(told).toString();
  return `/playbooks/feedback${query === '' ? '' : `?${query}`}`;
}

type Part = Pick<Section, 'id' | 'heading' | 'html'>;
interface ReadPage {
  readonly title: string;
  readonly sections: readonly Part[];
}

/** The parts of a page that feedback may be about: its headings as the reader shows them. */
export function partsOf({
  title,
  sections,
}: ReadPage): { readonly anchor: string; readonly heading: string }[] {
  return sections
    .filter(({ id, heading }) => id !== '' && heading !== '' && heading !== title)
    .map(({ id, heading }) => ({ anchor: id, heading }));
}

/** The heading of the part that feedback is about; '' for the page as a whole, undefined when the page has no such part. */
export function headingOf(page: ReadPage, anchor: string): string | undefined {
  if (anchor === '') return '';
  return partsOf(page).find((part) => part.anchor === anchor)?.heading;
}

/** The part that holds the heading one is reading, which may be a small one inside it; '' above the first. */
export function partSeen(page: ReadPage, seen: string | undefined): string {
  if (seen === undefined) return '';
  const holds = ({ id, html }: Part) => id === seen || html.includes(`id="${seen}"`);
  const part = page.sections.find(holds);
  return part !== undefined && headingOf(page, part.id) !== undefined ? part.id : '';
}

/** What only people of the organisation may read. */
export interface InternalWords {
  readonly people: readonly { readonly name: string; readonly email: string }[];
  readonly pages: readonly {
    readonly path: string;
    readonly title: string;
    readonly audiences: readonly string[];
  }[];
}

/**
 * The first internal name in an answer to a partner: somebody's full name or address, or the title or path of a page that partners don't
 * get. A single word is none, however it is called: it would forbid half the language.
 */
export function internalNameIn(answer: string, { people, pages }: InternalWords): string | undefined {
  const shared = pages.filter(({ audiences }) => audiences.includes('partner'));
  const open = new Set(shared.map(({ title }) => plain(title)));
  const hidden = pages.filter((page) => !shared.includes(page) && !open.has(plain(page.title)));
  const names = [
    ...people.flatMap(({ name, email }) => [name, email]),
    ...pages.filter((page) => !shared.includes(page)).map(({ path }) => path),
    ...hidden.map(({ title }) => title),
  ];
  const text = plain(answer);
  return names.find((name) => plain(name).trim().includes(' ') && text.includes(plain(name)));
}

/** Its words between single blanks, so that a name is found as whole words however it is set. */
function plain(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
