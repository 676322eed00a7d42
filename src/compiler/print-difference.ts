import { countWords, foldText, linesOfPieces, type ShownPiece, type TextPiece } from '../base/text-pieces.ts';
import { visible } from './code-frame.ts';
import type {
  PageDifference,
  PageFacts,
  PassageDifference,
  SiteDifference,
  StepDifference,
  StepPlace,
  TaskDifference,
  TaskFacts,
} from './diff-model.ts';

/** How words that are gone or new are marked. */
export interface WordMarks {
  readonly removed: (text: string) => string;
  readonly added: (text: string) => string;
}

/** For where there are no colours. */
const plainMarks: WordMarks = { removed: (text) => `[-${text}-]`, added: (text) => `{+${text}+}` };

/**
 * A difference as text: a line a task, step and page, what it was and what it is below; a passage with its words; a count at the end.
 * @param more what else is to be said of a task, such as the work on it.
 */
export function printDifference(
  { tasks, steps, pages, passages }: SiteDifference,
  more: (taskId: string) => string | undefined = () => undefined,
  marks: WordMarks = plainMarks,
): string {
  const groups = [
    group(
      'Tasks',
      tasks.flatMap((task) => taskLines(task, more(task.id))),
    ),
    group('Steps', steps.flatMap(stepLines)),
    group('Pages', pages.flatMap(pageLines)),
    group(
      'Passages',
      passages.flatMap((passage) => passageLines(passage, marks)),
    ),
  ];
  const counts = [
    count(tasks.length, 'task'),
    count(steps.length, 'step'),
    count(pages.length, 'page'),
    count(passages.length, 'passage'),
  ];
  return `${groups.join('')}Changed: ${counts.join(', ')}.\n`;
}

function group(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}

const count = (number: number, noun: string) => `${number} ${number === 1 ? noun : `${noun}s`}`;
const list = (names: readonly string[]) => names.join(', ') || 'nobody';
const placeText = ({ page, title }: StepPlace) => `${page} > ${title}`;

/** `+` for what is new, `-` for what is gone, `~` for what is different. */
function mark(before: unknown, after: unknown): string {
  return before === null ? '+' : after === null ? '-' : '~';
}

function taskLines({ id, kinds, before, after }: TaskDifference, more: string | undefined): string[] {
  const name = (after ?? before)?.name ?? '';
  const changes = before !== null && after !== null ? changesOf(before, after) : [];
  const rest = more === undefined ? changes : [...changes, more];
  return [`${mark(before, after)} ${id} ${name} (${kinds.join(', ')})`, ...rest.map((line) => `    ${line}`)];
}

function changesOf(before: TaskFacts, after: TaskFacts): string[] {
  const places = ({ places }: TaskFacts) => places.map(placeText).join('; ') || 'no step';
  const pairs = [
    ['name', before.name, after.name],
    ['flag', flag(before.mandatory), flag(after.mandatory)],
    ['roles', list(before.roles), list(after.roles)],
    ['services', list(before.services), list(after.services)],
    ['held by', places(before), places(after)],
  ] as const;
  return pairs.filter(([, was, is]) => was !== is).map(([what, was, is]) => `${what}: ${was} -> ${is}`);
}

function flag(mandatory: boolean | null): string {
  return mandatory === null ? 'not said' : mandatory ? 'mandatory' : 'optional';
}

function stepLines({ kinds, before, after }: StepDifference): string[] {
  const place = after ?? before;
  const line = `${mark(before, after)} ${place === null ? '' : placeText(place)} (${kinds.join(', ')})`;
  return before === null || after === null ? [line] : [line, `    was: ${placeText(before)}`];
}

function pageLines({ kinds, before, after }: PageDifference): string[] {
  const facts = ({ path, title, phases, audiences }: PageFacts) =>
    `${path} "${title}", ${list(phases)}, for ${list(audiences)}`;
  const page = after ?? before;
  const line = `${mark(before, after)} ${page === null ? '' : facts(page)} (${kinds.join(', ')})`;
  return before === null || after === null ? [line] : [line, `    was: ${facts(before)}`];
}

function passageLines(
  { kinds, before, after, heading, text }: PassageDifference,
  marks: WordMarks,
): string[] {
  const place = after ?? before;
  const line = `${mark(before, after)} ${place === null ? '' : placeText(place)} (${kinds.join(', ')})`;
  return [line, ...markedLines(heading, marks), ...markedLines(text, marks)];
}

/** Every line is marked by itself: colours and brackets that run over a line's end are hard to follow. */
function markedLines(pieces: readonly TextPiece[], marks: WordMarks): string[] {
  const lines = linesOfPieces(foldText(pieces)).map((line) =>
    line.map((piece) => marked(piece, marks)).join(''),
  );
  return lines.filter((line) => line.trim() !== '').map((line) => `    ${line.trim()}`);
}

function marked({ kind, text }: ShownPiece, marks: WordMarks): string {
  if (kind === 'folded') return `… ${count(countWords(text), 'word')} …`;
  return kind === 'kept' ? visible(text) : marks[kind](visible(text));
}
