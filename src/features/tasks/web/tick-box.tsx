import { useEffect, useState } from 'react';

interface Props {
  readonly label: string;
  readonly checked: boolean;
  readonly tabIndex: number;
  readonly onTick: () => void;
}

/**
 * The tick box of a task. It shows the tick in the same moment as the click: the record it stands for arrives a moment
 * later, and until then the box would jump back.
 */
export function TickBox({ label, checked, tabIndex, onTick }: Props) {
  const [shown, setShown] = useState(checked);
  useEffect(() => setShown(checked), [checked]);
  return (
    <input
      type="checkbox"
      tabIndex={tabIndex}
      aria-label={label}
      checked={shown}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => {
        setShown(event.target.checked);
        onTick();
      }}
    />
  );
}
