import { statSync } from 'node:fs';
import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { readingInput } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { findNul } from '../../readers/find-nul.ts';
import { readHead } from '../../readers/head.ts';
import { createUnitJudge } from '../../regions/span-units.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesIn } from '../folder/files-in.ts';
import { namedFiles } from '../folder/named-files.ts';
import type { Input } from '../format.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { isEmpty, readText } from '../labelled/read-text.ts';
import { taskMembers } from '../labelled/task-members.ts';
import type { Draft } from '../labelled/task-results.ts';
import { controlsOfText } from '../labelled-text/controls-of-text.ts';
import { placeAt, type TextMark, type TextRelation, textResults } from '../labelled-text/text-results.ts';
import type { Arc } from './annotations.ts';
import { readDocument, type WebAnnoDocument } from './document.ts';
import { isWebAnno, type Layer } from './header.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(readDocuments(input));
}

function* readDocuments(input: Input): Generator<Draft> {
  const isFolder = readingInput(input.displayPath, () => statSync(input.path)).isDirectory();
  const context = { input, controls: controlsOfText(input), said: new Set<string>() };
  const others = namedFiles(input, '.tsv file that is no WebAnno TSV', '.tsv files that are no WebAnno TSV');
  for (const { path, displayPath } of isFolder ? filesIn(input, ['.tsv']) : [input]) {
    if (isFolder && isOther(path, displayPath)) {
      others.add(displayPath);
      continue;
    }
    const draft = draftOf(context, path, displayPath);
    if (draft) yield draft;
  }
  others.count();
}

/** Whether a file has something, and does not say that it is WebAnno TSV. */
function isOther(path: string, displayPath: string): boolean {
  const head = readHead(path, displayPath)
    .bytes.toString('utf8')
    .replace(/^\ufeff/, '');
  return head.trim() !== '' && !isWebAnno(head);
}

/** What the documents of one input share. */
interface DocumentContext {
  input: Input;
  controls: ReturnType<typeof controlsOfText>;
  /** Layers of which it was said which feature is the label. */
  said: Set<string>;
}

function draftOf(context: DocumentContext, path: string, displayPath: string): Draft | undefined {
  const { input, controls } = context;
  const content = readText(input, path, displayPath);
  if (content === undefined || isEmpty(input, content, displayPath)) return undefined;
  const place = { file: displayPath };
  const [, version] = /^#FORMAT=WebAnno TSV (\S+)/.exec(content) ?? [];
  if (version === undefined || !/^3(?:\.|$)/.test(version)) {
    const problem = 'it does not begin with #FORMAT=WebAnno TSV 3';
    const args = { found: `WebAnno TSV ${version}`, advice: 'Export it as WebAnno TSV v3.3.' };
    const finding: Finding =
      version === undefined
        ? { code: 'label-file-malformed', args: { problem } }
        : { code: 'label-dialect', args };
    input.report(finding, { ...place, line: 1 });
    return undefined;
  }
  const document = readDocument(content, displayPath);
  if ('problem' in document) {
    const { problem, line } = document;
    input.report({ code: 'label-file-malformed', args: { problem } }, { ...place, line });
    return undefined;
  }
  const { text, annotations, beside } = document;
  const found = [...findNul(text, 'file', { ...place, line: 1 }), ...document.found];
  for (const [what, count] of beside) input.skip(what, count);
  for (const [layer, links] of annotations.chains)
    input.skip(`links of chains of the layer ${quote(layer)}`, links.size);
  const report = (finding: Finding, at: Place) => void found.push({ finding, place: at });
  const { marks, relations } = marksOf(context, document, report);
  const data = { [input.dataKey]: text };
  // Documents that nobody has annotated are exported as well.
  if (annotations.spans.length === 0) return { task: { data }, place, places: [], found };
  const unit = createUnitJudge('utf16')(text, []);
  const made = textResults(input, controls, text, unit, marks, relations);
  return {
    task: { data, ...taskMembers(made.results, made.scores, input.options.labelsAs) },
    place,
    places: made.places.map(placeAt),
    found: [...found, ...made.found],
  };
}

/** The spans and relations of a document; ids have the spans that relations join. */
function marksOf(
  { input, said }: DocumentContext,
  { annotations }: WebAnnoDocument,
  report: (finding: Finding, place: Place) => void,
): { marks: Iterable<TextMark>; relations: Iterable<TextRelation> } {
  let ids = 0;
  for (const { layer } of annotations.spans) sayLabel(layer);
  for (const { from, to } of annotations.arcs) {
    for (const end of [from, to]) {
      const annotation = annotations.resolve(end);
      if (annotation) annotation.id ??= String(++ids);
    }
  }
  return { marks: annotations.spans, relations: toRelations() };

  function* toRelations(): Generator<TextRelation> {
    for (const arc of annotations.arcs) {
      const relation = toRelation(arc);
      if (relation) yield relation;
    }
  }

  function sayLabel({ type, name, columns, label }: Layer): void {
    const several = columns.filter(({ kind }) => kind === 'feature').length > 1;
    if (label === undefined || !several || said.has(type)) return;
    said.add(type);
    input.note(`The labels of the layer ${quote(name)} are its feature ${quote(label)}.`);
  }

  function toRelation({ layer, from, to, label, others, place }: Arc): TextRelation | undefined {
    if (layer.kind === 'relation') sayLabel(layer);
    const ends = [from, to].map((end) => annotations.resolve(end));
    const missing = [from, to].find((_, i) => ends[i] === null);
    if (missing && 'token' in missing) {
      const { token, id } = missing;
      const problem =
        id === undefined ? `there is no token ${token}` : `there is no annotation [${id}] at ${token}`;
      report({ code: 'label-malformed', args: { what: `relation of ${quote(layer.name)}`, problem } }, place);
      return undefined;
    }
    const [source, target] = ends;
    if (!source || !target) {
      input.skip(`relations of the layer ${quote(layer.name)} between tokens without a span`, 1);
      return undefined;
    }
    const name = label ?? layer.name;
    for (const other of others) {
      const args = { mark: `${other.name} = ${other.value}`, label: quote(name) };
      report({ code: 'label-mark-lost', args }, place);
    }
    return { from: source.id!, to: target.id!, label: name, place };
  }
}
