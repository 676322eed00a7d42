import { SearchBox } from '@fluentui/react-components';
import { memo, useState } from 'react';
import type { Finding } from '../../../../compiler/index.ts';
import { useT } from '../../../../ui/i18n.ts';
import type { Bench } from './draft.ts';
import styles from './files.module.css';

// From here on one would scroll to find a name.
const many = 12;

interface Props {
  readonly drafts: Bench['drafts'];
  readonly findings: readonly Finding[];
  readonly open: string;
  readonly onOpen: (path: string) => void;
}

/** The files on the bench, with how many errors and warnings each has. Typing in one of thousands does not paint them all anew. */
export const FilesPane = memo(Files, isSame);

function isSame(before: Props, after: Props): boolean {
  const [paths, next] = [[...before.drafts.keys()], [...after.drafts.keys()]];
  const samePaths = paths.length === next.length && paths.every((path, i) => path === next[i]);
  return samePaths && before.findings === after.findings && before.open === after.open;
}

function Files({ drafts, findings, open, onOpen }: Props) {
  const t = useT();
  const [words, setWords] = useState('');
  const byPath = Map.groupBy(findings, ({ path }) => path);
  const wanted = words.trim().toLowerCase();
  const paths = [...drafts.keys()].sort().filter((path) => path.toLowerCase().includes(wanted));
  return (
    <nav className={styles.files} aria-label={t('bench.files')}>
      {drafts.size > many && (
        <SearchBox
          size="small"
          className={styles.find ?? ''}
          placeholder={t('bench.findFile')}
          aria-label={t('bench.findFile')}
          value={words}
          onChange={(_, data) => setWords(data.value)}
        />
      )}
      <p className={styles.count} role="status">
        {t('bench.filesFound', { count: paths.length })}
      </p>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <button
              type="button"
              aria-current={path === open ? 'true' : undefined}
              onClick={() => onOpen(path)}
            >
              <span className={styles.name}>{path}</span>
              <Counts findings={byPath.get(path) ?? []} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Counts({ findings }: { findings: readonly Finding[] }) {
  const t = useT();
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return (
    <>
      {errors > 0 && (
        <span className={styles.bad} title={t('playbooks.errors', { count: errors })}>
          {errors}
        </span>
      )}
      {warnings > 0 && (
        <span className={styles.warn} title={t('playbooks.warnings', { count: warnings })}>
          {warnings}
        </span>
      )}
    </>
  );
}
