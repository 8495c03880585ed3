import { type Command, commands, fill } from './commands.ts';
import type { Tool } from './tool.ts';

const asSpans = ({ run }: Command) => `Write them as JSON Lines: ${run}, and import that.`;

/** What to do with the categories of texts that spaCy trains with. */
export const catsOfSpacy = ({ run }: Command) =>
  `Write the categories of each text as a list: ${run}. Then use that as the input, with --choices-column cats=cats.`;

/** The examples of the JSON of Rasa are records that can be read as they are. */
export const examplesOfRasa = (file: string) =>
  `Write its examples as JSON Lines: ${fill(commands.rasaExamples.run, { FILE: file })}, and import that.`;

/** Members that have lists of spans below the names of their labels. */
const belowLabels = [
  ['label', /"label"\s*:\s*\{\s*"[^"]*"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d/, commands.belowLabel],
  ['labels', /"labels"\s*:\s*\{\s*"[^"]*"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d/, commands.belowLabels],
  ['entities', /"entities"\s*:\s*\{\s*"[^"]*"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d/, commands.belowEntities],
  ['spans', /"spans"\s*:\s*\{\s*"[^"]*"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d/, commands.belowSpans],
] as const;

/** Spans of texts, where the points of images have an x and a y. */
export const spansOfDataturks = /"points"\s*:\s*\[\s*\{\s*"(?:start|end|text)"\s*:/;

/** Tools and data sets with labels of texts, by member names that only they have together. */
export const textJsonTools: readonly (Tool & { keys: readonly string[]; also?: RegExp })[] = [
  {
    name: 'documents of DocRED',
    of: 'text',
    keys: ['vertexSet', 'sents', 'pos'],
    instead: asSpans(commands.docred),
  },
  {
    name: 'sentences of TACRED',
    of: 'text',
    keys: ['token', 'subj_start', 'obj_start', 'relation'],
    instead: asSpans(commands.tacred),
  },
  {
    name: 'sentences of SpERT',
    of: 'text',
    keys: ['tokens', 'entities', 'relations', 'head', 'tail'],
    also: /"entities"\s*:\s*\[\s*\{[^{}]*"start"\s*:\s*\d/,
    instead: asSpans(commands.spert),
  },
  {
    name: 'annotations of PubAnnotation or TextAE',
    of: 'text',
    keys: ['text', 'denotations', 'span', 'begin', 'obj'],
    instead: asSpans(commands.pubAnnotation),
  },
  ...belowLabels.map(([key, also, command]) => ({
    name: 'spans of texts below their labels',
    of: 'text' as const,
    keys: ['text', key],
    also,
    instead: asSpans(command),
  })),
  {
    name: 'an export of Dataturks with spans of texts',
    of: 'text',
    keys: ['content', 'annotation', 'points'],
    also: spansOfDataturks,
    instead: `${asSpans(commands.dataturks)} The ends of Dataturks are inclusive.`,
  },
  { name: 'training data of Rasa', of: 'text', keys: ['rasa_nlu_data'], instead: examplesOfRasa('FILE') },
  {
    name: 'categories of texts of spaCy',
    of: 'choices',
    keys: ['text', 'cats'],
    also: /"cats"\s*:\s*\{\s*"[^"]*"\s*:\s*(?:[\d.]+|true|false)\s*[,}]/,
    instead: catsOfSpacy(commands.spacyCats),
  },
  {
    name: 'a data set of AutoML',
    of: 'text',
    keys: ['annotations', 'text_extraction', 'text_segment', 'text_snippet'],
  },
  {
    name: 'a project of Azure AI Language',
    of: 'text',
    keys: ['projectFileVersion', 'stringIndexType', 'assets'],
    why: 'lsimport does not read labels whose texts are in files of their own',
    instead:
      'Write each text and its labels as a line of JSON: {"text": "...", "entities": [{"offset": 0, "length": 3, "category": "PER"}]}',
  },
  {
    name: 'documents of BigBio',
    of: 'text',
    keys: ['passages', 'entities', 'offsets', 'document_id'],
    also: /"offsets"\s*:\s*\[\s*\[\s*\d/,
  },
];
