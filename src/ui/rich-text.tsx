import { Fragment, type ReactNode } from 'react';
import { type Block, type Inline, readRichText } from '../base/rich-text.ts';
import { Go } from './link.tsx';
import styles from './rich-text.module.css';

interface Props {
  readonly text: string;
  /** Where a tag leads; without it a tag is text. */
  readonly tagAddress?: ((tag: string) => string) | undefined;
}

/** The little Markdown of notes, made of elements piece by piece: no HTML is ever set. */
export function RichText({ text, tagAddress }: Props) {
  return (
    <div className={styles.rich}>{listed(readRichText(text), (block) => blockOf(block, tagAddress))}</div>
  );
}

function blockOf(block: Block, tagAddress: Props['tagAddress']): ReactNode {
  const line = (pieces: readonly Inline[]) => listed(pieces, (piece) => inline(piece, tagAddress));
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul';
    return (
      <List>
        {listed(block.items, (item) => (
          <li>{line(item)}</li>
        ))}
      </List>
    );
  }
  return (
    <p>
      {listed(block.lines, (pieces, n) => (
        <>
          {n > 0 && <br />}
          {line(pieces)}
        </>
      ))}
    </p>
  );
}

function inline(piece: Inline, tagAddress: Props['tagAddress']): ReactNode {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'bold':
      return <b>{listed(piece.inside, (inside) => inline(inside, tagAddress))}</b>;
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer">
          {piece.text}
        </a>
      );
    case 'tag':
      return tagAddress ? <Go to={tagAddress(piece.tag)}>{piece.text}</Go> : piece.text;
  }
}

/** Pieces of one text: they never move, so their place is their key. */
function listed<T>(pieces: readonly T[], show: (piece: T, n: number) => ReactNode): ReactNode {
  return pieces.map((piece, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
    <Fragment key={n}>{show(piece, n)}</Fragment>
  ));
}
