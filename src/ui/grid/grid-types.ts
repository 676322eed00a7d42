import type { ReactNode } from 'react';
import type { CellValue } from '../../base/csv.ts';
import type { FieldType, GridField } from '../../base/grid-filter.ts';
import type { GridQuery } from '../../base/grid-query.ts';
import type { RowsPage } from '../../base/grid-rows.ts';

/** A column of a grid as data. What it sorts, filters and writes into files is its `value`; what one sees is `render`. */
export interface GridColumn<Row> extends GridField<Row> {
  readonly title: string;
  /** In px, as long as nobody changes it. */
  readonly width: number;
  /** Takes its share of what is left where the grid is wider than its columns. */
  readonly grow?: number;
  /** How the value looks; as its type does unless told. A link or button in it has `tabIndex={-1}`: Enter on the cell presses it. */
  readonly render?: (row: Row) => ReactNode;
  /** What a choice is called; as it is written unless told. */
  readonly labelOf?: (choice: string) => string;
  /** What there is to choose from, where the pages don't tell. */
  readonly choices?: readonly string[];
  readonly sortable?: false;
  readonly filterable?: false;
  /** Whether it waits among the columns that one may add. */
  readonly hidden?: true;
  /** What stands in files instead of the value: nothing, or several cells. */
  readonly inFiles?: false | readonly FileColumn<Row>[];
  /** Where it stands on a phone's card; nowhere unless told. The first column is the card's title. */
  readonly card?: 'main' | 'under' | 'side';
}

export interface FileColumn<Row> {
  readonly title: string;
  readonly type: FieldType;
  readonly value: (row: Row) => CellValue;
}

/** One page of rows, and what is true of all rows of the query. */
export interface GridPage<Row, Sum = unknown> extends RowsPage<Row> {
  readonly sum?: Sum;
  /** What there is to choose from, by column. */
  readonly choices?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface PageQuery extends GridQuery {
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly signal?: AbortSignal;
}

/** A column as it is shown now: in its place, as wide as the person made it. */
export interface ShownColumn<Row> extends GridColumn<Row> {
  /** Undefined unless the person changed it. */
  readonly chosenWidth: number | undefined;
}

export interface GridProps<Row, Sum = unknown> {
  /** What the grid holds, for those who listen. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** Where the rows come from: names the answers, so that a change can ask for them again. */
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (query: PageQuery) => Promise<GridPage<Row, Sum>>;
  /** The most rows that a page may have, for whoever wants all of them; 500 unless told. */
  readonly wholePage?: number;
  readonly rowId: (row: Row) => string;
  /** What a person calls the row. */
  readonly rowName: (row: Row) => string;
  /** Address that a row opens. */
  readonly open?: (row: Row) => string;
  /** What the address says of the view, and how to say something else. */
  readonly search: GridSearch;
  readonly onSearch: (next: GridSearch) => void;
  /** As `-people,name`; applies until somebody sorts. */
  readonly defaultSort: string;
  /** Name of saved files, without ending. */
  readonly fileName: string;
  /** `412 tenants`. */
  readonly counted: (count: number) => string;
  /** What all rows of the query add up to. */
  readonly summary?: (sum: Sum, total: number) => ReactNode;
  /** What may be done with selected rows; without it none can be selected. The first action is the primary one. */
  readonly bulk?: (selected: readonly Row[], done: () => void) => ReactNode;
  /** What the selected rows add up to. */
  readonly bulkSummary?: (selected: readonly Row[]) => string;
  /** Beside the search box. */
  readonly tools?: ReactNode;
  /** Instead of the grid when there is no row and no filter. */
  readonly empty: ReactNode;
}

/** The view in an address: which rows, in which order, which columns. */
export interface GridSearch {
  readonly sort?: string | undefined;
  readonly filter?: string | undefined;
  readonly find?: string | undefined;
  readonly cols?: string | undefined;
}
