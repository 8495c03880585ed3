import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
const coco = (...names: string[]) =>
  JSON.stringify({
    images: names.map((file_name, id) => ({ id, file_name, width: 10, height: 10 })),
    categories: [{ id: 3, name: 'car' }],
    annotations: names.map((_, id) => ({ id, image_id: id, category_id: 3, bbox: [1, 1, 2, 2] })),
  });

/** The links of the tasks of `d/a.json` beside some files. */
async function linksOf(json: string, files: readonly string[], ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a.json': json, ...Object.fromEntries(files.map((path) => [path, svg])) });
  const args = ['convert', 'd/a.json', '-l', 'auto', '--to', 'tasks-1.x', '--document-root', '.', ...more];
  const { code, stdout, stderr } = await lsimport(folder, args);
  const tasks = (code === 0 ? JSON.parse(stdout) : []) as { data: { image: string } }[];
  return { links: tasks.map(({ data }) => data.image.replace('/data/local-files/?d=', '')), stderr };
}

describe('a name with folders, of which only the last are there', () => {
  test.each([
    ['/img/a.svg', 'd/img/a.svg'],
    ['data/img/a.svg', 'd/img/a.svg'],
    ['../data/img/a.svg', 'd/img/a.svg'],
    ['C:\\work\\data\\img\\a.svg', 'd/img/a.svg'],
    ['/home/ana/set/train/cats/a.svg', 'd/train/cats/a.svg'],
    ['train/cats/a.svg', 'd/images/cats/a.svg'],
  ])('%s', async (name, path) => {
    const { links, stderr } = await linksOf(coco(name), [path]);
    expect(links).toEqual([path]);
    expect(stderr).not.toContain('warning');
  });

  test('the longest that is there is taken before the name alone', async () => {
    const { links, stderr } = await linksOf(coco('/data/cats/a.svg', '/data/dogs/a.svg'), [
      'd/a.svg',
      'd/cats/a.svg',
      'd/dogs/a.svg',
    ]);
    expect(links).toEqual(['d/cats/a.svg', 'd/dogs/a.svg']);
    expect(stderr).not.toContain('warning');
  });

  test('of a sound', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'd/a.csv': 'file,start,end,label\nset/clips/one/a.wav,0,1,dog\n/x/clips/two/a.wav,0,1,cat\n',
      'd/clips/one/a.wav': '',
      'd/clips/two/a.wav': '',
    });
    const args = ['convert', 'd/a.csv', '-l', 'auto', '--to', 'tasks-1.x', '--document-root', '.'];
    const { stdout } = await lsimport(folder, args);
    expect(stdout.match(/d=[^"]*/g)).toEqual(['d=d/clips/one/a.wav', 'd=d/clips/two/a.wav']);
  });
});

describe('URLs of images', () => {
  const json = coco('http://h.example/val/a.svg?x=1', 'http://h.example/val/b.svg', 's3://h/c%20d.svg');

  test('stay links without --images', async () => {
    const { links, stderr } = await linksOf(json, ['d/val/a.svg', 'd/c d.svg']);
    expect(links[0]).toBe('http://h.example/val/a.svg?x=1');
    expect(stderr).not.toContain('keep');
  });

  test.each([
    ['d', ['d/val/a.svg', 'd/c d.svg']],
    ['p', ['p/a.svg', 'p/c d.svg']],
    ['p', ['p/more/val/a.svg', 'p/c d.svg']],
  ])('are those of their names in --images %s; what is not there is said', async (images, files) => {
    const { links, stderr } = await linksOf(json, files, '--images', images);
    expect(links.map(decodeURIComponent)).toEqual([files[0], 'http://h.example/val/b.svg', files[1]]);
    expect(stderr).toContain(
      `note: "http://h.example/val/b.svg" is not in ${images}; images that are not there keep their URLs.\n`,
    );
    expect(stderr.match(/keep their URLs/g)).toHaveLength(1);
  });
});

test('a URL of a sound is that of its name in --audio; what is not there is said', async () => {
  const folder = temporaryFolder();
  const urls = ['https://h.example/x/a.wav', 'https://h.example/x/b.wav'];
  writeFiles(folder, {
    'd/a.csv': `file,start,end,label\n${urls.map((url) => `${url},0,1,dog\n`).join('')}`,
    'p/x/a.wav': '',
  });
  const args = ['convert', 'd/a.csv', '-l', 'auto', '--to', 'tasks-1.x', '--document-root', '.'];
  const without = await lsimport(folder, args);
  expect(without.stdout.match(/"audio":"[^"]*/g)).toEqual(urls.map((url) => `"audio":"${url}`));
  expect(without.stderr).not.toContain('keep');
  const { stdout, stderr } = await lsimport(folder, [...args, '--audio', 'p']);
  expect(stdout.match(/"audio":"[^"]*/g)).toEqual([
    '"audio":"/data/local-files/?d=p/x/a.wav',
    `"audio":"${urls[1]}`,
  ]);
  expect(stderr).toContain(`note: "${urls[1]}" is not in p; sounds that are not there keep their URLs.\n`);
});
