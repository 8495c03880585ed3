import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const voc =
  '<annotation><filename>a.png</filename><size><width>10</width><height>10</height></size><object><name>x</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object></annotation>';
const track =
  '<annotations><meta><task><size>1</size><original_size><width>10</width><height>10</height></original_size><source>a.mp4</source></task></meta><track id="0" label="x"><box frame="0" xtl="1" ytl="1" xbr="5" ybr="5" outside="0" keyframe="1"/></track></annotations>';

/** Files of labels, and the medium that they name; what is checked. */
const cases: [string, string, string, string, ...string[]][] = [
  ['an image', 'a.xml', voc, 'a.png', 'd'],
  [
    'an image without labels and size',
    'a.xml',
    '<annotation><filename>a.png</filename></annotation>',
    'a.png',
    'd',
  ],
  ['a sound', 'a.srt', '1\n00:00:00,000 --> 00:00:01,000\nHello\n', 'a.wav'],
  ['a video', 'annotations.xml', track, 'a.mp4'],
  ['an image of a column', 'a.csv', 'image\na.png\n', 'a.png', 'd/a.csv', '--document-root', '.'],
];

describe.skipIf(process.platform === 'win32')('media that are there and no files', () => {
  async function found(
    name: string,
    content: string,
    make: (path: string) => void,
    medium: string,
    args: string[],
  ) {
    const folder = temporaryFolder();
    writeFiles(folder, { [`d/${name}`]: content });
    make(join(folder, 'd', medium));
    const { code, stdout } = await lsimport(folder, [
      'check',
      '-l',
      'auto',
      ...(args.length > 0 ? args : [`d/${name}`]),
    ]);
    expect(code).toBe(0);
    return stdout;
  }

  test.each(cases)('%s that is a pipe', async (_, name, content, medium, ...args) => {
    const stdout = await found(name, content, (path) => execFileSync('mkfifo', [path]), medium, args);
    expect(stdout).toContain('warning[media-damaged]');
    expect(stdout).toMatch(
      new RegExp(`The file "[^"]*${medium}" is not a regular file, so its task would show nothing`),
    );
    expect(stdout).toContain('help: Put the file itself in its place.\n');
  });

  test.each(cases)('%s that is a link to a folder', async (_, name, content, medium, ...args) => {
    const make = (path: string) => {
      mkdirSync(join(path, '../folder'));
      symlinkSync('folder', path);
    };
    const stdout = await found(name, content, make, medium, args);
    expect(stdout).toMatch(
      new RegExp(`The file "[^"]*${medium}" is a directory, so its task would show nothing`),
    );
  });
});
