import { statSync } from 'node:fs';
import { readingInput } from '../../errors.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import { cutElements } from '../../readers/json/elements.ts';
import { cutJsonLines } from '../../readers/json/lines.ts';
import { readOutline } from '../../readers/outline.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import { createUnitJudge, type UnitJudge } from '../../regions/span-units.ts';
import type { Batch } from '../../tasks/batch.ts';
import { jsonBatch } from '../../tasks/json-batch.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Importer, Input } from '../format.ts';
import { isRejected, rejectedFiles } from '../json/rejected.ts';
import { isJsonLines } from '../json-head.ts';
import { controlsOfText } from '../labelled-text/controls-of-text.ts';
import { refusePacked } from '../tables/still-packed.ts';
import { createEndTally } from './end-tally.ts';
import { learnUnits } from './learn-units.ts';
import { spansInFile } from './looks-like-spans.ts';
import { sniffFolder, spanEndings } from './sniff-folder.ts';
import { isSpacyDoc, isSpacyJson, paragraphBatches } from './spacy-json.ts';
import { type SpanContext, spanBatch } from './span-batch.ts';
import { isSquad, questionBatches } from './squad.ts';
import { findTagNames, namesTags, tagNamesInFolder } from './tag-names.ts';
import type { TagNames } from './tagged.ts';
import { createWordTally } from './word-tally.ts';

export const spansJsonl: Importer = {
  name: 'spans-jsonl',
  summary:
    'JSON Lines of doccano, Prodigy, spaCy or Hugging Face, a file or a folder: one task per text, with its spans and relations; SQuAD: one per question',
  input: 'file or directory',
  extensions: ['.jsonl', '.ndjson', '.json'],
  foldersByContent: true,
  sniff: (sample) => {
    if (sample.isFolder) return sniffFolder(sample);
    const { head, names } = sample;
    if (isSquad(head)) return 'its paragraphs have questions with answers';
    if (isSpacyJson(head)) return 'its paragraphs have sentences with tokens, as those of spaCy 2';
    if (isSpacyDoc(head)) return 'it is a document of spaCy, with its entities in "ents"';
    // A JSON file may be a single record, which is one of many things.
    if (names.some((name) => /\.json$/i.test(name)) && !isJsonLines(head)) return undefined;
    const found = spansInFile(sample);
    return found && `its lines have ${found}`;
  },
  dataTags: ['Text'],
  alsoShown: ['question'],
  controlTags: ['Labels'],
  mayHaveMoreKeys: true,
  spans: true,
  options: ['follow', 'labelsAs', 'spanOffsets', 'tagNames', 'sheet'],
  firstId: 0,
  emptyMessage: 'it has no lines of JSON',
  read: readSpans,
};

function* readSpans(input: Input): Generator<Batch> {
  const controls = controlsOfText(input);
  const judge = createUnitJudge(input.options.spanOffsets);
  if (!readingInput(input.displayPath, () => statSync(input.path)).isDirectory()) {
    let names: [ReturnType<TagNames>] | undefined;
    const namesOnce = () => {
      names ??= [findTagNames(input)];
      return names[0];
    };
    yield* readPart({ input, controls, judge, names: namesOnce });
    return;
  }
  const namesFor = tagNamesInFolder(input);
  const rejected = rejectedFiles(input);
  for (const { path, displayPath } of filesIn(input, spanEndings, namesTags)) {
    const part = { ...input, path, displayPath };
    refusePacked(part);
    if (isRejected(path, displayPath)) {
      rejected.add(displayPath);
      continue;
    }
    yield* readPart({ input: part, controls, judge, names: namesFor(path) });
  }
  rejected.count();
}

function readPart(shared: Omit<SpanContext, 'ends' | 'words'>): Iterable<Batch> {
  const { input } = shared;
  const context = { ...shared, ends: createEndTally(), words: createWordTally() };
  return readOrReport(input.path, input.displayPath, input.report, function* (reader) {
    for (const records of recordsOf(input, reader, shared.judge)) {
      const batch = spanBatch(records, context);
      yield batch;
      if (batch.broken) return;
    }
    context.ends.report(input);
    context.words.report(input);
  });
}

/** The records of a file, whatever they stand in. */
function* recordsOf(input: Input, reader: ByteReader, judge: UnitJudge): Generator<Batch> {
  const head = readOutline(input.path, input.displayPath)
    .bytes.toString('utf8')
    .replace(/^\ufeff/, '');
  const start = head.trimStart();
  if (isSquad(start)) {
    yield* questionBatches(reader, input);
    return;
  }
  if (isSpacyJson(start)) {
    yield* paragraphBatches(reader, input);
    return;
  }
  if (!isOneList(start)) learnUnits(head, judge);
  const cut = isOneList(start) ? cutElements(reader) : cutJsonLines(reader, blankLines(input, head));
  for (const elements of cut) yield jsonBatch(elements, input.displayPath);
}

/** Counts blank lines but for those of the header of a workbook, whose rows were unpacked each to the line of its number. */
function blankLines({ skip, displayPath }: Input, before: string): (count: number) => void {
  const isWorkbook = /\.xls[xm]$/i.test(displayPath);
  let unsaid = isWorkbook ? /^\n*/.exec(before)![0].length : 0;
  return (count) => {
    const said = Math.min(unsaid, count);
    unsaid -= said;
    if (count > said) skip(isWorkbook ? 'empty rows' : 'blank lines', count - said);
  };
}

/** Whether a file that starts so is one JSON list of records, not lines: the first line is then not a value of its own. */
function isOneList(head: string): boolean {
  return head.startsWith('[') && !/^\[\s*"/.test(head);
}
