import type { TextPiece } from '../base/text-pieces.ts';
import type { CatalogueTask, PageModel } from './model.ts';
import type { RenderedSection } from './render.ts';

/** What two sites are compared by. Without a catalogue the tasks are those that the pages name, and what the first of them says. */
export interface ComparedSite {
  readonly pages: readonly PageModel[];
  readonly catalogue?: Readonly<
    Record<string, Pick<CatalogueTask, 'name' | 'mandatory' | 'roles' | 'services'>>
  >;
  /** Path → what a reader reads there. A page that is left out, on both sides, is not compared by its words. */
  readonly sections?: ReadonlyMap<string, readonly ComparedSection[]>;
}

export type ComparedSection = Pick<RenderedSection, 'id' | 'heading' | 'html'> & {
  readonly step?: number | undefined;
};

/** From an older site to a newer one. Tasks by id; steps, pages and passages by where they stand now, else where they stood. */
export interface SiteDifference {
  readonly tasks: readonly TaskDifference[];
  readonly steps: readonly StepDifference[];
  readonly pages: readonly PageDifference[];
  readonly passages: readonly PassageDifference[];
}

export type TaskChangeKind =
  | 'added'
  | 'retired'
  | 'renamed'
  | 're-flagged' // mandatory or optional
  | 're-roled'
  | 're-serviced'
  | 'moved'; // other steps hold it

export interface TaskDifference {
  readonly id: string;
  readonly kinds: readonly TaskChangeKind[];
  /** null for a task that was added. */
  readonly before: TaskFacts | null;
  /** null for a task that was retired. */
  readonly after: TaskFacts | null;
}

export interface TaskFacts {
  readonly name: string;
  readonly mandatory: boolean | null;
  readonly roles: readonly string[];
  readonly services: readonly string[];
  /** The steps that hold it, in the order of the site. */
  readonly places: readonly StepPlace[];
}

export interface StepPlace {
  readonly page: string;
  readonly anchor: string;
  readonly title: string;
}

export type StepChangeKind = 'added' | 'removed' | 'renamed' | 'moved';

export interface StepDifference {
  readonly kinds: readonly StepChangeKind[];
  readonly before: StepPlace | null;
  readonly after: StepPlace | null;
}

export type PageChangeKind = 'added' | 'removed' | 'renamed' | 'moved' | 're-phased' | 're-addressed';

export interface PageDifference {
  readonly kinds: readonly PageChangeKind[];
  readonly before: PageFacts | null;
  readonly after: PageFacts | null;
}

export interface PageFacts {
  readonly path: string;
  readonly title: string;
  readonly phases: readonly string[];
  /** Whom the page addresses. */
  readonly audiences: readonly string[];
}

export type PassageChangeKind = 'added' | 'removed' | 'renamed' | 'reworded';

/** A passage, which is what stands below one heading, that reads otherwise. */
export interface PassageDifference {
  readonly kinds: readonly PassageChangeKind[];
  /** null for a passage that was added. */
  readonly before: PassagePlace | null;
  /** null for a passage that was removed. */
  readonly after: PassagePlace | null;
  /** Empty when it is called the same. */
  readonly heading: readonly TextPiece[];
  /** Empty when the words below the heading are the same. A line feed stands between paragraphs. */
  readonly text: readonly TextPiece[];
}

export type PassagePlace = StepPlace;
