import { statSync } from 'node:fs';
import type { Located, Place } from '../../diagnostics/diagnostic.ts';
import { readingInput } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { append } from '../../lists.ts';
import { findNul } from '../../readers/find-nul.ts';
import { readHead } from '../../readers/head.ts';
import { cutLines, textOfLines } from '../../readers/lines.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import { filesIn } from '../folder/files-in.ts';
import { namedFiles } from '../folder/named-files.ts';
import { notesOfFirst } from '../folder/notes-of-first.ts';
import type { Importer, Input } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import type { Draft } from '../labelled/task-results.ts';
import { controlsOfText } from '../labelled-text/controls-of-text.ts';
import { isTagged } from './is-tagged.ts';
import { findLayout, type WrittenTag } from './layout.ts';
import { parseConllLine } from './line.ts';
import { type Sentence, startSentence } from './sentence.ts';

/** How the names of such files end, and of those that may be such. */
const endings = ['.conll', '.conll03', '.conll2003', '.conllu', '.bio', '.iob', '.iob2', '.bioes', '_conll'];
const otherEndings = ['.tsv', '.txt', '.train', '.test', '.testa', '.testb', '.dev', '.valid'];

export const conll: Importer = {
  name: 'conll',
  summary: 'CoNLL with BIO or BIOES tags, a file or a folder: one task per sentence, with its spans',
  input: 'file or directory',
  extensions: endings,
  foldersByContent: true,
  ownContent: true,
  sniff: ({ isFolder, head, heads }) => {
    if (isFolder) return sniffFolder(heads);
    return isTagged(head) ? 'each line has a token and a BIO tag' : undefined;
  },
  dataTags: ['Text'],
  mayHaveMoreKeys: true,
  options: ['follow', 'labelsAs'],
  spans: true,
  firstId: 0,
  emptyMessage: 'it has no tokens',
  read: (input) => draftBatches(readFiles(input)),
};

/** Lists of tags may lie beside the files, and their plain texts. */
function sniffFolder(heads: InputSample['heads']): string | undefined {
  const textsOf = (list: readonly string[]) => list.flatMap(heads).filter((text) => text.trim() !== '');
  const named = textsOf(endings);
  const texts = [...named, ...textsOf(otherEndings)];
  // Files that are called so may have one sentence only.
  const tagged = texts.filter((text) => isTagged(text) || (named.includes(text) && isTagged(text, true)));
  const others = texts.filter((text) => !isTagged(text, true));
  return tagged.length > 0 && tagged.length >= others.length
    ? 'the lines of its files have a token and a BIO tag each'
    : undefined;
}

function* readFiles(input: Input): Generator<Draft> {
  const noteOnce = notesOfFirst(input.note);
  if (!readingInput(input.displayPath, () => statSync(input.path)).isDirectory()) {
    yield* readSentences(input, noteOnce);
    return;
  }
  const others = namedFiles(input, 'text file without tokens and tags', 'text files without tokens and tags');
  for (const { path, displayPath } of filesIn(input, [...endings, ...otherEndings])) {
    if (!endings.some((ending) => path.toLowerCase().endsWith(ending)) && !isLikeConll(path, displayPath)) {
      others.add(displayPath);
      continue;
    }
    yield* readSentences({ ...input, path, displayPath }, noteOnce);
  }
  others.count();
}

/** Whether a file with any name has tokens with tags, all of them O it may be; what cannot be read is reported later. */
function isLikeConll(path: string, displayPath: string): boolean {
  const head = readHead(path, displayPath)
    .bytes.toString('utf8')
    .replace(/^\ufeff/, '');
  return head.trim() === '' || isTagged(head, true);
}

/** A sentence that is being read. */
interface Open {
  sentence: Sentence;
  /** As they stand in the file, with comments and what could not be read. */
  lines: string[];
  place: Place;
  found: Located[];
}

function* readSentences(input: Input, noteOnce: ReturnType<typeof notesOfFirst>): Generator<Draft> {
  const { path, displayPath: file } = input;
  const controls = controlsOfText(input);
  const labels = [...new Set(controls.span.flatMap((control) => control.labels))];
  const layout = findLayout(input, labels, (text) => noteOnce(file, text));
  /** B- after O proves that spans are always begun with B-, so that I- after O is a slip; in IOB1 it is not. */
  let beginsAlways = false;
  let wasOutside = true;
  let open: Open | undefined;
  const finish = function* (): Generator<Draft> {
    if (!open) return;
    const draft = open.sentence.finish(input, controls, open.place);
    yield { ...draft, found: [...open.found, ...draft.found], original: open.lines.join('\n') };
    open = undefined;
    wasOutside = true;
  };
  yield* readOrReport(path, file, input.report, function* (reader) {
    for (const lines of cutLines(reader)) {
      const textOf = textOfLines(lines);
      for (let i = 0; i < lines.starts.length; i++) {
        const text = textOf(i);
        const place = { file, line: lines.first + i };
        const line = parseConllLine(text, layout);
        if (line.kind === 'comment') {
          input.skip('comments', 1);
          open?.lines.push(text);
        } else if (line.kind === 'beside') {
          input.skip(line.what, 1);
          open?.lines.push(text);
        } else if (line.kind === 'blank' || line.kind === 'document') {
          if (line.kind === 'document') input.skip(line.what, 1);
          yield* finish();
        } else {
          open ??= { sentence: startSentence(), lines: [], place, found: [] };
          open.lines.push(text);
          const nul = findNul(text, 'line', place);
          append(open.found, nul);
          if (nul.length > 0) continue;
          if (line.kind === 'malformed') {
            const args = { line: quote(text), problem: line.problem };
            open.found.push({ finding: { code: 'tag-malformed', args }, place });
            continue;
          }
          if (line.kind === 'space') {
            const args = { tag: quote(line.written) };
            open.found.push({ finding: { code: 'token-blank', args }, place });
            continue;
          }
          const { token, tags } = line;
          const outOfTurn = open.sentence.add(
            token,
            tags.map(({ tag }) => tag),
            place.line,
          );
          for (const [layer, { tag, written }] of tags.entries()) {
            if (outOfTurn[layer] && (beginsAlways || tag.role === 'end')) {
              const args = { tag: quote(written) };
              open.found.push({ finding: { code: 'tag-out-of-turn', args }, place });
            }
          }
          const [{ tag }] = tags as [WrittenTag];
          beginsAlways ||= wasOutside && (tag.role === 'begin' || tag.role === 'single');
          wasOutside = tag.role === 'outside';
        }
      }
    }
    yield* finish();
  });
}
