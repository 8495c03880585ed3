import { least } from '../../lists.ts';
import { parseTag } from './bio-spans.ts';
import { readTag } from './layout.ts';
import { areNumbered, areTagsFirst, CONLLU_COLUMNS, ENOUGH, range, sampleRows } from './sample-rows.ts';
import { schemeOf } from './scheme.ts';

/** Characters that are enough to know tokens by; the first record of a file of another kind may be longer. */
const MOST = 1 << 16;

/**
 * Whether the first lines of a text are tokens, each with a tag, some of them of a span, in sentences that blank lines divide. `isBeside`: that other
 * files say so already, so that one sentence is enough and all tags may be O.
 */
export function isTagged(head: string, isBeside = false): boolean {
  const part = head.length > MOST ? head.slice(0, head.lastIndexOf('\n', MOST) + 1) : head;
  const rows = sampleRows({ bytes: Buffer.from(part), whole: true });
  const tokens = rows.filter((row) => row.length > 0);
  if (isTaggedConllu(rows)) return true;
  const last = rows.findLastIndex((row) => row.length > 0);
  if (tokens.length < (isBeside ? 1 : ENOUGH) || (!isBeside && tokens.length === last + 1)) return false;
  const isIn = (column: (row: readonly string[]) => string | undefined) => {
    const good = tokens.filter((row) => row.length > 1 && parseTag(column(row) ?? ''));
    // What is wrong in a few lines is said when they are read.
    if (isBeside) return good.length * 2 > tokens.length;
    return good.length === tokens.length && tokens.some((row) => column(row) !== 'O');
  };
  if (isIn((row) => row.at(-1)) || (areNumbered(rows) && isIn((row) => row[2]))) return true;
  if (areTagsFirst(tokens) || hasOtherScheme(tokens)) return true;
  return isBeside && range(1, least(tokens.map(({ length }) => length))).some((at) => isIn((row) => row[at]));
}

/** Whether lines are those of CoNLL-U, with a tag among the attributes of each token: one sentence is enough, as no other table has such columns. */
function isTaggedConllu(rows: readonly string[][]): boolean {
  const tokens = rows.filter((row) => row.length > 0);
  const isConllu = tokens.every((row) => row.length === CONLLU_COLUMNS && /^(?:\d+|_)$/.test(row[HEAD]!));
  if (!isConllu || !areNumbered(rows)) return false;
  const tags = tokens.map((row) => readTag(row.at(-1)!, { attributes: true, parse: parseTag })?.tag);
  return tags.every((tag) => tag) && tags.some((tag) => tag!.role !== 'outside');
}

/** The column of CoNLL-U with the number of the token that one depends on. */
const HEAD = 6;

/** Whether the last cells are tags of another scheme; lists of words with something else rarely have so many O and so few others. */
function hasOtherScheme(tokens: readonly string[][]): boolean {
  const tags = tokens.map((row) => (row.length > 1 ? row.at(-1)! : ''));
  const scheme = schemeOf(tags);
  if (scheme === 'BIO') return false;
  const outside = tags.filter((tag) => tag === 'O').length;
  return scheme === 'letters' || (outside * 3 >= tags.length && new Set(tags).size * 2 <= tags.length);
}
