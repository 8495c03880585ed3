import { readTokens, type Token } from './tokens.ts';

/** One interval or point of a tier; a point begins where it ends. Seconds. */
export interface TierItem {
  start: number;
  end: number;
  text: string;
  /** The line of its text, counting from 1. */
  line: number;
}

export interface Tier {
  kind: 'intervals' | 'points';
  name: string;
  items: TierItem[];
}

/** What is wrong, as the end of a sentence. */
export class TextGridProblem extends Error {
  readonly line: number;

  constructor(problem: string, line: number) {
    super(problem);
    this.line = line;
  }
}

/** Whether a text starts like a TextGrid, in its long or its short form. */
export function isTextGrid(head: string): boolean {
  return /^\s*(?:File type\s*=\s*)?"ooTextFile(?: short)?"\s+(?:Object class\s*=\s*)?"TextGrid"/.test(head);
}

/** Reads a TextGrid of Praat; both of its forms have the same values in the same order. Throws a TextGridProblem. */
export function parseTextGrid(text: string): Tier[] {
  const tokens = readTokens(text);
  let last = 1;
  const next = <Kind extends Token['kind']>(kind: Kind, what: string): Extract<Token, { kind: Kind }> => {
    const { value: found, done } = tokens.next();
    if (done) throw new TextGridProblem(`it ends where ${what} should be`, last);
    last = found.line;
    if (found.kind === kind) return found as Extract<Token, { kind: Kind }>;
    throw new TextGridProblem(`${what} should be here, not ${JSON.stringify(found.value)}`, found.line);
  };
  const number = (what: string) => next('number', what).value;

  next('string', 'the type of the file');
  next('string', 'the class of the object');
  number('the beginning');
  number('the end');
  if (next('flag', 'whether it has tiers').value !== 'exists') return [];
  return times(number('the number of tiers'), () => {
    const kind = next('string', 'the kind of a tier');
    if (kind.value !== 'IntervalTier' && kind.value !== 'TextTier') {
      throw new TextGridProblem(`a tier is of the unknown kind ${JSON.stringify(kind.value)}`, kind.line);
    }
    const name = next('string', 'the name of a tier').value;
    number('the beginning of a tier');
    number('the end of a tier');
    const count = number('the number of its items');
    if (kind.value === 'TextTier') {
      const items = times(count, () => {
        const at = number('the time of a point');
        const { value, line } = next('string', 'the mark of a point');
        return { start: at, end: at, text: value, line };
      });
      return { kind: 'points', name, items };
    }
    const items = times(count, () => {
      const start = number('the beginning of an interval');
      const end = number('the end of an interval');
      const { value, line } = next('string', 'the text of an interval');
      return { start, end, text: value, line };
    });
    return { kind: 'intervals', name, items };
  });
}

function times<Item>(count: number, make: () => Item): Item[] {
  const items: Item[] = [];
  for (let i = 0; i < count; i++) items.push(make());
  return items;
}
