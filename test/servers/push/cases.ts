import { cpSync, readdirSync } from 'node:fs';
import { importers } from '../../../src/formats/index.ts';
import { runConsole, splitWords } from '../../support/console.ts';
import { examplesOf } from '../../support/examples.ts';
import { writeFiles } from '../../support/temporary-folder.ts';

/** An input of a format, as `push` sends it. */
export interface PushCase {
  format: string;
  /** The format, and what it shows besides. */
  name: string;
  /** Puts the input into a folder below the document root, `..`; returns the arguments that `push` and `convert` read it with. */
  prepare(folder: string): Promise<string[]> | string[];
}

interface FixtureCase {
  format: string;
  /** Its folder in fixtures/. */
  fixture: string;
  /** Besides the input and the label config. */
  args?: string[];
}

const linked = ['--document-root', '..'];

/** Of formats with large fixtures one that has all that the format has. */
const fixtures: readonly FixtureCase[] = [
  { format: 'json', fixture: 'json/basic' },
  { format: 'json-dir', fixture: 'json-dir/basic' },
  { format: 'text', fixture: 'text/basic' },
  { format: 'text-dir', fixture: 'text-dir/basic' },
  { format: 'image-dir', fixture: 'image-dir/basic', args: linked },
  { format: 'audio-dir', fixture: 'audio-dir/basic', args: linked },
  { format: 'csv', fixture: 'csv/basic' },
  { format: 'tsv', fixture: 'tsv/basic' },
  { format: 'jsonl', fixture: 'jsonl/basic' },
  { format: 'time-series-dir', fixture: 'time-series-dir/headless', args: linked },
  { format: 'html-dir', fixture: 'html-dir/basic' },
  { format: 'video-dir', fixture: 'video-dir/basic', args: linked },
  { format: 'pdf-dir', fixture: 'pdf-dir/basic', args: linked },
  { format: 'coco', fixture: 'coco/basic', args: ['--images', 'images', ...linked] },
  { format: 'yolo', fixture: 'yolo/basic', args: linked },
  { format: 'voc', fixture: 'voc/basic', args: linked },
  { format: 'labelme', fixture: 'labelme/basic', args: linked },
  { format: 'conll', fixture: 'faults/conll-uner-iob2', args: ['-l', 'auto'] },
  { format: 'xlsx', fixture: 'xlsx/types', args: ['-l', 'auto'] },
  { format: 'mask-dir', fixture: 'mask-dir/cityscapes', args: linked },
  { format: 'cvat', fixture: 'cvat/basic', args: linked },
  { format: 'supervisely', fixture: 'supervisely/basic', args: linked },
];

function fromFixture({ format, fixture, args = [] }: FixtureCase): PushCase {
  return {
    format,
    name: format,
    prepare(folder) {
      cpSync(new URL(`../../../fixtures/${fixture}/`, import.meta.url), folder, { recursive: true });
      const input = readdirSync(folder).find((name) => name.startsWith('input') || name.endsWith('.iob2'))!;
      const config = args.includes('-l') ? [] : ['-l', 'config.xml'];
      return [input, '--input-format', format, ...config, ...args];
    },
  };
}

/** The last example of `convert` in a format's page. Throws where there is none, so that every format has a case. */
function fromPage(format: string): PushCase {
  const command = /^\$ lsimport convert (.*?)(?: --to tasks-1\.x)?(?: --document-root \.)? -o/m;
  const example = examplesOf(`docs/formats/${format}.md`).findLast(({ block }) => command.test(block.text));
  if (!example) throw new Error(`docs/formats/${format}.md has no example of convert, to be pushed`);
  return {
    format,
    name: format,
    async prepare(folder) {
      const { files, block } = example;
      writeFiles(folder, files);
      await runConsole(block.text, folder, {});
      const [line, words] = command.exec(block.text)!;
      const links = line.includes('--document-root') ? linked : [];
      return [...splitWords(words!), '--input-format', format, ...links];
    },
  };
}

/** Inputs that are written here: `args` are read from their folder. */
function fromFiles(
  { format, name = format }: { format: string; name?: string },
  files: Record<string, string>,
  ...args: string[]
): PushCase {
  return {
    format,
    name,
    prepare(folder) {
      writeFiles(folder, files);
      return [...args, '--input-format', format];
    },
  };
}

/** Links into a bucket, as the fixture has them, need a server that may open it (test/servers/stores/push.test.ts). */
const urls = fromFiles(
  { format: 'urls' },
  {
    'input.txt': 'https://example.com/a%20b.png?x=1&y=2\nhttp://example.com/ż.png\n',
    'config.xml': '<View><Image name="i" value="$image"/><TextArea name="t" toName="i"/></View>',
  },
  ...['input.txt', '-l', 'config.xml'],
);

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>';
const predicted = ['-l', 'auto', '--labels-as', 'predictions'];

const boxes = fromFiles(
  { format: 'imagefolder', name: 'imagefolder with scores' },
  {
    'desk/train/metadata.jsonl': `{"file_name": "cup.svg", "objects": {"bbox": [[40, 35, 20, 10], [0, 0, 33.3, 100]], "category": [0, 1], "score": [0.75, 0.123456789]}, "text": "a desk"}
{"file_name": "none.svg", "objects": {"bbox": [], "category": [], "score": []}, "text": "nothing"}
`,
    'desk/test/metadata.jsonl':
      '{"file_name": "sub/ü 1.svg", "objects": {"bbox": [[1, 2, 3, 4]], "category": [1]}, "text": ""}\n',
    'desk/train/cup.svg': picture,
    'desk/train/none.svg': picture,
    'desk/test/sub/ü 1.svg': picture,
    'names.txt': 'cup\npen\n',
  },
  ...['desk', ...predicted, '--tag-names', 'names.txt', ...linked],
);

/** Its page has links into a bucket. */
const groundTruth = fromFiles(
  { format: 'ground-truth' },
  {
    'a.manifest': `{"source-ref": "https://example.com/a.png", "n": 0.10, "cat": {"image_size": [{"width": 200, "height": 100}], "annotations": [{"class_id": 0, "left": 20, "top": 10, "width": 33.3, "height": 30}]}, "cat-metadata": {"class-map": {"0": "tabby ü"}, "objects": [{"confidence": 0.75}], "type": "groundtruth/object-detection", "human-annotated": "no"}}
{"source-ref": "https://example.com/b.png", "n": 1, "mood": [1, 2], "mood-metadata": {"class-map": {"1": "sleepy", "2": "hungry"}, "type": "groundtruth/image-classification-multilabel", "human-annotated": "yes"}}
`,
  },
  ...['a.manifest', ...predicted, ...linked],
);

const choicesColumns: readonly PushCase[] = [
  fromFiles(
    { format: 'csv', name: 'csv --choices-column' },
    { 'a.csv': 'text,mood,sure\nWorks.,Good,0.93\nBroke.,"{""choices"": [""Bad"", ""Sad""]}",0.1\nHm.,,\n' },
    ...['a.csv', ...predicted, '--choices-column', 'mood=feeling', '--score-column', 'sure'],
  ),
  fromFiles(
    { format: 'jsonl', name: 'jsonl --choices-column' },
    { 'a.jsonl': '{"text": "a", "mood": ["Good", "ß 😀"], "n": 1}\n{"text": "b", "mood": null, "n": 2}\n' },
    ...['a.jsonl', '-l', 'auto', '--choices-column', 'mood=feeling', '--choices-column', 'n=count'],
  ),
  fromFiles(
    { format: 'image-dir', name: 'image-dir --choices-column' },
    { 'pets/cat/a.svg': picture, 'pets/dog/b.svg': picture },
    ...['pets', ...predicted, '--label-from-folder', 'kind', '--choices-column', 'kind=animal', ...linked],
  ),
];

/** One input of each format, and what options make of some. */
export const cases: readonly PushCase[] = [
  ...importers.map(({ name }) => {
    if (name === 'urls') return urls;
    if (name === 'ground-truth') return groundTruth;
    const fixture = fixtures.find(({ format }) => format === name);
    return fixture ? fromFixture(fixture) : fromPage(name);
  }),
  boxes,
  ...choicesColumns,
];
