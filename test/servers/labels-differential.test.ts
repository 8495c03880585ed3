import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readTasks } from '../support/project.ts';
import { fixture } from '../support/recorded.ts';
import { lsimport as runLsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { faults } from './label-faults.ts';
import { type ConvertedTask, convertOfficially, officialConfig, type Region } from './official-converter.ts';

// The official converter of label-studio-sdk is right about boxes and polygons within their images: there lsimport must agree with it.
// Where it is wrong, label-faults.ts says how, and this is held to be so.

const seed = [37, 11, 5];
/** Fractions that are the same in each run. */
function fractions(count: number): number[] {
  return Array.from({ length: count }, (_, i) => ((i * seed[0]! + seed[1]!) % 101) / 101 / seed[2]! + 0.3);
}

function makeCoco(folder: string): void {
  const images = Array.from({ length: 12 }, (_, i) => ({
    id: i + 1,
    file_name: `${i}.png`,
    width: 640,
    height: 480,
  }));
  const places = fractions(images.length * 21);
  const annotations = Array.from({ length: images.length * 3 }, (_, i) => {
    const [x, y, w, h] = places.slice(i * 7, i * 7 + 4) as [number, number, number, number];
    const box = [x * 640, y * 480, w * 300, h * 200];
    const outline = [x * 640, y * 480, (x + w / 2) * 640, y * 480, x * 640, (y + h / 2) * 480];
    const shape = i % 3 === 0 ? { segmentation: [outline] } : { bbox: box };
    return { id: i + 1, image_id: ((i * 5) % images.length) + 1, category_id: (i % 2) + 1, ...shape };
  });
  const categories = [
    { id: 1, name: 'cat' },
    { id: 2, name: 'dog' },
  ];
  writeFiles(folder, { 'in.json': JSON.stringify({ images, annotations, categories }) });
}

function makeYolo(folder: string, change: Record<string, unknown> = {}): void {
  const files: Record<string, unknown> = {
    'classes.txt': 'cat\ndog\n',
    'labels/a.txt': `0 0.5 0.5 0.1 0.1\n1 ${fractions(4).join(' ')}\n`,
    'images/a.png': 'image',
    ...change,
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, 'in', name);
    mkdirSync(dirname(path), { recursive: true });
    if (content === 'image') copyFileSync(fixture('coco/basic/images/upright.png'), path);
    else if (content !== undefined) writeFiles(join(folder, 'in'), { [name]: String(content) });
  }
}

async function importHere(folder: string, format: string, input: string) {
  const args = [
    'init',
    'p',
    '-i',
    input,
    '--input-format',
    format,
    '-l',
    'auto',
    '--json',
    '--invalid-tasks',
    'skip',
  ];
  const { code, stdout } = await runLsimport(folder, args);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  return {
    code,
    codes: [...new Set(diagnostics.map((found) => found.code))].filter((c) => c !== 'image-missing'),
  };
}

/** What both must agree about, image by image. */
function essence(image: string, regions: readonly Region[]) {
  const essentials = regions.map(({ type, value, original_width: width, original_height: height }) => ({
    type,
    label: value[type],
    size: [width, height],
    place:
      (value.points as number[][] | undefined)?.flat() ??
      ['x', 'y', 'width', 'height', 'rotation'].map((key) => value[key]),
  }));
  return { image, regions: essentials };
}

function ourEssence(folder: string) {
  return readTasks(join(folder, 'p')).map(({ id, data }) => {
    const file = join(folder, `p/completions/${id}.json`);
    const work = readdirSync(join(folder, 'p/completions')).includes(`${id}.json`)
      ? JSON.parse(readFileSync(file, 'utf8')).completions[0].result
      : [];
    return essence(new URL(String(data.image), 'http://localhost').pathname.replace('/data/', ''), work);
  });
}

function theirEssence(tasks: ConvertedTask[] | string) {
  if (typeof tasks === 'string') throw new Error(tasks);
  return tasks.map(({ data, annotations }) =>
    essence(data.image.split(/[/=]/).at(-1)!, annotations?.[0]?.result ?? []),
  );
}

/** Numbers as far as rounding leaves them the same. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part) =>
    typeof part === 'number' ? Math.round(part * 1e6) / 1e6 : part,
  );
}

test.each([
  ['coco', 'in.json', makeCoco],
  ['yolo', 'in', makeYolo],
] as const)('%s: boxes and polygons are those of the official converter', async (format, input, make) => {
  const folder = temporaryFolder();
  make(folder);
  const theirs = theirEssence(convertOfficially(format, folder, input));
  expect(await importHere(folder, format, input)).toEqual({ code: 0, codes: [] });
  expect(rounded(ourEssence(folder))).toEqual(rounded(theirs));
});

test.each(faults)(
  '$format: $name is a fault of the official converter',
  async ({ format, change, theirs, ours }) => {
    const folder = temporaryFolder();
    const input = format === 'coco' ? 'in.json' : 'in';
    if (format === 'yolo') makeYolo(folder, change);
    else {
      const images = [{ id: 1, file_name: 'images/a.png', width: 64, height: 48 }];
      const categories = [{ id: 1, name: 'cat' }];
      writeFiles(folder, { 'in.json': JSON.stringify({ images, categories, annotations: [], ...change }) });
      mkdirSync(join(folder, 'images'));
      copyFileSync(fixture('coco/basic/images/upright.png'), join(folder, 'images/a.png'));
    }
    const answer = convertOfficially(format, folder, input);
    if (theirs instanceof RegExp) expect(answer).toMatch(theirs);
    else expect(theirs(answer as ConvertedTask[])).toBe(true);
    expect((await importHere(folder, format, input)).codes).toEqual(ours);
  },
);

test('its label config is no XML when a class has an ampersand', () => {
  const folder = temporaryFolder();
  makeYolo(folder, { 'classes.txt': 'cat & dog\nbird\n' });
  convertOfficially('yolo', folder, 'in');
  expect(officialConfig(folder)).toContain('cat & dog');
});
