import { checkCharacters, skipSpace } from './characters.ts';
import { type Markup, readMarkup } from './markup.ts';
import { type Nesting, trackNesting } from './nesting.ts';
import type { Position } from './positions.ts';
import { isProblem, malformed, type XmlProblem } from './problem.ts';
import { checkReferences } from './references.ts';

/** Tags in one file: far above any real label config, and low enough for an answer within a second or two. */
const maximumTags = 200_000;

/**
 * Finds the first place where a text is not well-formed XML, or where it would be unsafe to read on. The XML parser lets through much
 * that Label Studio's servers and browsers refuse (attributes twice, bare ampersands, unknown entities, two roots), so XML's rules
 * are checked here first. The time grows with the length of the text and no faster.
 */
export function checkXml(text: string, positionAt: (offset: number) => Position): XmlProblem | undefined {
  const forbidden = checkCharacters(text);
  if (forbidden) return forbidden;
  const nesting = trackNesting(positionAt);
  let tags = 0;
  let cursor = 0;
  while (cursor < text.length) {
    const at = indexOrEnd(text, '<', cursor);
    const textProblem = checkText(text, cursor, at, nesting);
    if (textProblem || at === text.length) return textProblem ?? nesting.checkEnd();

    const markup = readMarkup(text, at);
    if (isProblem(markup)) return markup;
    const misplaced = checkPlace(markup, nesting);
    if (misplaced) return misplaced;
    if (markup.kind === 'start' && ++tags > maximumTags) return tooManyTags(at);
    cursor = markup.end;
  }
  return nesting.checkEnd();
}

function checkText(text: string, from: number, to: number, nesting: Nesting): XmlProblem | undefined {
  const first = skipSpace(text, from);
  if (first >= to) return undefined;
  const value = text.slice(from, to);
  const outside = nesting.checkContent(first, value.trim());
  if (outside) return outside;
  const close = value.indexOf(']]>');
  if (close !== -1) return malformed(from + close, '"]]>" in text must be written as "]]&gt;"');
  return checkReferences(value, from);
}

function checkPlace(markup: Markup, nesting: Nesting): XmlProblem | undefined {
  switch (markup.kind) {
    case 'start':
      return nesting.openTag(markup.tag);
    case 'end':
      return nesting.closeTag(markup.name, markup.at);
    case 'cdata':
      return nesting.checkContent(markup.at, '<![CDATA[');
    default:
      return undefined;
  }
}

function tooManyTags(at: number): XmlProblem {
  const problem = `it has more than ${maximumTags} tags`;
  return { kind: 'too-large', problem, at };
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found === -1 ? text.length : found;
}
