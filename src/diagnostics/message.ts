export type Severity = 'error' | 'warning';

/** What a code means: its severity, a title for the group, one sentence for one finding, and what to do about it. */
export interface Message<A> {
  severity: Severity;
  /** What all findings of this code have in common, as a heading: a few words, no full stop. */
  title: string;
  /** A full sentence that says what is wrong here, quoting the user's value. */
  text: (args: A) => string;
  /** A full sentence that says what to do; the same for all findings of the code. */
  help: string;
  /** The same for tasks of a project folder, where `help` names options that say how tasks are made. */
  helpForProject?: string;
  /** The same for one finding, where its values tell more; `file` is its file as the user typed it. */
  helpFor?: (args: A, file: string) => string | undefined;
}

/** Gives each entry of a catalogue its own argument type. */
export function message<A extends Record<string, string | number>>(entry: Message<A>): Message<A> {
  return entry;
}
