import { Menu, MenuItemRadio, MenuList, MenuPopover } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import styles from './status.module.css';
import { StatusGlyph } from './status-glyph.tsx';

export { statusFamily } from './status-family.ts';
export { StatusGlyph } from './status-glyph.tsx';

interface Props<Status extends string> {
  readonly value: Status;
  readonly options: readonly Status[];
  readonly onChange: (next: Status) => void;
  /** Accessible name: what this is the status of. */
  readonly label: string;
  readonly readOnly?: boolean;
  readonly disabled?: boolean;
  /** `row` has no border until hover or focus; `field` looks like one. */
  readonly kind?: 'row' | 'field';
  /** Glyph and caret only. */
  readonly compact?: boolean;
}

/** Glyph and word. */
export function StatusWord({ status }: { status: string }) {
  return (
    <span className={styles.word}>
      <StatusGlyph status={status} />
      <span className={styles.text}>{status}</span>
    </span>
  );
}

/** The status of something, to be changed on the spot. Typing a letter in the open list jumps. */
export function StatusControl<Status extends string>(props: Props<Status>) {
  const { value, label, readOnly = false, disabled = false, kind = 'row', compact = false } = props;
  const t = useT();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (readOnly) return <StatusWord status={value} />;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${styles.control} ${styles[kind]} ${compact ? styles.compact : ''}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('ui.status.choose', { label, status: value })}
        disabled={disabled}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
      >
        <StatusGlyph status={value} />
        {!compact && <span className={styles.text}>{value}</span>}
        <Icon name="chevron-down" size={12} />
      </button>
      {open && (
        <StatusMenu {...props} target={button.current} onClose={() => closed(setOpen, button.current)} />
      )}
    </>
  );
}

// Mounted only while open: a page of several hundred rows would otherwise carry as many menus.
function StatusMenu<Status extends string>(
  props: Props<Status> & { target: HTMLElement | null; onClose: () => void },
) {
  const { value, options, onChange, target, onClose } = props;
  return (
    <Menu
      open
      positioning={{ target, position: 'below', align: 'start', fallbackPositions: ['above'] }}
      checkedValues={{ status: [value] }}
      onCheckedValueChange={(_, data) => {
        const next = data.checkedItems.at(-1) as Status | undefined;
        if (next !== undefined && next !== value) onChange(next);
      }}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <MenuPopover className={styles.popover}>
        <MenuList>
          {options.map((option) => (
            <MenuItemRadio
              key={option}
              name="status"
              value={option}
              icon={<StatusGlyph status={option} size={16} />}
            >
              {option}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function closed(setOpen: (open: boolean) => void, button: HTMLElement | null): void {
  setOpen(false);
  button?.focus();
}
