import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type {
  ActorDefinition,
  Effect,
  Field,
  ProcessDefinition,
  StateDefinition,
  Timer,
  Transition,
  WizardDefinition,
  WizardRule,
} from './definition.ts';

/** Something in the file that is not as it must be. */
export interface DefinitionProblem {
  /** 1-based. */
  readonly line: number;
  readonly say: string;
}

/** The largest file that is read; a process of a hundred states has a tenth of it. */
const longest = 200_000;

/**
 * Reads a definition from YAML. Never throws; what can't be read is a problem with its line, and the rest is read nevertheless.
 * @param page path of the page that stands beside the file, unless the file names another.
 * @returns no definition only when the file is no YAML map with a name and states.
 */
export function readDefinition(
  text: string,
  page: string,
): { definition: ProcessDefinition | null; problems: DefinitionProblem[] } {
  if (text.length > longest)
    return {
      definition: null,
      problems: [{ line: 1, say: `the file is longer than ${longest} characters` }],
    };
  const lines = new LineCounter();
  // No aliases: a hundred lines of them could stand for a billion.
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 0 } as object);
  const problems: DefinitionProblem[] = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line || 1,
    say: error.message.split('\n')[0] ?? 'it is no YAML',
  }));
  const reader = new Reader(lines, problems);
  const root = document.contents;
  if (problems.length > 0 || !isMap(root)) {
    if (problems.length === 0)
      problems.push({ line: 1, say: 'the file is no map of process, states and the rest' });
    return { definition: null, problems };
  }
  return { definition: reader.process(root as YAMLMap<Node, Node | null>, page), problems };
}

/** What a state says itself counts before what it shares. */
function withoutThose<T>(all: Readonly<Record<string, T>>, those: object): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(those, name)));
}

type Entries = ReadonlyMap<string, Node | null>;

class Reader {
  readonly #lines: LineCounter;
  readonly #problems: DefinitionProblem[];

  constructor(lines: LineCounter, problems: DefinitionProblem[]) {
    this.#lines = lines;
    this.#problems = problems;
  }

  process(root: YAMLMap<Node, Node | null>, beside: string): ProcessDefinition | null {
    const top = this.#entries(root, root, 'process title page case actors start states shared wizards');
    const process = this.#text(top, 'process', root);
    const states = top.get('states');
    if (process === '' || !isMap(states)) {
      this.#problem(root, 'it needs process (a name) and states (a map)');
      return null;
    }
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(process))
      this.#problem(top.get('process'), 'process is a name of small letters, digits and hyphens');
    const about = this.#map(top, 'case', 'cycles');
    const read = this.#each(states, (node) => this.#state(node));
    for (const group of this.#list(top.get('shared'))) this.#share(group, read);
    return {
      process,
      title: this.#text(top, 'title', root) || process,
      page: this.#text(top, 'page', root) || beside,
      cycles: this.#scalar(about.get('cycles')) === true,
      actors: this.#each(top.get('actors'), (node) => this.#actor(node)),
      start: this.#each(top.get('start'), (node) => this.#ways(node)),
      states: read,
      wizards: this.#each(top.get('wizards'), (node) => this.#wizard(node)),
    };
  }

  /** Events that several states have: a list of `{ in: […], on: {…} }`. */
  #share(group: Node | null, states: Record<string, StateDefinition>): void {
    const entries = this.#entries(group, group, 'in on');
    const on = this.#each(entries.get('on'), (node) => this.#ways(node));
    for (const name of this.#texts(entries.get('in'))) {
      const state = states[name];
      if (state === undefined) this.#problem(entries.get('in'), `there is no state ${name}`);
      else states[name] = { ...state, on: { ...state.on, ...withoutThose(on, state.on) } };
    }
  }

  #actor(node: Node | null): ActorDefinition {
    const entries = this.#entries(node, node, 'label role roles capability on');
    const on = this.#texts(entries.get('on'));
    const places = ['case', 'tenant', 'anywhere'] as const;
    const strange = on.find((place) => !(places as readonly string[]).includes(place));
    if (strange !== undefined)
      this.#problem(entries.get('on'), `an actor is on the case, the tenant or anywhere, not ${strange}`);
    return {
      label: this.#text(entries, 'label', node),
      roles: this.#texts(entries.get('roles') ?? entries.get('role')),
      capability: this.#text(entries, 'capability', node) || null,
      on: on.length === 0 ? ['tenant'] : places.filter((place) => on.includes(place)),
    };
  }

  #state(node: Node | null): StateDefinition {
    const entries = this.#entries(node, node, 'label step end waits on timers');
    return {
      label: this.#text(entries, 'label', node),
      step: this.#text(entries, 'step', node) || null,
      end: this.#scalar(entries.get('end')) === true,
      waits: this.#texts(entries.get('waits')),
      on: this.#each(entries.get('on'), (way) => this.#ways(way)),
      timers: this.#list(entries.get('timers')).map((timer) => this.#timer(timer)),
      line: this.#line(node),
    };
  }

  #ways(node: Node | null): Transition[] {
    return (isSeq(node) ? (node.items as (Node | null)[]) : [node]).map((way) => this.#way(way));
  }

  #way(node: Node | null): Transition {
    const entries = this.#entries(node, node, 'by when to do wizard form cycle refuse');
    const cycle = this.#text(entries, 'cycle', node);
    if (cycle !== '' && cycle !== 'next') this.#problem(entries.get('cycle'), 'cycle can only be next');
    return {
      by: this.#texts(entries.get('by')),
      when: this.#text(entries, 'when', node) || null,
      to: this.#text(entries, 'to', node),
      do: this.#effects(entries.get('do')),
      wizard: this.#text(entries, 'wizard', node) || null,
      form: this.#each(entries.get('form'), (field) => this.#field(field)),
      refuse: this.#text(entries, 'refuse', node) || null,
      nextCycle: cycle === 'next',
      line: this.#line(node),
    };
  }

  #effects(node: Node | null | undefined): Effect[] {
    return this.#list(node).flatMap((item) => {
      const line = this.#line(item);
      if (isScalar(item) && typeof item.value === 'string') return [{ name: item.value, with: {}, line }];
      if (!isMap(item) || item.items.length !== 1) {
        this.#problem(item, 'an effect is a name, or a map with one');
        return [];
      }
      const [[name, given] = ['', undefined]] = Object.entries(item.toJSON() as Record<string, unknown>);
      const isArguments = typeof given === 'object' && given !== null && !Array.isArray(given);
      return [{ name, with: isArguments ? (given as Record<string, unknown>) : { value: given }, line }];
    });
  }

  #timer(node: Node | null): Timer {
    const entries = this.#entries(node, node, 'after every event do');
    const every = this.#text(entries, 'every', node);
    const text = every || this.#text(entries, 'after', node);
    const span = /^(\d{1,4}) (working )?days?$/.exec(text);
    if (span === null) this.#problem(node, 'a timer says after or every, as "5 working days" or "30 days"');
    return {
      days: Number(span?.[1] ?? 0),
      working: span?.[2] !== undefined,
      again: every !== '',
      event: this.#text(entries, 'event', node) || null,
      do: this.#effects(entries.get('do')),
      line: this.#line(node),
    };
  }

  #wizard(node: Node | null): WizardDefinition {
    const entries = this.#entries(node, node, 'title task fields rules');
    return {
      title: this.#text(entries, 'title', node),
      task: this.#text(entries, 'task', node) || null,
      fields: this.#each(entries.get('fields'), (field) => this.#field(field)),
      rules: this.#list(entries.get('rules')).map((rule) => this.#rule(rule)),
    };
  }

  #rule(node: Node | null): WizardRule {
    const entries = this.#entries(node, node, 'when refuse confirm at');
    const refuse = this.#text(entries, 'refuse', node);
    return {
      when: this.#text(entries, 'when', node),
      kind: refuse === '' ? 'confirm' : 'refuse',
      say: refuse || this.#text(entries, 'confirm', node),
      at: this.#text(entries, 'at', node) || null,
      line: this.#line(node),
    };
  }

  #field(node: Node | null): Field {
    const entries = this.#entries(node, node, 'type label required show options max min of within role');
    const number = (name: string) => {
      const value = this.#scalar(entries.get(name));
      return typeof value === 'number' ? value : null;
    };
    const base = {
      label: this.#text(entries, 'label', node),
      required: this.#scalar(entries.get('required')) === true,
      show: this.#text(entries, 'show', node) || null,
    };
    const type = this.#text(entries, 'type', node);
    switch (type) {
      case 'choice':
        return { ...base, type, options: this.#texts(entries.get('options')) };
      case 'check':
      case 'day':
        return { ...base, type };
      case 'number':
        return { ...base, type, min: number('min'), max: number('max') };
      case 'items':
        return {
          ...base,
          type,
          of: this.#text(entries, 'of', node) || null,
          within: this.#text(entries, 'within', node) || null,
        };
      case 'person':
        return { ...base, type, role: this.#text(entries, 'role', node) || null };
      default:
        if (type !== 'text') this.#problem(node, `a field has no type ${type || '(none)'}`);
        return { ...base, type: 'text', max: number('max') ?? 2000 };
    }
  }

  #entries(node: Node | null | undefined, at: Node | null | undefined, allowed: string): Entries {
    const entries = new Map<string, Node | null>();
    if (!isMap(node)) {
      if (node !== null && node !== undefined)
        this.#problem(at, `here should be a map of ${allowed.replaceAll(' ', ', ')}`);
      return entries;
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!allowed.split(' ').includes(name))
        this.#problem(
          key as Node,
          `${name || 'this'} is not known here; known are ${allowed.replaceAll(' ', ', ')}`,
        );
      entries.set(name, value as Node | null);
    }
    return entries;
  }

  #map(entries: Entries, name: string, allowed: string): Entries {
    return this.#entries(entries.get(name), entries.get(name), allowed);
  }

  #each<T>(node: Node | null | undefined, read: (node: Node | null) => T): Record<string, T> {
    const found: Record<string, T> = {};
    if (node === null || node === undefined) return found;
    if (!isMap(node)) {
      this.#problem(node, 'here should be a map');
      return found;
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (name === '__proto__') this.#problem(key as Node, 'nothing can be called that');
      else found[name] = read(value as Node | null);
    }
    return found;
  }

  #list(node: Node | null | undefined): (Node | null)[] {
    if (node === null || node === undefined) return [];
    return isSeq(node) ? (node.items as (Node | null)[]) : [node];
  }

  #texts(node: Node | null | undefined): string[] {
    return this.#list(node).flatMap((item) =>
      isScalar(item) && item.value !== null ? [String(item.value)] : [],
    );
  }

  #text(entries: Entries, name: string, at: Node | null | undefined): string {
    const node = entries.get(name);
    if (node === null || node === undefined) return '';
    if (!isScalar(node)) this.#problem(at, `${name} is a text`);
    const value = this.#scalar(node);
    return value === null || value === undefined ? '' : String(value).trim();
  }

  #scalar(node: Node | null | undefined): unknown {
    return isScalar(node) ? node.value : undefined;
  }

  #line(node: Node | null | undefined): number {
    return node?.range ? this.#lines.linePos(node.range[0]).line : 1;
  }

  #problem(node: Node | null | undefined, say: string): void {
    this.#problems.push({ line: this.#line(node), say });
  }
}
