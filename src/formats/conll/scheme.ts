import { parseTag, roles, type Tag } from './bio-spans.ts';

/**
 * How tags are written: with a letter and a label (BIO and the like); with a letter alone, as in corpora that have one kind of name; with a label
 * alone (IO), as for Stanford NER and in Few-NERD.
 */
export type Scheme = 'BIO' | 'letters' | 'labels';

/** The label of tags that are a letter alone, where the label config does not have just one. */
const DEFAULT_LABEL = 'entity';

/** A label that is not half a tag, such as "B-", and not one with another letter before it. */
const label = /^(?![A-Za-z][-_])[\p{L}\d][^\s|]*$/u;

/** The scheme of a column of tags; BIO where it is no other, so that what is wrong can be said of each tag. */
export function schemeOf(cells: readonly string[]): Scheme {
  const others = cells.filter((cell) => cell !== 'O');
  if (others.length === cells.length || others.length === 0 || others.some(parseTag)) return 'BIO';
  if (others.every((cell) => roles[cell])) return 'letters';
  return others.every((cell) => label.test(cell)) ? 'labels' : 'BIO';
}

/** The function that reads the tags of a scheme; `labels` are those of the label config. */
export function parserOf(scheme: Scheme, labels: readonly string[]): (cell: string) => Tag | undefined {
  if (scheme === 'BIO') return parseTag;
  const name = labelOfLetters(labels);
  return (cell) => {
    const role = scheme === 'letters' ? roles[cell] : label.test(cell) ? 'inside' : undefined;
    if (cell === 'O' || role === undefined) return parseTag(cell);
    return { role, label: scheme === 'labels' ? cell : name };
  };
}

export function labelOfLetters(labels: readonly string[]): string {
  return labels.length === 1 ? labels[0]! : DEFAULT_LABEL;
}
