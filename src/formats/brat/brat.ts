import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { readingInput } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { findNul } from '../../readers/find-nul.ts';
import { createUnitJudge } from '../../regions/span-units.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Importer, Input } from '../format.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { readText } from '../labelled/read-text.ts';
import { taskMembers } from '../labelled/task-members.ts';
import type { Draft } from '../labelled/task-results.ts';
import { controlsOfText } from '../labelled-text/controls-of-text.ts';
import { placeAt, type TextMark, type TextRelation, textResults } from '../labelled-text/text-results.ts';
import { keptOfParts, readBratLine } from './annotations.ts';
import { judgeWithLineEnds } from './line-ends.ts';

/** Annotations, and those of the BioNLP shared tasks: given entities, and events. */
const endings = ['.ann', '.a1', '.a2'];

export const brat: Importer = {
  name: 'brat',
  summary:
    'texts with standoff annotations of brat (.txt and .ann), a folder or a file: one task per text, with its spans and relations',
  input: 'file or directory',
  extensions: endings,
  sniff: ({ isFolder, names, heads }) => {
    const ending = isFolder && endings.find((one) => names.some((name) => name.toLowerCase().endsWith(one)));
    return ending && heads(ending).some(mayBeAnnotations) ? `it has ${ending} files` : undefined;
  },
  dataTags: ['Text'],
  controlTags: ['Labels'],
  mayHaveMoreKeys: true,
  spans: true,
  options: ['follow', 'labelsAs', 'spanOffsets'],
  firstId: 0,
  emptyMessage: 'it has no .txt files',
  read: (input) => draftBatches(readTexts(input)),
};

/** Whether a file may be one of annotations, of which there may be none; others have lines with times in files called so. */
function mayBeAnnotations(head: string): boolean {
  return head.trim() === '' || /^[TREAMN#*]/m.test(head);
}

/** What the texts of one input share. */
interface BratContext {
  input: Input;
  controls: ReturnType<typeof controlsOfText>;
  judge: ReturnType<typeof createUnitJudge>;
}

function* readTexts(input: Input): Generator<Draft> {
  const isFolder = readingInput(input.displayPath, () => statSync(input.path)).isDirectory();
  const context = {
    input,
    controls: controlsOfText(input),
    judge: createUnitJudge(input.options.spanOffsets),
  };
  for (const { path, displayPath } of isFolder ? filesIn(input, ['.txt', ...endings]) : [input]) {
    const stem = withoutEnding(path);
    const text = `${stem}.txt`;
    if (/\.txt$/i.test(path) || !isFolder) {
      const draft = draftOf(
        context,
        isFolder ? path : text,
        isFolder ? displayPath : `${withoutEnding(displayPath)}.txt`,
      );
      if (draft) yield draft;
    } else if (!existsSync(text)) {
      const problem = `there is no text file ${basename(text)} beside it`;
      input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
    }
  }
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./\\]+$/, '');
}

function draftOf(context: BratContext, path: string, displayPath: string): Draft | undefined {
  const { input, controls, judge } = context;
  const text = readText(input, path, displayPath);
  if (text === undefined) return undefined;
  const place = { file: displayPath };
  const found: Draft['found'] = [...findNul(text, 'file', { ...place, line: 1 })];
  const marks: TextMark[] = [];
  const relations: TextRelation[] = [];
  const triggers = new Map<string, string>();
  const beside = endings.filter((ending) => existsSync(withoutEnding(path) + ending));
  for (const ending of beside) {
    const file = withoutEnding(displayPath) + ending;
    const lines = readText(input, withoutEnding(path) + ending, file);
    if (lines === undefined) return undefined;
    for (const [i, line] of lines.split(/\r?\n/).entries()) {
      if (line.trim() !== '') addLine(line, { file, line: i + 1 });
    }
  }
  if (beside.length === 0) {
    return { task: { data: { [input.dataKey]: text } }, place, places: [], found };
  }
  // Arguments of events may be events: what they point to is the trigger.
  const joined = relations.map((relation) => ({
    ...relation,
    from: triggers.get(relation.from) ?? relation.from,
    to: triggers.get(relation.to) ?? relation.to,
  }));
  const made = textResults(input, controls, text, judgeWithLineEnds(judge, text, marks), marks, joined);
  const members = taskMembers(made.results, made.scores, input.options.labelsAs);
  return {
    task: { data: { [input.dataKey]: text }, ...members },
    place,
    places: made.places.map(placeAt),
    found: [...found, ...made.found],
  };

  function addLine(line: string, at: Place): void {
    const report = (finding: Finding) => void found.push({ finding, place: at });
    const read = readBratLine(line);
    switch (read.kind) {
      case 'malformed':
        report({ code: 'label-malformed', args: { what: `line ${quote(line)}`, problem: read.problem } });
        return;
      case 'other':
        input.skip(read.what, 1);
        return;
      case 'relation':
        relations.push({ from: read.from, to: read.to, label: read.label, place: at });
        return;
      case 'event':
        triggers.set(read.id, read.trigger);
        for (const { label, id } of read.roles) relations.push({ from: read.id, to: id, label, place: at });
        return;
      case 'text-bound': {
        const { id, label, parts, kept } = read;
        const words = keptOfParts(parts, kept);
        if (parts.length > 1)
          report({ code: 'span-in-parts', args: { parts: parts.length, label: quote(label) } });
        for (const [i, { start, end }] of parts.entries()) {
          marks.push({ start, end, label, kept: words[i], id: i === 0 ? id : undefined, place: at });
        }
      }
    }
  }
}
