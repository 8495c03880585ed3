import { createContext, Script } from 'node:vm';
import { type AST, parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp';
import type { PatternLiteral } from './pattern-literals.ts';

// Texts that could take a pattern the square of their length or more: what comes before a loop, then what the loop repeats (or both together)
// many times, then what no match ends with.

/** Characters of a text. The square of it is at least 100 times the time limit, the text itself a thousandth. */
const LENGTH = 60_000;
const LIMIT = 300;

/** How often a loop of more than one character goes round: V8 keeps a way back for each round, in 64 MB. */
const ROUNDS = 6_000_000;

const characters = [...'a0 _-./"\'<>[]{}()=:,;\t\n\\&A#%*+?!|$@~é\u0001'];

const context = createContext({});
const script = new Script('pattern.global ? text.replace(pattern, "") : pattern.exec(text)');

/** What is wrong with a pattern, with the text that shows it; undefined when no text takes long. */
export function attack({ source, flags }: PatternLiteral): string | undefined {
  for (const [before, pump, after, length] of attacks(source, flags)) {
    const text = before + pump.repeat(length) + after;
    const problem = problemWith(new RegExp(source, flags), text);
    if (problem) return `${problem} with ${JSON.stringify([before, pump, after])}`;
  }
  return undefined;
}

function problemWith(pattern: RegExp, text: string): string | undefined {
  Object.assign(context, { pattern, text });
  for (let limit = LIMIT; ; limit *= 2) {
    const start = process.cpuUsage();
    try {
      script.runInContext(context, { timeout: limit });
      return undefined;
    } catch (error) {
      if (error instanceof RangeError) return 'fails';
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      // On a busy machine the time may have gone to others.
      const { user, system } = process.cpuUsage(start);
      if (user + system > LIMIT * 500) return 'takes long';
    }
  }
}

function* attacks(source: string, flags: string): Generator<[string, string, string, number]> {
  for (const loop of loopsOf(source, flags)) {
    const before = wordBefore(loop, flags);
    const words = wordsOf(loop.element, flags).filter((word) => word !== '');
    const matching = matchingCharacters(loop.element.raw, flags);
    const others = characters.filter((character) => !matching.includes(character)).slice(0, 2);
    const ends = ['', '\u0001', 'a\u0001', '\n\u0001', ' !', ...others];
    for (const word of words.length > 1 ? [...words, words.join('')] : words) {
      for (const [start, pump] of [
        [before, word],
        ['', before + word],
        ['', before],
        [before, before + word],
      ] as const) {
        if (pump === '') continue;
        for (const end of ends) yield [start, pump, end, Math.ceil(LENGTH / pump.length)];
      }
    }
    if (!loop.element.type.startsWith('Character') && words.length > 0)
      yield [before, words[0]!, '\u0001', ROUNDS];
  }
}

function loopsOf(source: string, flags: string): AST.Quantifier[] {
  const loops: AST.Quantifier[] = [];
  visitRegExpAST(parseRegExpLiteral(`/${source}/${flags}`), {
    onQuantifierEnter(quantifier) {
      if (quantifier.max > 50) loops.push(quantifier);
    },
  });
  return loops;
}

/** A few texts that a part of a pattern matches; assertions and references count as empty. */
function wordsOf(node: AST.Node, flags: string): string[] {
  switch (node.type) {
    case 'Character':
      return [String.fromCodePoint(node.value)];
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return [...matchingCharacters(node.raw, flags).slice(0, 2), 'a'].slice(0, 2);
    case 'Alternative':
      return node.elements.reduce(
        (words, element) => {
          const more = wordsOf(element, flags);
          return words.flatMap((word) => more.map((next) => word + next)).slice(0, 4);
        },
        [''],
      );
    case 'Group':
    case 'CapturingGroup':
      return [...new Set(node.alternatives.flatMap((alternative) => wordsOf(alternative, flags)))].slice(
        0,
        6,
      );
    case 'Quantifier': {
      const word = wordsOf(node.element, flags)[0]!;
      return [...new Set([node.min, Math.min(node.min + 1, node.max)])].map((count) => word.repeat(count));
    }
    default:
      return [''];
  }
}

function wordBefore(node: AST.Node, flags: string): string {
  let before = '';
  for (let at: AST.Node | null = node; at?.parent; at = at.parent) {
    const { parent }: { parent: AST.Node | null } = at;
    if (parent?.type !== 'Alternative') continue;
    const elements = parent.elements.slice(0, parent.elements.indexOf(at as AST.Element));
    before = elements.map((element) => wordsOf(element, flags)[0]).join('') + before;
  }
  return before;
}

const known = new Map<string, string[]>();

function matchingCharacters(raw: string, flags: string): string[] {
  const key = `${raw}/${flags}`;
  let found = known.get(key);
  if (!found) {
    // A part of a pattern may refer to a group that is not in it.
    const pattern = new RegExp(`^(?:${raw.replace(/\\k<\w+>|\\[1-9]/g, '')})$`, flags.replace(/[gyd]/g, ''));
    found = characters.filter((character) => pattern.test(character));
    known.set(key, found);
  }
  return found;
}
