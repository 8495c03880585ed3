import { cutHead } from '../csv/delimiter.ts';
import { delimiters } from '../csv/delimiters.ts';
import { commands, fill } from './commands.ts';

const tokenName = /^(?:words?|tokens?|text|form)$/i;
const tagName = /^(?:(?:ner|bio|iob)?[ _-]?(?:tags?|labels?)|ner|bio|iob2?|entity)$/i;
const sentenceName = /^sent(?:ence)?[ _]?(?:#|id|idx|no|number)?$/i;

/** What to do with a table that has a token and its tag in each row, so that conll reads it. */
export function tokensAsConll(head: string): string {
  const { delimiter, rows, preamble } = cutHead(head.trimStart());
  const [names = []] = rows;
  const at = (name: RegExp) => names.findIndex((cell) => name.test(cell.trim()));
  const hasHeader = at(tokenName) >= 0 && at(tagName) >= 0;
  if (!hasHeader && delimiter === delimiters.tab) return 'Use --input-format conll, which reads them.';
  const [token, tag] = hasHeader ? [at(tokenName), at(tagName)] : [0, names.length - 1];
  const sentence = hasHeader ? at(sentenceName) : -1;
  const { run } = sentence < 0 ? commands.tokens : commands.tokensOfSentences;
  const command = fill(run, {
    TOKEN: token,
    TAG: tag,
    SENTENCE: sentence,
    FIRST: preamble + (hasHeader ? 1 : 0),
    DELIMITER: delimiter === delimiters.tab ? '\\t' : delimiter,
  });
  const ends = sentence < 0 ? ' Sentences must have empty lines between them.' : '';
  return `Write them as CoNLL: ${command}, and import that.${ends}`;
}
