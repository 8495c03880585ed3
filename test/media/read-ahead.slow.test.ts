import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadAhead } from '../../src/media/read-ahead.ts';
import { readImageSize } from '../../src/media/read-image-size.ts';
import { packageRoot } from '../../src/package-files.ts';
import { copyPackage } from '../support/package-copy.ts';
import { makeFolder, removeFolder, temporaryFolder } from '../support/temporary-folder.ts';

// The built program opens many images in another thread; the sources, as they run in tests, have none.
const program = makeFolder();
beforeAll(() => copyPackage(program));
afterAll(() => removeFolder(program));

const fixtures = join(packageRoot, 'fixtures');

/** More than images that start the thread, and several chunks of them. */
const COUNT = 3000;

function run(folder: string, threads: string, args: string[]) {
  const bin = join(program, 'bin/lsimport.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, 'convert', ...args, '--to', 'tasks', '--json', '--force', '--threads', threads],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { status, stdout, stderr };
}

/** What both come to, with the tasks that were written. */
function expectSame(folder: string, args: string[]) {
  const [one, two] = ['1', '2'].map((threads) => {
    const out = join(folder, 'out.json');
    writeFileSync(out, 'none');
    return { ...run(folder, threads, [...args, '-o', out]), tasks: readFileSync(out, 'utf8') };
  });
  expect(two!.stderr).toBe(one!.stderr);
  expect(JSON.parse(two!.stdout)).toEqual(JSON.parse(one!.stdout));
  expect(two!.tasks === one!.tasks, 'the tasks differ').toBe(true);
  expect(two!.status).toBe(one!.status);
  return two!;
}

/** Copies a fixture, and adds links to its images, for `label` to write what is said of them. */
function enlarge(
  fixture: string,
  images: string,
  into: string,
  label: (folder: string, i: number) => void,
): string {
  const folder = temporaryFolder();
  cpSync(join(fixtures, fixture), folder, { recursive: true });
  mkdirSync(join(folder, into), { recursive: true });
  for (let i = 0; i < COUNT; i++) {
    linkSync(join(folder, images), join(folder, into, `more ${i}.png`));
    label(folder, i);
  }
  return folder;
}

/** Replaces images by what is none. */
function spoil(folder: string, into: string): void {
  const path = (i: number) => join(folder, into, `more ${i}.png`);
  const replace = (i: number, make: (path: string) => void) => {
    removeFolder(path(i));
    make(path(i));
  };
  for (const at of [0, 700, 2100]) {
    replace(at + 1, (to) => writeFileSync(to, 'no image'));
    replace(at + 2, (to) => writeFileSync(to, ''));
    replace(at + 3, (to) => symlinkSync('nowhere.png', to));
    replace(at + 4, (to) => mkdirSync(to));
    replace(at + 5, () => {});
    replace(at + 6, (to) => execFileSync('mkfifo', [to]));
    replace(at + 7, (to) => linkSync(join(fixtures, 'coco/basic/images/turned.jpg'), to));
  }
}

const unevenLabels = [
  '0 0.5 0.5 0.2 0.2\n',
  '0 0.5 0.5 0.2\n',
  Buffer.from([0xff, 0xfe, 0x30, 0, 0x20, 0]),
  Buffer.from('0 0.5 0.5 0.2 0.2\n\xff', 'latin1'),
  '',
  '0 0.1 0.1 0.1 0.1\n'.repeat(2000),
  '99 0.5 0.5 0.2 0.2\n',
  undefined,
];

describe.skipIf(process.platform === 'win32')('another thread changes nothing', { timeout: 300_000 }, () => {
  const yolo = (into = 'images/train', labels = 'labels/train') =>
    enlarge('yolo/basic', 'input/images/val/img2.png', `input/${into}`, (folder, i) => {
      const text = unevenLabels[i % 97 < 8 ? i % 97 : 0];
      if (text !== undefined) writeFileSync(join(folder, 'input', labels, `more ${i}.txt`), text);
    });

  it('in YOLO', () => {
    const folder = yolo();
    spoil(folder, 'input/images/train');
    const { status, stdout } = expectSame(folder, [
      'input',
      '-l',
      'config.xml',
      '--max-diagnostics',
      '100000',
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain('image-not-measured');
    expect(stdout).toContain('invalid-utf8');
  });

  it('in YOLO with nothing to refuse', () => {
    const folder = enlarge('yolo/pose', 'input/train/images/p.png', 'input/train/images', (folder, i) => {
      const labels = join(folder, 'input/train/labels');
      if (i % 5 > 0) linkSync(join(labels, 'p.txt'), join(labels, `more ${i}.txt`));
    });
    const { status, tasks } = expectSame(folder, ['input', '-l', 'config.xml']);
    expect(status).toBe(0);
    expect(JSON.parse(tasks)).toHaveLength(COUNT + 1);
  });

  it('in YOLO with a label file that nobody can read', () => {
    const folder = yolo();
    const path = join(folder, 'input/labels/train/more 2500.txt');
    removeFolder(path);
    execFileSync('mkfifo', [path]);
    const { status, stdout } = expectSame(folder, ['input', '-l', 'config.xml']);
    expect(stdout).toContain('more 2500.txt is not a regular file');
    expect(status).toBe(3);
  });

  it('in YOLO with a label file that the output would replace', () => {
    const folder = yolo();
    linkSync(join(folder, 'input/labels/train/more 2500.txt'), join(folder, 'beside.json'));
    for (const threads of ['1', '2']) {
      const { status, stdout } = run(folder, threads, ['input', '-l', 'config.xml', '-o', 'beside.json']);
      expect(stdout).toContain(
        'more 2500.txt is a file of the input, and --output (beside.json) would replace it.',
      );
      expect(status).toBe(2);
    }
  });

  it('in COCO', () => {
    const folder = enlarge('coco/basic', 'images/upright.png', 'images', () => {});
    const file = join(folder, 'input.json');
    const dataset = JSON.parse(readFileSync(file, 'utf8'));
    for (let i = 0; i < COUNT; i++) {
      const name = i % 101 === 0 ? `images/more ${i}.png` : i % 103 === 0 ? `MORE ${i}.png` : `more ${i}.png`;
      const size = i % 3 === 0 ? {} : { width: 40, height: 20 };
      dataset.images.push({ id: 10_000 + i, file_name: i % 107 === 0 ? 'more 8.png' : name, ...size });
      const category = dataset.categories[0].id;
      dataset.annotations.push({
        id: 10_000 + i,
        image_id: 10_000 + i,
        category_id: category,
        bbox: [1, 2, 3, 4],
      });
    }
    writeFileSync(file, JSON.stringify(dataset));
    spoil(folder, 'images');
    const { stdout } = expectSame(folder, [
      'input.json',
      '--input-format',
      'coco',
      '-l',
      'config.xml',
      '--max-diagnostics',
      '100000',
    ]);
    for (const code of [
      'image-missing',
      'image-repeated',
      'image-size-differs',
      'name-differs',
      'image-size-unknown',
    ])
      expect(stdout).toContain(code);
    const kept = expectSame(folder, [
      'input.json',
      '--input-format',
      'coco',
      '-l',
      'config.xml',
      '--invalid-tasks',
      'skip',
      '--rejected',
      'no.json',
    ]);
    expect(JSON.parse(kept.tasks).length).toBeGreaterThan(2000);
  });
});

describe('the other thread', () => {
  const image = join(fixtures, 'coco/basic/images/turned.jpg');
  const text = join(fixtures, 'yolo/basic/input/labels/train/a.txt');
  const start = () => createReadAhead(join(program, 'dist/read-ahead.js'), 3);

  it('knows what it was told of, and nothing of what it cannot read', async () => {
    const ahead = start();
    ahead.expect(3);
    ahead.announce([{ image: `${image}.not` }, { image, text }, { image: text }, { text: image }]);
    while (!ahead.text(image)) await setTimeout(5);
    expect(ahead.size(image)).toEqual(readImageSize(image));
    expect(ahead.text(text)!.bytes).toEqual(readFileSync(text));
    expect(ahead.size(`${image}.not`)).toBeUndefined();
    expect(ahead.size(text)).toBeUndefined();
    ahead.close();
  });

  it('keeps each size with its image where labels have names with NUL', async () => {
    const ahead = start();
    ahead.expect(3);
    ahead.announce([{ image: 'a\0b\0c.png', text: '\0' }, { image, text }, { image: `${image}.not` }]);
    while (!ahead.text(text)) await setTimeout(5);
    expect(ahead.size(image)).toEqual(readImageSize(image));
    expect(ahead.size(`${image}.not`)).toBeUndefined();
    expect(ahead.text(text)!.bytes).toEqual(readFileSync(text));
    ahead.close();
  });

  it('leaves the images to the first thread where no other may start', () => {
    const folder = enlarge('coco/basic', 'images/upright.png', 'images', () => {});
    const file = join(folder, 'list.json');
    const images = Array.from({ length: COUNT }, (_, i) => ({ id: i, file_name: `more ${i}.png` }));
    writeFileSync(file, JSON.stringify({ images, annotations: [], categories: [{ id: 1, name: 'Car' }] }));
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--experimental-permission',
        '--allow-fs-read=*',
        '--allow-fs-write=*',
        join(program, 'bin/lsimport.js'),
        'check',
        file,
        '--input-format',
        'coco',
        '-l',
        'auto',
        '--images',
        join(folder, 'images'),
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stderr).not.toMatch(/bug in lsimport/);
    expect(status).toBe(0);
  });

  it('does not start for few images', async () => {
    const ahead = start();
    ahead.expect(2);
    ahead.announce([{ image, text }]);
    await setTimeout(200);
    expect(ahead.size(image)).toBeUndefined();
  });
});
