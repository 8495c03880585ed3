import { cpSync, readdirSync } from 'node:fs';
import { importers } from '../../../src/formats/index.ts';
import { runConsole, splitWords } from '../../support/console.ts';
import { examplesOf } from '../../support/examples.ts';
import { writeFiles } from '../../support/temporary-folder.ts';

/** An input of a format, as `push` sends it. */
export interface PushCase {
  format: string;
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
    prepare(folder) {
      cpSync(new URL(`../../../fixtures/${fixture}/`, import.meta.url), folder, { recursive: true });
      const input = readdirSync(folder).find((name) => name.startsWith('input') || name.endsWith('.iob2'))!;
      const config = args.includes('-l') ? [] : ['-l', 'config.xml'];
      return [input, '--input-format', format, ...config, ...args];
    },
  };
}

/** The last example of `convert` in a format's page. */
function fromPage(format: string): PushCase {
  return {
    format,
    async prepare(folder) {
      const command = /^\$ lsimport convert (.*?)(?: --to tasks-1\.x)?(?: --document-root \.)? -o/m;
      const example = examplesOf(`docs/formats/${format}.md`).findLast(({ block }) =>
        command.test(block.text),
      );
      if (!example) throw new Error(`docs/formats/${format}.md has no example of convert`);
      const { files, block } = example;
      writeFiles(folder, files);
      await runConsole(block.text, folder, {});
      const [line, words] = command.exec(block.text)!;
      const links = line.includes('--document-root') ? linked : [];
      return [...splitWords(words!), '--input-format', format, ...links];
    },
  };
}

/** Links into a bucket, as the fixture has them, need a server that may open it (test/servers/stores/push.test.ts). */
const urls: PushCase = {
  format: 'urls',
  prepare(folder) {
    writeFiles(folder, {
      'input.txt': 'https://example.com/a%20b.png?x=1&y=2\nhttp://example.com/ż.png\n',
      'config.xml': '<View><Image name="i" value="$image"/><TextArea name="t" toName="i"/></View>',
    });
    return ['input.txt', '--input-format', 'urls', '-l', 'config.xml'];
  },
};

/** One input of each format. */
export const cases: readonly PushCase[] = importers.map(({ name }) => {
  if (name === 'urls') return urls;
  const fixture = fixtures.find(({ format }) => format === name);
  return fixture ? fromFixture(fixture) : fromPage(name);
});
