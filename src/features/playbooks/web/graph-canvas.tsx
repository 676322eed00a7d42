import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { pageAddress } from '../rules.ts';
import styles from './graph.module.css';
import { type Card, cardHeight, cardWidth, type Drawing, lineThrough, type Way } from './graph-layout.ts';
import { useSeen } from './seen-as.tsx';
import { useZoom } from './use-zoom.ts';

const step = 80;

/** The picture: cards and the ways between them. A card that is looked at shows its ways in and out. */
export function GraphCanvas(props: { drawing: Drawing; at: string | undefined; words: string }) {
  const t = useT();
  const { drawing, at, words } = props;
  const frame = useRef<HTMLElement>(null);
  const begin = drawing.cards.find(({ process }) => process.path === at);
  const about = begin && { x: begin.x + cardWidth / 2, y: begin.y + cardHeight / 2 };
  const { view, zoomAt, move, showAll, dragging } = useZoom(frame, drawing, about);
  const [seen, setSeen] = useState<string | undefined>(at);
  const group = t('playbooks.graph');
  useShortcut('+', t('playbooks.zoomIn'), group, () => zoomAt(1.25));
  useShortcut('-', t('playbooks.zoomOut'), group, () => zoomAt(0.8));
  useShortcut('0', t('playbooks.zoomFit'), group, showAll);
  const near = new Set(
    drawing.ways.filter(({ from, to }) => from === seen || to === seen).flatMap(({ from, to }) => [from, to]),
  );
  const wanted = words.trim().toLowerCase();
  const isDim = ({ process }: Card) =>
    wanted === '' ? near.size > 0 && !near.has(process.path) : !process.title.toLowerCase().includes(wanted);
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
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {drawing.ways.map((way) => (
            <Line key={`${way.from} ${way.to}`} way={way} seen={seen} />
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

function Line({ way, seen }: { way: Way; seen: string | undefined }) {
  const touched = way.from === seen || way.to === seen;
  const kinds = [styles.way, way.back ? styles.back : '', touched ? styles.touched : ''].join(' ');
  return <path className={kinds} d={lineThrough(way.points)} markerEnd="url(#arrow)" />;
}

function CardLink(props: {
  card: Card;
  dim: boolean;
  here: boolean;
  onSeen: (path: string | undefined) => void;
}) {
  const t = useT();
  const { to } = useSeen();
  const { card, dim, here, onSeen } = props;
  const { path, title, steps, mandatory } = card.process;
  return (
    <Go
      to={to(pageAddress(path))}
      className={`${styles.card} ${dim ? styles.dim : ''} ${here ? styles.here : ''}`}
      style={{ left: card.x, top: card.y, width: cardWidth, height: cardHeight }}
      aria-current={here ? 'true' : undefined}
      onMouseEnter={() => onSeen(path)}
      onMouseLeave={() => onSeen(undefined)}
      onFocus={() => onSeen(path)}
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
    </Go>
  );
}

function Tool({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <Button size="small" icon={<Icon name={icon} />} aria-label={label} title={label} onClick={onClick} />
  );
}
