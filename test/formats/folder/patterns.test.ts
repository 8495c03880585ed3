import { execFileSync, execSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const configs: Record<string, string> = {
  'json-dir': '<Text name="t" value="$x"/>',
  'text-dir': '<Text name="t" value="$x"/>',
  'image-dir': '<Image name="t" value="$x"/>',
  'audio-dir': '<Audio name="t" value="$x"/>',
  'video-dir': '<Video name="t" value="$x"/>',
  'pdf-dir': '<Pdf name="t" value="$x"/>',
  'html-dir': '<HyperText name="t" value="$x"/>',
  'time-series-dir': '<TimeSeries name="t" value="$x"><Channel column="a"/></TimeSeries>',
  yolo: '<Image name="t" value="$x"/><RectangleLabels name="l" toName="t"><Label value="stork"/></RectangleLabels>',
};
configs.voc = configs.yolo!;
configs.labelme = configs.yolo!;

/** Imports the folder `in` below a folder; the result has the paths of the tasks' files below it, as far as tasks know theirs. */
async function importFolder(folder: string, format: string, args: readonly string[]) {
  writeFiles(folder, { 'config.xml': `<View>${configs[format]}<Rating name="r" toName="t"/></View>` });
  const all = ['init', 'p', '-i', 'in', '--input-format', format, '-l', 'config.xml', '--json', ...args];
  const { code, stdout } = await lsimport(folder, all);
  const outcome = JSON.parse(stdout);
  const tasks = code === 0 ? readTasks(join(folder, 'p')) : [];
  const files = tasks.map(({ task_path: path }) => path && relative(join(folder, 'in'), String(path)));
  return { code, outcome, tasks, files };
}

function folderWith(names: readonly string[], content: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, Object.fromEntries(names.map((name) => [`in/${name}`, content])));
  return folder;
}

const voc = `<annotation><filename>a.png</filename><size><width>9</width><height>9</height></size>
<object><name>stork</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object></annotation>`;
const labelme =
  '{"imagePath": "a.png", "imageWidth": 9, "imageHeight": 9, "shapes": [{"label": "stork", "shape_type": "rectangle", "points": [[1, 1], [5, 5]]}]}';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

describe('formats that read folders take what is included and not excluded', () => {
  it.each([
    ['json-dir', 'json', '[{"x": "a"}]'],
    ['text-dir', 'txt', 'a\n'],
    ['image-dir', 'png', 'GIF89a'],
    ['audio-dir', 'mp3', ''],
    ['video-dir', 'mp4', ''],
    ['pdf-dir', 'pdf', ''],
    ['html-dir', 'html', '<p>a</p>'],
    ['time-series-dir', 'csv', 'time,a\n1,2\n'],
    ['voc', 'xml', voc],
    ['labelme', 'json', labelme],
  ])('%s', async (format, ending, content) => {
    const names = ['a', 'train/a', 'train/b', 'train/deep/a', 'val/a'].map((name) => `${name}.${ending}`);
    const folder = folderWith(names, content);
    // The images that the labels are about are beside them and no tasks by themselves.
    if (format === 'voc' || format === 'labelme')
      writeFiles(folder, { 'in/train/a.png': 'GIF89a', 'in/train/deep/a.png': 'GIF89a' });
    const taken = await importFolder(folder, format, [
      '--include',
      `train/**/*.${ending}`,
      '--exclude',
      '**/b.*',
    ]);
    expect(taken.outcome).toMatchObject({
      ok: true,
      tasks: 2,
      skipped: { 'folders filtered out by the patterns': 1 },
    });
  });

  it('yolo, whose labels need not be included', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'in/classes.txt': 'stork\n',
      'in/images/train/a.svg': svg,
      'in/images/val/b.svg': svg,
      'in/images/val/c.svg': svg,
      'in/labels/train/a.txt': '0 0.5 0.5 0.2 0.2\n',
      'in/labels/val/b.txt': '0 0.5 0.5 0.2 0.2\n',
    });
    const { tasks, outcome } = await importFolder(folder, 'yolo', [
      '--include',
      'images/train/*',
      '--labels-as',
      'predictions',
    ]);
    expect(tasks).toHaveLength(1);
    expect(JSON.stringify(tasks)).toContain('stork');
    expect(outcome).toMatchObject({ warnings: 0, skipped: { 'files filtered out by the patterns': 2 } });
  });

  it('yolo with its images elsewhere, to which the patterns are relative', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'in/classes.txt': 'stork\n',
      'in/train/a.txt': '0 0.5 0.5 0.2 0.2\n',
      'in/val/b.txt': '0 0.5 0.5 0.2 0.2\n',
      'photos/train/a.svg': svg,
      'photos/val/b.svg': svg,
    });
    const { outcome } = await importFolder(folder, 'yolo', ['--images', 'photos', '--include', 'train/**']);
    expect(outcome).toMatchObject({ tasks: 1, diagnostics: [] });
  });
});

const names = [
  'a.png',
  'a2.png',
  'A.png',
  'a10.png',
  '.hidden.png',
  'b c.png',
  '[x].png',
  'train/a.png',
  'train/.h/a.png',
  'train/deep/er/a.png',
  'val/a.png',
  'val/b.png',
  'a/val/a.png',
];

describe.skipIf(process.platform === 'win32')('patterns mean what they mean to bash', () => {
  it.each([
    '*',
    '*.png',
    '**/*.png',
    '**/a.png',
    'train/**/*.png',
    'train/*',
    'train/**',
    '*/*.png',
    'a?.png',
    '[aA].png',
    '[!a].png',
    'a[0-9]*.png',
    '{train,val}/a.png',
    '**/val/{a,b}.png',
    '\\[x\\].png',
    'b c.png',
    '.*',
    '**/.h/*',
    './a.png',
    'val',
  ])('%s', async (pattern) => {
    const folder = folderWith(names, 'GIF89a');
    // In bash braces are no patterns, so that a part may match nothing; a class that ends a range wants the C locale.
    const words = pattern.replaceAll(' ', '\\ ');
    const script = `shopt -s globstar nullglob; for name in ${words}; do test -f "$name" && echo "$name"; done; true`;
    const listed = execFileSync('bash', ['-c', script], {
      cwd: join(folder, 'in'),
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    const expected = listed
      .split('\n')
      .filter(Boolean)
      .map((name) => name.replace(/^\.\//, ''));
    const { files, code } = await importFolder(folder, 'image-dir', ['--include', pattern]);
    expect(files.toSorted()).toEqual([...new Set(expected)].sort());
    expect(code).toBe(expected.length > 0 ? 0 : 1);
  });
});

it('keeps the natural order, files of a folder before those below it', async () => {
  const folder = folderWith(
    ['b/2.png', 'b/10.png', 'img10.png', 'img2.png', 'a/x.png', 'a/b/y.png', 'c.txt'],
    '',
  );
  const { files } = await importFolder(folder, 'image-dir', [
    '--include',
    'img*',
    '--include',
    'b/*',
    '--include',
    'a/**',
  ]);
  expect(files).toEqual(['img2.png', 'img10.png', 'a/x.png', 'a/b/y.png', 'b/2.png', 'b/10.png']);
});

it.each([
  ['train', ['a.png', 'train.png']],
  ['train/', ['a.png', 'train.png']],
  ['train/**', ['a.png', 'train.png']],
  ['train/*', ['a.png', 'train.png']],
  ['train/*.png', ['a.png', 'train.png', 'train/deep/b.png']],
  ['**/*.png', []],
  ['*', []],
  ['**/deep', ['a.png', 'train.png', 'train/a.png']],
  ['TRAIN/**', ['a.png', 'train.png', 'train/a.png', 'train/deep/b.png']],
])('--exclude %s leaves folders out with all that is in them', async (pattern, left) => {
  const folder = folderWith(['a.png', 'train.png', 'train/a.png', 'train/deep/b.png'], 'GIF89a');
  const { files } = await importFolder(folder, 'image-dir', ['--exclude', pattern]);
  expect(files).toEqual(left);
  const both = await importFolder(folder, 'image-dir', ['--force', '--include', '**', '--exclude', pattern]);
  expect(both.files).toEqual(left);
});

it('what is excluded stays out also where more is included', async () => {
  const folder = folderWith(['train/deep/b.png', 'a.png'], 'GIF89a');
  const args = ['--include', 'train/deep/*', '--include', 'a.png', '--exclude', 'train'];
  expect((await importFolder(folder, 'image-dir', args)).files).toEqual(['a.png']);
});

it('excludes by names that are special to patterns, and loses none of the others', async () => {
  const odd = ['\nb.png', 'c\nd/e.png', '\\f/g.png', '*.png', '{h}.png'];
  const folder = folderWith([...odd, 'a.png'], 'GIF89a');
  const { files } = await importFolder(folder, 'image-dir', ['--exclude', 'a.png']);
  expect(files.toSorted()).toEqual(odd.sort());
});

it('the name of the input folder is no pattern', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'we[i]rd {a,b} (c)*/sub/a.png': 'GIF89a',
    'config.xml': `<View>${configs['image-dir']}<Rating name="r" toName="t"/></View>`,
  });
  const args = ['-i', 'we[i]rd {a,b} (c)*', '-l', 'config.xml', '--include', 'sub/*.png'];
  expect(await lsimport(folder, ['check', ...args])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 task'),
  });
});

it('judges links as without patterns', async () => {
  const folder = folderWith(['real/a.png'], 'GIF89a');
  writeFiles(folder, { 'outside.png': 'GIF89a' });
  symlinkSync('real/a.png', join(folder, 'in/inside.png'));
  symlinkSync('../outside.png', join(folder, 'in/out.png'));
  symlinkSync('gone', join(folder, 'in/broken.png'));
  symlinkSync('gone', join(folder, 'in/not-asked.png'));
  symlinkSync('real', join(folder, 'in/folder'));
  const args = ['--include', '{inside,out,broken}.png', '--include', '**/a.png'];
  const { files, outcome } = await importFolder(folder, 'image-dir', args);
  expect(files).toEqual(['inside.png', 'out.png', 'real/a.png']);
  expect(outcome.diagnostics.map(({ code }: { code: string }) => code).sort()).toEqual([
    'broken-link',
    'link-leads-out',
  ]);
});

// As huggingface_hub lays out its cache.
it('says once of many links that they lead out, with a command that shows them', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'my data/blobs/1': 'GIF89a', 'my data/blobs/2': 'GIF89a' });
  const shot = join(folder, 'my data/snapshots/0a');
  mkdirSync(join(shot, 'cats'), { recursive: true });
  symlinkSync('../../blobs/1', join(shot, 'b.gif'));
  symlinkSync('../../../blobs/2', join(shot, 'cats/c.gif'));
  const { stdout } = await lsimport(folder, ['check', '-i', 'my data/snapshots/0a', '-l', 'auto']);
  expect(stdout.match(/symbolic link/g)).toHaveLength(2);
  expect(stdout).toContain(
    '2 files are symbolic links to files outside the input folder, such as my data/snapshots/0a/b.gif; those files were imported.',
  );
  const [, command] = /links point: (.*)$/m.exec(stdout)!;
  expect(execSync(command!, { cwd: folder, encoding: 'utf8' }).trim().split('\n')).toHaveLength(2);
});

it('shows where the links lead also if the input is a link itself', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'out.gif': 'GIF89a', 'in/own.gif': 'GIF89a' });
  symlinkSync('../out.gif', join(folder, 'in/a.gif'));
  symlinkSync('./in', join(folder, 'link'));
  const { stdout } = await lsimport(folder, ['check', 'link', '-l', 'auto']);
  const [, command] = /links point: (.*)$/m.exec(stdout)!;
  expect(execSync(command!, { cwd: folder, encoding: 'utf8' })).toMatch(/ link\/a\.gif -> \.\.\/out\.gif\n$/);
});

it('says which folders it does not follow links to, but for those that are excluded', async () => {
  const folder = folderWith(['a.png'], 'GIF89a');
  writeFiles(folder, { 'more/b.png': 'GIF89a' });
  symlinkSync('../more', join(folder, 'in/more'));
  symlinkSync('../more', join(folder, 'in/unwanted'));
  const { files, outcome } = await importFolder(folder, 'image-dir', ['--exclude', 'unwanted']);
  expect(files).toEqual(['a.png']);
  expect(outcome.diagnostics).toMatchObject([{ code: 'link-to-folder', file: 'in/more' }]);
  expect(outcome.skipped).toEqual({
    'symbolic links to folders': 1,
    'folders filtered out by the patterns': 1,
  });
});

describe('metadata beside media', () => {
  const table = 'file_name,kind\na.png,stork\nval/b.png,heron\ngone.png,egret\n';
  const input = { 'in/a.png': 'GIF89a', 'in/val/b.png': 'GIF89a', 'in/metadata.csv': table };

  it('is found, and rows of what is skipped are not missed', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, input);
    const { tasks, outcome } = await importFolder(folder, 'image-dir', ['--include', '*.png']);
    expect(tasks.map(({ data }) => data.kind)).toEqual(['stork']);
    expect(outcome.diagnostics).toMatchObject([{ code: 'metadata-row-without-file', line: 4 }]);
  });

  it('can be excluded', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, input);
    const { tasks } = await importFolder(folder, 'image-dir', ['--exclude', 'metadata.*']);
    expect(tasks.map(({ data }) => Object.keys(data))).toEqual([['x'], ['x']]);
  });
});

describe('a pattern that matches nothing', () => {
  it.each([
    ['trian/**', 'no files match --include "trian/**"'],
    ['Train/*.png', 'no files match --include "Train/*.png"'],
    ['train', 'it is a folder, so use "train/**"'],
    ['train/a.png/*', 'no files match --include "train/a.png/*"'],
    ['train/*.txt', 'with --include "train/*.txt" it has no files that end in .png'],
  ])('%s is an error that quotes it', async (pattern, words) => {
    const folder = folderWith(['train/a.png', 'train/b.txt'], 'GIF89a');
    const { code, outcome } = await importFolder(folder, 'image-dir', ['--include', pattern]);
    expect(code).toBe(1);
    expect(outcome.diagnostics).toMatchObject([
      { code: 'no-tasks', message: expect.stringContaining(words) },
    ]);
  });

  it('is one beside others that match', async () => {
    const folder = folderWith(['train/a.png'], 'GIF89a');
    const { code, outcome } = await importFolder(folder, 'image-dir', [
      '--include',
      'train/*',
      '--include',
      'vla/*',
    ]);
    expect(code).toBe(1);
    expect(outcome).toMatchObject({
      errors: 1,
      diagnostics: [{ message: expect.stringContaining('"vla/*"') }],
    });
  });

  it('is none when it excludes', async () => {
    const folder = folderWith(['a.png'], 'GIF89a');
    expect((await importFolder(folder, 'image-dir', ['--exclude', '**/Thumbs.db'])).code).toBe(0);
  });
});

it.each([['/etc/*'], ['C:/x'], ['..'], ['../x'], ['a/../../x'], ['{a,../b}/*'], ['!a/**'], ['']])(
  'the pattern %j is wrong usage',
  async (pattern) => {
    const folder = folderWith(['a.png'], 'GIF89a');
    for (const option of ['--include', '--exclude']) {
      const args = ['check', '-i', 'in', `${option}=${pattern}`];
      expect(await lsimport(folder, args)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`'${pattern}'`),
      });
    }
  },
);

it.each([
  [['-i', 'in/a.csv', '--input-format', 'csv'], 'does not apply to the input format csv'],
  [['-i', 'in/a.csv'], 'does not apply to in/a.csv, which is not a folder'],
  [['-i', 'in/a.csv', '--input-format', 'time-series-dir'], 'does not apply to in/a.csv'],
  [['-i', '-', '--input-format', 'text'], 'does not apply to the input format text'],
  [['--template', 'image_bbox'], 'needs --input-path'],
  [['-i', 'in', '--input-format', 'image-dir', '--compat', '0.9'], 'does not exist in Label Studio 0.9.1'],
])('patterns are refused with %j', async (args, words) => {
  const folder = folderWith(['a.csv'], 'x\n1\n');
  for (const option of ['--include', '--exclude']) {
    const { code, stderr } = await lsimport(folder, ['check', ...args, option, '*']);
    expect(stderr).toContain(`${option} ${words}`);
    expect(code).toBe(2);
  }
});

describe('the format is found out', () => {
  const files = {
    'in/images/a.png': 'GIF89a',
    'in/papers/a.pdf': '%PDF',
    'config.xml': '<View><Pdf name="t" value="$x"/><TextArea name="note" toName="t"/></View>',
  };

  it.each([
    [['--include', 'images/*'], 'image-dir'],
    [['--exclude', 'images'], 'pdf-dir'],
  ])('from what is taken: %j', async (args, format) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { stderr } = await lsimport(folder, ['init', 'p', '-i', 'in', '--label-config', 'auto', ...args]);
    expect(stderr).toContain(`Reading in as ${format},`);
    expect(readTasks(join(folder, 'p'))).toHaveLength(1);
  });
});
