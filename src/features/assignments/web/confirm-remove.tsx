import { useEffect, useState } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import type { Line } from '../model.ts';
import type { People } from '../rules.ts';
import { roleLabel, useBoxesText } from './words.ts';

interface Props {
  /** Who is to be taken off; nobody while it is closed. */
  readonly line: Line | undefined;
  readonly people: People;
  readonly kind: 'tenant' | 'customer';
  readonly onRemove: (line: Line) => void;
  readonly onKeep: () => void;
}

/** Asks before somebody is taken off. */
export function ConfirmRemove({ line, people, kind, onRemove, onKeep }: Props) {
  const t = useT();
  const text = useBoxesText(kind);
  // Its words stay while it closes.
  const [shown, setShown] = useState(line);
  useEffect(() => {
    if (line !== undefined) setShown(line);
  }, [line]);
  const about = line ?? shown;
  if (about === undefined) return null;
  const person = people.get(about.person)?.name ?? about.person;
  return (
    <ConfirmDialog
      open={line !== undefined}
      title={t('assignments.removeTitle', { person, role: roleLabel(about.role) })}
      body={t('assignments.removeBody', { person, boxes: text(about) })}
      act={t('assignments.removeDo')}
      back={t('assignments.keep')}
      onAct={() => onRemove(about)}
      onBack={onKeep}
    />
  );
}
