import type { ReactNode } from 'react';
import type { PhaseRows, TaskRow } from '../model.ts';
import type { OnSearch, PlaybookSearch } from './search.ts';

export interface TenantPlaybookProps {
  readonly tenantId: string;
  readonly search: PlaybookSearch;
  readonly onSearch: OnSearch;
  /** The timeline of a subject of the ledger, `task:3745`; another feature draws it. */
  readonly timeline: (subject: string) => ReactNode;
  /** The wizards of a task, where it has any; another feature draws them. */
  readonly wizards: (task: TaskRow) => ReactNode;
  /** The notes of a task; another feature draws them. */
  readonly notes: (task: TaskRow, mayWrite: boolean) => ReactNode;
}

/** The same once the playbook is there. */
export type ScreenProps = TenantPlaybookProps & { readonly phases: PhaseRows[]; readonly mayWrite: boolean };
