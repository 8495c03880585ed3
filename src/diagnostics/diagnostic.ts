import type { Severity } from './message.ts';
import type { ArgumentsOf, Code } from './messages.ts';

/**
 * One thing found in the user's data, before it is known where that data lies. The code decides the type of the arguments; the sentence is
 * made from both at the very end (messages.ts), and only for people.
 */
export type Finding = { [C in Code]: FindingOf<C> }[Code];

export interface FindingOf<C extends Code> {
  code: C;
  args: ArgumentsOf<C>;
  /** JSON pointer from the task's root. */
  path?: string;
  /** The tag of the label config that asks for it; findings of one code and one tag form a group. */
  tag?: TagRef;
  /** The task is one of a project folder, which was made before: options that say how tasks are made do not apply. */
  isOfProject?: true;
}

/** A tag of the label config as findings name it: plain data, so that a finding can go to another thread. */
export interface TagRef {
  /** Its canonical name (`RectangleLabels`). */
  type: string;
  /** Its name as written in the file. */
  written: string;
  /** Its `name` attribute. */
  name: string | undefined;
  /** Where its `<` is: line and column count from 1, the column in UTF-16 units. */
  at: { line: number; column: number };
}

/** Takes findings one by one; never throws, never keeps a reference to the task. */
export type Report = (finding: Finding) => void;

/** The line around a place, cut where it is long; `column` counts from 1 in UTF-16 units. */
export interface Excerpt {
  text: string;
  column: number;
}

/** Where in the user's files something is. Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  /** As the user typed it, or below the input path that they typed. */
  file: string;
  line?: number;
  column?: number;
  excerpt?: Excerpt;
}

/** A finding with its place in the user's file. */
export interface Located {
  finding: Finding;
  place: Place;
}

/** A finding with its place: what is shown, counted and written as JSON. */
export interface Diagnostic {
  finding: Finding;
  severity: Severity;
  place: Place;
  /** Position of the task in the input, counting from 0. */
  task?: number;
}
