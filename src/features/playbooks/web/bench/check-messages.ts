import type { Finding, SourceFile } from '../../../../compiler/index.ts';
import type { DraftPage, Surroundings } from './check-drafts.ts';

/** What the page tells its worker. A `check` or `mend` is answered under its revision; everything before it counts. */
export type ToWorker =
  | { readonly kind: 'drafts'; readonly put: readonly SourceFile[]; readonly removed: readonly string[] }
  | { readonly kind: 'around'; readonly around: Surroundings }
  | { readonly kind: 'check'; readonly revision: number; readonly open: string | null }
  | { readonly kind: 'mend'; readonly revision: number };

/** What the worker answers: a `check` with the findings, unless they are the same as before, and then with the open page. */
export type FromWorker =
  | {
      readonly kind: 'findings';
      readonly revision: number;
      readonly findings: readonly Finding[];
      readonly leftOut: number;
    }
  | {
      readonly kind: 'page';
      readonly revision: number;
      readonly path: string | null;
      readonly page: DraftPage | null;
    }
  | {
      readonly kind: 'mended';
      readonly revision: number;
      readonly files: readonly SourceFile[];
      readonly count: number;
    };
