import type { ComponentPropsWithRef } from 'react';

type RowProps = ComponentPropsWithRef<'div'> & {
  readonly level: 1 | 2 | 3;
  readonly rowKey: string;
  /** The one row of the tree that Tab comes to. */
  readonly active: boolean;
};

// Rows are flex boxes and turn into cards on a phone; table elements would lose their meaning with their display. The
// focus goes to rows, as the pattern of a tree grid has it, so cells take none.

/** A row of the tree grid. */
export function GridRow({ level, rowKey, active, ...rest }: RowProps) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div role="row" aria-level={level} tabIndex={active ? 0 : -1} data-row={rowKey} {...rest} />;
}

/** A cell of the tree grid. */
export function GridCell(props: ComponentPropsWithRef<'span'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <span role="gridcell" {...props} />;
}
