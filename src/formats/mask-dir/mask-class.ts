/** A class of a list, in its order; the color is 0xRRGGBB where the list has colors. */
export interface MaskClass {
  name: string;
  color: number | undefined;
  /** The value of its pixels where the list says it; else that is its place in the list. */
  value?: number;
}

/** Names of what is not labelled, and of what is not decided. */
export const background = /^(?:_?background_?|bg|unlabel+ed|none)$/i;
export const undecided = /^(?:void|ignored?|_?ignore_?|don'?t care)$/i;

/** Whether a class of a list is something to be labelled, by its name. */
export function isForeground(name: string): boolean {
  return !background.test(name) && !undecided.test(name);
}
