import type { Say } from '../../../../ui/i18n.ts';

/** The words of the editor's library, by its own English. */
export function phrasesOf(t: Say): Readonly<Record<string, string>> {
  return {
    Find: t('bench.find'),
    Replace: t('bench.replace'),
    next: t('bench.find.next'),
    previous: t('bench.find.previous'),
    all: t('bench.find.all'),
    'match case': t('bench.find.case'),
    regexp: t('bench.find.pattern'),
    'by word': t('bench.find.word'),
    replace: t('bench.replace.one'),
    'replace all': t('bench.replace.all'),
    close: t('ui.close'),
    'current match': t('bench.find.current'),
    'on line': t('bench.find.onLine'),
    'replaced match on line $': t('bench.replace.done'),
    'replaced $ matches': t('bench.replace.doneAll'),
    'Go to line': t('bench.goToLine'),
    go: t('bench.go'),
    'Selection deleted': t('bench.deleted'),
    'Control character': t('bench.controlCharacter'),
  };
}
