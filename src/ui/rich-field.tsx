import { Button, Field, Textarea, Tooltip } from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useT } from './i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { type Edited, makeBold, makeLink, makeList, type Selected } from './rich-edit.ts';
import styles from './rich-field.module.css';
import { RichText } from './rich-text.tsx';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly value: string;
  readonly wrong: string | undefined;
  readonly autoFocus: boolean;
  readonly onChange: (value: string) => void;
  /** Ctrl+Enter. */
  readonly onSubmit: () => void;
}

/** A field for the little Markdown of notes: what is typed is what is kept, the tools only type marks, and a preview shows how it reads. */
export function RichField(props: Props) {
  const t = useT();
  const box = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState(false);
  const { value, wrong, onChange, onSubmit } = props;
  function edit(how: (selected: Selected) => Edited): void {
    const area = box.current;
    if (area === null) return;
    const { text, from, to } = how({ text: value, from: area.selectionStart, to: area.selectionEnd });
    onChange(text);
    // The selection counts once the new text is in the field.
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(from, to);
    });
  }
  function keys(event: KeyboardEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    if (event.key === 'Enter') onSubmit();
    if (event.key.toLowerCase() !== 'b') return;
    event.preventDefault();
    edit(makeBold);
  }
  return (
    <div>
      <div className={styles.tools} role="toolbar" aria-label={t('ui.rich.tools')}>
        <Tool icon="bold" label={t('ui.rich.bold')} off={preview} onClick={() => edit(makeBold)} />
        <Tool
          icon="list"
          label={t('ui.rich.list')}
          off={preview}
          onClick={() => edit((at) => makeList(at, false))}
        />
        <Tool
          icon="numbers"
          label={t('ui.rich.numbers')}
          off={preview}
          onClick={() => edit((at) => makeList(at, true))}
        />
        <Tool icon="link" label={t('ui.rich.link')} off={preview} onClick={() => edit(makeLink)} />
        <Button size="small" appearance="subtle" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {preview ? t('ui.rich.write') : t('ui.rich.preview')}
        </Button>
      </div>
      {preview ? (
        <section className={styles.preview} aria-label={t('ui.rich.preview')}>
          <RichText text={value} />
        </section>
      ) : (
        <Field
          label={props.label}
          size="small"
          hint={props.hint}
          {...(wrong && { validationMessage: wrong })}
        >
          <Textarea
            textarea={{ ref: box }}
            autoFocus={props.autoFocus}
            resize="vertical"
            rows={8}
            placeholder={props.placeholder}
            value={value}
            onChange={(_, data) => onChange(data.value)}
            onKeyDown={keys}
          />
        </Field>
      )}
    </div>
  );
}

function Tool(props: { icon: IconName; label: string; off: boolean; onClick: () => void }) {
  return (
    <Tooltip content={props.label} relationship="label">
      <Button
        size="small"
        appearance="subtle"
        icon={<Icon name={props.icon} />}
        disabled={props.off}
        onClick={props.onClick}
      />
    </Tooltip>
  );
}
