/**
 * What the compiler makes of a folder of pages: `bin/uptake playbook compile` prints it, publishing stores it. Bump
 * `siteSchema` when a field changes its meaning; adding a field does not.
 */
export const siteSchema = 'uptake-site/1';

/** One file of the site. Paths are relative to the site's folder, with `/` between their parts. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Why the text is not here, as the end of a sentence: "it is a symbolic link". The text is empty then. */
  readonly unread?: string | undefined;
}

export interface SiteModel {
  readonly schema: typeof siteSchema;
  /** `hash` is what the caller's hash function makes of every input; equal hashes are equal sites. */
  readonly site: { readonly title: string; readonly hash: string };
  /** In the order of their paths. */
  readonly pages: readonly PageModel[];
  /** Task id → what the whole site says about it. */
  readonly catalogue: Readonly<Record<string, CatalogueTask>>;
  /** In the order of the work. */
  readonly phases: readonly PhaseModel[];
  readonly graph: { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] };
  /** By path, line, column and code. */
  readonly findings: readonly Finding[];
}

export type PageKind =
  | 'process' // steps with a primary role
  | 'approach' // a page-level task table, steps without labels
  | 'phase' // a list of links to processes
  | 'catalogue' // one heading a task
  | 'change-log'
  | 'glossary'
  | 'landing'
  | 'guidance';

export interface PageModel {
  readonly path: string;
  readonly kind: PageKind;
  /** From the front matter, without the prefix that all pages share. */
  readonly title: string;
  readonly h1: string | null;
  /** `internal`, `partner` …; empty when neither the page nor its folder says so. */
  readonly audiences: readonly string[];
  readonly language: string;
  /** The page that this one translates, or the other audience's edition of it. */
  readonly pairOf?: string;
  readonly phases: readonly string[];
  readonly phaseText: string;
  readonly motions: readonly string[];
  readonly owner: string | null;
  readonly programManagers: readonly string[];
  /** ISO day of `ms.date`. */
  readonly date: string | null;
  /** Plain text; paragraphs and list items one a line. */
  readonly overview: string;
  readonly objectives: readonly ListItem[];
  readonly steps: readonly StepModel[];
  /** Tasks of the catalogue that no step holds and whose location names this page; left out when there are none. */
  readonly uncategorized?: readonly ListedTask[];
  readonly keyInputs: readonly ListItem[];
  readonly keyOutputs: readonly ListItem[];
  readonly nextSteps: readonly NextStep[];
  readonly history: readonly HistoryRow[];
  readonly links: readonly LinkModel[];
}

export interface ListItem {
  readonly text: string;
  /** 0 for the outermost items, and for prose. */
  readonly level: number;
}

export interface StepModel {
  readonly title: string;
  /** GitHub's slug of the heading; the same as the id in the rendered page. */
  readonly anchor: string;
  readonly level: number;
  /** 1-based line in the page (of the include directive, when the step comes from an include). */
  readonly line: number;
  readonly kind: 'labelled' | 'unlabelled' | 'page';
  /** Canonical names; empty when the page says `-`. */
  readonly roles: readonly string[];
  /** As written, without the bold. */
  readonly roleText: string;
  readonly services: readonly string[];
  readonly serviceText: string;
  readonly motions: readonly string[];
  readonly inputs: readonly ListItem[];
  readonly outputs: readonly ListItem[];
  readonly links: readonly LinkModel[];
  readonly tasks: readonly TaskModel[];
}

export interface TaskModel {
  readonly id: string;
  readonly name: string;
  /** null when the page does not say it in a way that can be understood. */
  readonly mandatory: boolean | null;
  readonly roles: readonly string[];
  readonly roleText: string;
  readonly services: readonly string[];
  readonly serviceText: string;
  readonly line: number;
  /** Codes of the repairs that were needed to read the row. */
  readonly repaired?: readonly string[];
}

/** A task that a page only lists: nobody has put it into a step yet. */
export type ListedTask = Pick<TaskModel, 'id' | 'name' | 'services'>;

export interface NextStep {
  /** Path of the page, or the address as written when it is not a page of this site. */
  readonly path: string;
  readonly title: string;
  readonly resolved: boolean;
}

export interface HistoryRow {
  /** ISO day, or null when the text is no day. */
  readonly date: string | null;
  readonly dateText: string;
  readonly who: string;
  readonly what: string;
}

export interface LinkModel {
  readonly text: string;
  /** As written. */
  readonly target: string;
  /** Where it leads: safe-link wrappers taken off, `http` kept, a path resolved against the page. */
  readonly url: string;
  readonly kind: 'page' | 'file' | 'anchor' | 'external' | 'mail' | 'unsafe';
  /** For a page: it is in the site. For an anchor: it is on the page. Always true for the outside. */
  readonly resolved: boolean;
  readonly anchor?: string;
  readonly line: number;
}

export interface CatalogueTask {
  readonly name: string;
  readonly mandatory: boolean | null;
  readonly roles: readonly string[];
  readonly services: readonly string[];
  readonly description: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** Where a step holds it. */
  readonly placements: readonly { readonly page: string; readonly anchor: string }[];
  /** Paths of the pages that its location names, when no step holds it: they list it. */
  readonly listedOn: readonly string[];
}

export interface PhaseModel {
  readonly name: string;
  readonly pages: readonly string[];
}

export interface GraphNode {
  readonly path: string;
  readonly title: string;
  readonly phases: readonly string[];
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

export type FindingLevel = 'error' | 'warning' | 'note';

/** Something an author should know: what, where, and how to mend it. */
export interface Finding {
  /** Permanent: people search for it. */
  readonly code: string;
  readonly level: FindingLevel;
  readonly path: string;
  /** 1-based, in the file as it is on disk. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
  /** Mends it without changing what the page means. */
  readonly fix?: Fix;
}

/** One edit of the finding's file: at this place, `was` gives way to `text`. A line feed in either stands for the file's own line end. */
export interface Fix {
  readonly line: number;
  readonly column: number;
  readonly was: string;
  readonly text: string;
}
