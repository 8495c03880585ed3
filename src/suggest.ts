/**
 * How many different questions get an answer. Looking for near words is slow, a file can hold millions of wrong ones, and after so many
 * mistakes a suggestion helps nobody.
 */
const QUESTIONS = 200;
/** Candidates that a word is compared with. */
const CANDIDATES = 1000;

/** Tells which of some candidates was likely meant; an empty text when none is near, or after too many different questions. */
export type KeySuggester = (word: string, candidates: readonly string[]) => string;

/** Suggests among candidates that differ from call to call, such as the keys of a task. */
export function createKeySuggester(): KeySuggester {
  const remember = createMemory();
  return (word, candidates) => {
    const some = candidates.slice(0, CANDIDATES);
    return remember(`${word}\n${some.join('\n')}`, () => nearest(word, some));
  };
}

/** Suggests among candidates that stay the same. */
export function createSuggester(candidates: Iterable<string>): (word: string) => string {
  const list = [...candidates].slice(0, CANDIDATES);
  const remember = createMemory();
  return (word) => remember(word, () => nearest(word, list));
}

function createMemory(): (question: string, find: () => string | undefined) => string {
  const answers = new Map<string, string>();
  return (question, find) => {
    let answer = answers.get(question);
    if (answer === undefined) {
      if (answers.size >= QUESTIONS) return '';
      answer = find() ?? '';
      answers.set(question, answer);
    }
    return answer;
  };
}

/** The candidate nearest to a word by edit distance (letters' case ignored), or undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase().slice(0, 100);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j - 1]! + 1, above[j]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    [before, above] = [above, row];
  }
  return above[b.length]!;
}
