import { extname } from 'node:path';
import { quoteForSh } from '../../quote-shell.ts';

/** Finds the few files of a folder that are not named like the others, or lie above their folders, such as a README. */
export interface OddTexts {
  /** `file`: its path below the input. */
  add(file: string): void;
  /** What is to be said of them; undefined where there are none. `isLabelled`: the folder of each is its label. */
  describe(displayPath: string, isLabelled?: boolean): string | undefined;
}

/** Files of one kind: of one ending and as many folders deep. */
interface Kind {
  ending: string;
  depth: number;
  count: number;
  first: string;
}

/** Kinds that are told apart, so that memory does not grow with the folder. */
const KEPT = 200;
/** Of so many files one is odd at most: where there are more, the folder is simply mixed. */
const ONE_IN = 3;

export function oddTexts(): OddTexts {
  const kinds = new Map<string, Kind>();
  let total = 0;
  return {
    add(file) {
      total++;
      const ending = extname(file).toLowerCase();
      const depth = file.split(/[/\\]/).length - 1;
      const key = `${depth} ${ending}`;
      const kind = kinds.get(key);
      if (kind) kind.count++;
      else if (kinds.size < KEPT) kinds.set(key, { ending, depth, count: 1, first: file });
    },
    describe(displayPath, isLabelled = false) {
      const [usual, ...others] = [...kinds.values()].sort((a, b) => b.count - a.count);
      if (!usual || kinds.size === KEPT) return undefined;
      const odd = others.filter(({ ending, depth }) => ending !== usual.ending || depth < usual.depth);
      const count = odd.reduce((sum, kind) => sum + kind.count, 0);
      if (count === 0 || count * ONE_IN > total) return undefined;
      const named = odd.slice(0, 2).map(({ first }) => first);
      const pattern = `${'*/'.repeat(usual.depth)}**/*${usual.ending}`;
      const list = `${count === named.length ? '' : 'such as '}${named.join(' and ')}`;
      return `${count} of the ${total} files in ${displayPath} ${count === 1 ? 'is' : 'are'} not like the others, ${list}; their lines become tasks too${isLabelled ? `, with ${count === 1 ? 'the name of its folder' : 'the names of their folders'} as a label` : ''}. To skip them: --include ${quoteForSh(pattern)}`;
    },
  };
}
