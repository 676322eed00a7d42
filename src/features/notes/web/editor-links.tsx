import { Checkbox, Dropdown, Field, Input, Option } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { whoAmI } from '../../people/contract.ts';
import { noteServices } from '../model.ts';
import styles from './editor.module.css';
import type { Editor } from './use-editor.ts';

interface Props {
  readonly editor: Editor;
  /** The task is the one of the page. */
  readonly onTask: boolean;
  readonly wrongTask: string | undefined;
}

/** What the note is about: services, a task; whether it is escalated, and whether partners may read it. */
export function EditorLinks({ editor, onTask, wrongTask }: Props) {
  const t = useT();
  const { services, taskId, escalated } = editor.content;
  const offered = [...new Set([...noteServices, ...services])];
  return (
    <>
      <div className={styles.row}>
        <Field label={t('notes.services')} size="small" className={styles.wide ?? ''}>
          <Dropdown
            multiselect
            size="small"
            placeholder={t('notes.noServices')}
            value={services.join(', ')}
            selectedOptions={services}
            onOptionSelect={(_, data) => editor.change({ services: data.selectedOptions })}
          >
            {offered.map((service) => (
              <Option key={service}>{service}</Option>
            ))}
          </Dropdown>
        </Field>
        {(!onTask || wrongTask !== undefined) && (
          <Field
            label={t('notes.task')}
            size="small"
            {...(wrongTask !== undefined && { validationMessage: wrongTask })}
          >
            <Input
              size="small"
              inputMode="numeric"
              maxLength={20}
              placeholder={t('notes.taskHint')}
              value={taskId}
              onChange={(_, data) => editor.change({ taskId: data.value })}
            />
          </Field>
        )}
      </div>
      <div className={styles.row}>
        <Checkbox
          label={t('notes.escalate')}
          checked={escalated}
          onChange={(_, data) => editor.change({ escalated: data.checked === true })}
        />
        <Shared editor={editor} />
      </div>
    </>
  );
}

/** Off unless chosen. A partner has no choice, and neither has a correction: it has the readers of its note. */
function Shared({ editor }: { editor: Editor }) {
  const t = useT();
  const { data: me } = useQuery(contractQuery(whoAmI, {}));
  const { shared, corrects } = editor.content;
  if (me === undefined) return null;
  if (me.audience === 'partner') return <p className={styles.quiet}>{t('notes.firmReads')}</p>;
  if (corrects !== null) return <p className={styles.quiet}>{t('notes.sameReaders')}</p>;
  return (
    <>
      <Checkbox
        label={t('notes.share')}
        checked={shared}
        onChange={(_, data) => editor.change({ shared: data.checked === true })}
      />
      {shared && (
        <Chip tone="violet" icon="eye">
          {t('notes.shared')}
        </Chip>
      )}
    </>
  );
}
