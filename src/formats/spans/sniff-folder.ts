import type { InputSample } from '../input-sample.ts';
import { startsAsRejected } from '../json/rejected.ts';
import { isMedium } from '../media-columns/media-keys.ts';
import { isMarker } from '../tables/looks-like-tables.ts';
import { plainEndings } from '../tables/table-kind.ts';
import { areSpanLines, isSpanPairs, someSpans, spansInLines } from './looks-like-spans.ts';
import { isSquad } from './squad.ts';
import { isBesideTags } from './tag-names.ts';

/** The endings of files of lines, also of those that were unpacked to lines. */
const lineEndings = ['.jsonl', '.ndjson', '.parquet'].flatMap((ending) => [ending, `${ending}.gz`]);

/** The endings of the files of a folder that are read. */
export const spanEndings = [...lineEndings, '.json'];

/** Why a folder is one of texts with spans: all its parts have such records. Undefined when it need not be. */
export function sniffFolder({ names, files: filesOf, fileWith }: InputSample): string | undefined {
  const files = names.filter((name) => !isMarker(name) && !isBesideTags(name));
  // Other tables and media have their own formats, which link to them.
  const endsAsOther = (name: string) =>
    isMedium(name) || plainEndings.some((ending) => /^\.[ct]sv$/.test(ending) && name.endsWith(ending));
  if (files.some(endsAsOther)) return undefined;
  let why: string | undefined;
  for (const ending of spanEndings) {
    for (const { name, head } of filesOf(ending)) {
      if (isBesideTags(name) || isMarker(name) || head.trim() === '') continue;
      if (startsAsRejected(head)) continue;
      const found = whyOf(head);
      if (found === undefined && !areSpanLines(head)) return undefined;
      why ??= found;
    }
  }
  if (why !== undefined) return why;
  // Most texts may have nothing marked in them.
  for (const ending of spanEndings) {
    const [first] = filesOf(ending);
    if (first && areSpanLines(first.head)) return whyOf(fileWith?.(ending, someSpans)?.head ?? '');
  }
  return undefined;
}

function whyOf(head: string): string | undefined {
  if (isSquad(head)) return 'the paragraphs of its files have questions with answers';
  if (isSpanPairs(head)) return 'its files list texts with "entities"';
  const found = spansInLines(head);
  return found && `the lines of its files have ${found}`;
}
