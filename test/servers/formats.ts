import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An input of one of the six formats of the guide, and the data of the tasks that must come of it, in the order of their ids. */
export interface FormatCase {
  format: string;
  labelConfig: string;
  /** Writes the input into an empty folder; returns its path and what the tasks' data must be. */
  write(folder: string): { input: string; data: unknown[] };
}

const choices = '<Choices name="kind" toName="item"><Choice value="one"/><Choice value="two"/></Choices>';
const configFor = (tag: string, key: string) =>
  `<View><${tag} name="item" value="$${key}"/>${choices}</View>`;
const textConfig = configFor('Text', 'text');

/** Data that a careless reader or writer changes: escapes, other alphabets, nested values, keys that are special in JavaScript. */
const oddData = {
  text: 'quote " backslash \\ tab \t, Ελληνικά, 日本語, 😀, \u2028',
  nested: { list: [1, [true, null], { deep: '' }], '': 'empty key' },
  constructor: 'a key like any other',
};

export const formats: FormatCase[] = [
  {
    format: 'json',
    labelConfig: textConfig,
    write(folder) {
      const data = [{ text: 'first' }, oddData, { text: '' }];
      return {
        input: writeJson(folder, 'tasks.json', [{ data: data[0] }, { data: data[1] }, data[2]]),
        data,
      };
    },
  },
  {
    format: 'json-dir',
    labelConfig: textConfig,
    write(folder) {
      const data = [{ text: 'a 1' }, { text: 'a 2' }, { text: 'b' }, oddData];
      mkdirSync(join(folder, 'c'));
      writeJson(folder, 'a.json', [{ data: data[0] }, { data: data[1] }]);
      writeJson(folder, 'b.json', data[2]);
      writeJson(folder, 'c/d.JSON', { data: data[3] });
      writeFileSync(join(folder, 'notes.md'), 'not a task');
      return { input: folder, data };
    },
  },
  {
    format: 'text',
    labelConfig: textConfig,
    write(folder) {
      const input = join(folder, 'lines.txt');
      writeFileSync(input, 'first line\r\n{"json": "as text"}\nΕλληνικά, 日本語, 😀\n"quoted", \\n\n');
      const lines = ['first line', '{"json": "as text"}', 'Ελληνικά, 日本語, 😀', '"quoted", \\n'];
      return { input, data: lines.map((text) => ({ text })) };
    },
  },
  {
    format: 'text-dir',
    labelConfig: textConfig,
    write(folder) {
      mkdirSync(join(folder, 'sub'));
      writeFileSync(join(folder, '1.txt'), 'one\ntwo\n');
      writeFileSync(join(folder, '2.log'), 'three');
      writeFileSync(join(folder, 'sub', '3.txt'), 'four\n');
      return { input: folder, data: ['one', 'two', 'three', 'four'].map((text) => ({ text })) };
    },
  },
  {
    format: 'image-dir',
    labelConfig: configFor('Image', 'image'),
    write: (folder) => writeMedia(folder, 'image', ['a.png', 'b.JPG', 'sub/c.tiff'], 'notes.txt'),
  },
  {
    format: 'audio-dir',
    labelConfig: configFor('Audio', 'audio'),
    write: (folder) => writeMedia(folder, 'audio', ['a.wav', 'b.MP3', 'sub/c.flac'], 'notes.txt'),
  },
];

function writeJson(folder: string, name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

/** The links are those of the guide: `/data/<name>?d=<folder>`; what they lead to is tested where odd names are. */
function writeMedia(folder: string, key: string, names: string[], other: string) {
  mkdirSync(join(folder, 'sub'));
  for (const name of [...names, other]) writeFileSync(join(folder, name), `bytes of ${name}`);
  const data = names.map((path) => {
    const [name, sub] = path.split('/').reverse();
    return { [key]: `/data/${name}?d=${encodeURIComponent(sub ? join(folder, sub) : folder)}` };
  });
  return { input: folder, data };
}
