import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { pageAddress } from '../rules.ts';
import styles from './graph.module.css';
import { type Card, cardHeight, cardWidth, type Drawing, lineThrough, type Way } from './graph-layout.ts';
import { audienceKey } from './page-head.tsx';
import { useSeen } from './seen-as.tsx';
import { useZoom } from './use-zoom.ts';

const step = 80;
const boxOf = ({ x, y }: Card) => ({ x, y, width: cardWidth, height: cardHeight });

/** The picture: cards and the ways between them. A card that is looked at shows its ways in and out. */
export function GraphCanvas(props: { drawing: Drawing; at: string | undefined; words: string }) {
  const t = useT();
  const { drawing, at, words } = props;
  const frame = useRef<HTMLElement>(null);
  const begin = drawing.cards.find(({ process }) => process.path === at);
  const about = begin && { x: begin.x + cardWidth / 2, y: begin.y + cardHeight / 2 };
  const { view, zoomAt, move, reveal, showAll, dragging } = useZoom(frame, drawing, about);
  const [seen, setSeen] = useState<string | undefined>(at);
  const group = t('playbooks.graph');
  useShortcut('+', t('playbooks.zoomIn'), group, () => zoomAt(1.25));
  useShortcut('-', t('playbooks.zoomOut'), group, () => zoomAt(0.8));
  useShortcut('0', t('playbooks.zoomFit'), group, showAll);
  const touches = ({ from, to }: Way) => from === seen || to === seen;
  const near = new Set(drawing.ways.filter(touches).flatMap(({ from, to }) => [from, to]));
  const wanted = words.trim().toLowerCase();
  const isFound = ({ process }: Card) => process.title.toLowerCase().includes(wanted);
  const isDim = (card: Card) =>
    wanted === '' ? near.size > 0 && !near.has(card.process.path) : !isFound(card);
  const found = wanted === '' ? undefined : drawing.cards.find(isFound);
  useEffect(() => {
    if (found !== undefined) reveal(boxOf(found));
  }, [found, reveal]);
  return (
    <section
      ref={frame}
      className={styles.frame}
      aria-label={t('playbooks.graphPicture')}
      {...dragging}
      onKeyDown={(event) => {
        const [dx, dy] = arrows[event.key] ?? [0, 0];
        if (dx === 0 && dy === 0) return;
        event.preventDefault();
        move(dx * step, dy * step);
      }}
    >
      <div
        className={styles.drawing}
        style={{
          width: drawing.width,
          height: drawing.height,
          transform: `scale(${view.scale}) translate(${-view.x}px, ${-view.y}px)`,
        }}
      >
        <svg width={drawing.width} height={drawing.height} aria-hidden="true">
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerUnits="userSpaceOnUse"
              markerWidth="9"
              markerHeight="9"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {drawing.ways
            .toSorted((a, b) => Number(touches(a)) - Number(touches(b)))
            .map((way) => (
              <Line key={`${way.from} ${way.to}`} way={way} touched={touches(way)} />
            ))}
        </svg>
        {drawing.columns.map(({ phase, x }) => (
          <h2 key={phase ?? ''} style={{ left: x, width: cardWidth }}>
            {phase ?? t('playbooks.otherPages')}
          </h2>
        ))}
        {drawing.cards.map((card) => (
          <CardLink
            key={card.process.path}
            card={card}
            dim={isDim(card)}
            here={card.process.path === at}
            onSeen={setSeen}
            onReached={() => reveal(boxOf(card))}
          />
        ))}
      </div>
      <div className={styles.tools}>
        <Tool icon="add" label={t('playbooks.zoomIn')} onClick={() => zoomAt(1.25)} />
        <Tool icon="minus" label={t('playbooks.zoomOut')} onClick={() => zoomAt(0.8)} />
        <Tool icon="fit" label={t('playbooks.zoomFit')} onClick={showAll} />
      </div>
    </section>
  );
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function Line({ way, touched }: { way: Way; touched: boolean }) {
  const kinds = [styles.way, way.back ? styles.back : '', touched ? styles.touched : ''].join(' ');
  return (
    <path
      data-way={`${way.from} ${way.to}`}
      className={kinds}
      d={lineThrough(way.points)}
      markerEnd="url(#arrow)"
    />
  );
}

function CardLink(props: {
  card: Card;
  dim: boolean;
  here: boolean;
  onSeen: (path: string | undefined) => void;
  /** The keyboard has come to it. */
  onReached: () => void;
}) {
  const t = useT();
  const { to } = useSeen();
  const { card, dim, here, onSeen, onReached } = props;
  const { path, title, steps, mandatory, audiences } = card.process;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (here) link.current?.focus({ preventScroll: true });
  }, [here]);
  return (
    <Go
      ref={link}
      to={to(pageAddress(path))}
      className={`${styles.card} ${dim ? styles.dim : ''} ${here ? styles.here : ''}`}
      style={{ left: card.x, top: card.y, width: cardWidth, height: cardHeight }}
      aria-current={here ? 'true' : undefined}
      onMouseEnter={() => onSeen(path)}
      onMouseLeave={() => onSeen(undefined)}
      onFocus={(event) => {
        onSeen(path);
        if (event.currentTarget.matches(':focus-visible')) onReached();
      }}
      onBlur={() => onSeen(undefined)}
    >
      <b title={title}>{title}</b>
      <span>
        {[
          t('playbooks.steps', { count: steps }),
          mandatory > 0 ? t('playbooks.mandatoryTasks', { count: mandatory }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span>{t(audienceKey(audiences))}</span>
    </Go>
  );
}

function Tool({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <Button size="small" icon={<Icon name={icon} />} aria-label={label} title={label} onClick={onClick} />
  );
}
