import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../../../compiler/index.ts';
import { Pill } from '../../../../ui/chip.tsx';
import { useT } from '../../../../ui/i18n.ts';
import { Empty } from '../../../../ui/states.tsx';
import { longestCheck } from './check-queue.ts';
import type { CheckState } from './checker.ts';
import { FindingCard } from './finding-card.tsx';
import styles from './findings.module.css';

// More cards than anybody reads at once; mending and F8 bring the rest.
const mostCards = 200;

interface Props {
  readonly state: CheckState;
  readonly path: string;
  readonly several: boolean;
  /** What the check can and can't know, in a sentence. */
  readonly about: string;
  readonly onGo: (finding: Finding) => void;
  readonly onMend: (finding: Finding) => void;
  readonly onAgain: () => void;
}

/** What the compiler has to say, in the order of the text. */
export function FindingsPane({ state, path, several, about, onGo, onMend, onAgain }: Props) {
  const t = useT();
  const [all, setAll] = useState(false);
  const own = state.findings.filter((finding) => finding.path === path);
  const shown = all && several ? state.findings : own;
  const groups = [...Map.groupBy(shown.slice(0, mostCards), (finding) => finding.path)];
  return (
    <div className={styles.pane}>
      {several && (
        <div className={styles.scope}>
          <Pill on={!all} onClick={() => setAll(false)}>
            {t('bench.thisFile', { count: own.length })}
          </Pill>
          <Pill on={all} onClick={() => setAll(true)}>
            {t('bench.allFiles', { count: state.findings.length })}
          </Pill>
        </div>
      )}
      <Trouble state={state.state} onAgain={onAgain} />
      {shown.length === 0 && state.state === 'checked' && (
        <Empty title={t('bench.clean')} body={t('bench.cleanBody')} />
      )}
      {groups.map(([where, findings]) => (
        <section key={where}>
          {shown !== own && <h3 className={styles.where}>{where}</h3>}
          <ul>
            {findings.map((finding) => (
              <FindingCard
                key={`${finding.line} ${finding.column} ${finding.code} ${finding.message}`}
                finding={finding}
                onGo={onGo}
                onMend={onMend}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown.length > mostCards && <p>{t('bench.moreFindings', { count: shown.length - mostCards })}</p>}
      <p className={styles.about}>
        {about} {state.leftOut > 0 && t('bench.leftOut', { count: state.leftOut })}
      </p>
    </div>
  );
}

/** Why there is no newer answer, and the way to one. */
function Trouble({ state, onAgain }: { state: CheckState['state']; onAgain: () => void }) {
  const t = useT();
  if (state !== 'slow' && state !== 'broken') return null;
  const what = state === 'slow' ? t('bench.slow', { seconds: longestCheck / 1000 }) : t('bench.broken');
  return (
    <div className={styles.trouble} role="alert">
      <p>
        <b>{what}</b> {t(state === 'slow' ? 'bench.slowBody' : 'bench.brokenBody')}
      </p>
      <Button size="small" onClick={onAgain}>
        {t('ui.tryAgain')}
      </Button>
    </div>
  );
}
