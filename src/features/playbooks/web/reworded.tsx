import { useState } from 'react';
import {
  countWords,
  foldText,
  linesOfPieces,
  type ShownPiece,
  type TextPiece,
} from '../../../base/text-pieces.ts';
import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './reworded.module.css';

/** Two wordings of a text laid over each other; what has stayed as it was for long is folded away. */
export function Reworded({ pieces }: { pieces: readonly TextPiece[] }) {
  return (
    <div className={styles.text}>
      <Lines pieces={foldText(pieces)} />
    </div>
  );
}

function Lines({ pieces }: { pieces: readonly ShownPiece[] }) {
  return linesOfPieces(pieces).map((line, i) => {
    const [first] = line;
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which never move
    if (first?.kind === 'folded') return <Folded key={i} text={first.text} />;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which never move
      <p key={i}>
        {line.map((piece, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line, which never move
          <Piece key={at} piece={piece} />
        ))}
      </p>
    );
  });
}

/** Colour, a line through or under the words, and a word for those who see neither. */
function Piece({ piece: { kind, text } }: { piece: ShownPiece }) {
  const t = useT();
  if (kind === 'removed')
    return (
      <del>
        <Hidden>{t('playbooks.wordsRemoved')}</Hidden>
        {text}
      </del>
    );
  if (kind === 'added')
    return (
      <ins>
        <Hidden>{t('playbooks.wordsAdded')}</Hidden>
        {text}
      </ins>
    );
  return text;
}

function Folded({ text }: { text: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} size={12} />
        {t('playbooks.wordsKept', { count: countWords(text) })}
      </button>
      {open && <Lines pieces={[{ kind: 'kept', text }]} />}
    </>
  );
}
