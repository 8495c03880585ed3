import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileLookup } from '../../../src/formats/labelled/file-lookup.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const endings = ['', '.wav', '.WAV', '.mp3'];
const stems = [
  'one',
  'ONE',
  'Two words',
  'two%20words',
  ' two words ',
  'ΟΔΟΣ',
  'οδος',
  'a.b',
  '100%',
  '.hidden',
  'none',
];

it('finds what a path with an ending means, as it does for the whole path', () => {
  const folder = temporaryFolder();
  const names = [
    'one.wav',
    'two words.mp3',
    'ΟΔΟΣ.wav',
    'a.b.wav',
    'a.b',
    '100%.WAV',
    '.hidden.mp3',
    'bare',
    'x.wav/y.wav',
  ];
  writeFiles(folder, Object.fromEntries(names.map((name) => [name, ''])));
  const { exists, withEnding, alike, alikeWithEnding } = fileLookup();
  for (const stem of [...stems, ...names, 'bare', 'x', 'x.wav/y']) {
    const path = join(folder, stem);
    const paths = endings.map((ending) => path + ending);
    expect(withEnding(path, endings), stem).toBe(paths.find(exists));
    expect(alikeWithEnding(path, endings), stem).toBe(paths.map(alike).find((found) => found !== undefined));
  }
});
