import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../src/package-files.ts';
import { readBlocks } from '../../support/markdown.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(tasks: string, config: string | undefined, server: string): Promise<string[]> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'tasks.json': tasks, ...(config !== undefined && { 'config.xml': config }) });
  const args = ['check', '-i', 'tasks.json', '--server', server, '--json'];
  const { stdout } = await lsimport(folder, config === undefined ? args : [...args, '-l', 'config.xml']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  return diagnostics.map(({ code }) => code);
}

const image = '<View><Image name="i" value="$image"/><Rating name="r" toName="i"/></View>';

describe('links', () => {
  test.each([
    ['https://example.com/a.png', [], []],
    ['https://example.com/a%20b.JPG?size=3#x', [], []],
    ['http://localhost:8000/a.png', ['private-host'], ['private-host']],
    ['http://nas/a.png', ['private-host'], ['private-host']],
    ['http://10.1.2.3/a.png', ['private-host'], ['private-host']],
    ['http://172.32.0.1/a.png', [], []],
    ['http://172.16.0.1/a.png', ['private-host'], ['private-host']],
    ['http://[::1]/a.png', ['private-host'], ['private-host']],
    [
      'https://b.s3.amazonaws.com/a.png?X-Amz-Expires=60&X-Amz-Signature=1',
      ['link-expires'],
      ['link-expires'],
    ],
    ['https://acc.blob.core.windows.net/c/a.png?se=2030-01-01&sig=ab', ['link-expires'], ['link-expires']],
    ['s3://bucket/a.png', ['link-needs-storage'], ['link-needs-storage']],
    ['azure-blob://c/a.png', ['link-needs-storage'], ['link-needs-storage']],
    // The server was asked for each of them (keys with all of these characters were in its bucket).
    ['s3://bucket/a b+#ü.png', ['link-needs-storage'], ['link-needs-storage']],
    ['s3://bucket/100%.png', ['link-needs-storage'], ['link-needs-storage']],
    ['s3://bucket/im%201.png', ['link-needs-storage', 'cloud-key-encoded'], ['link-needs-storage']],
    ['gs://bucket/what?.png', ['link-needs-storage', 'cloud-key-not-opened'], ['link-needs-storage']],
    ['azure-blob://c//lead.png', ['link-needs-storage', 'cloud-key-not-opened'], ['link-needs-storage']],
    ['azure-blob://c/a b+ü.png', ['link-needs-storage'], ['link-needs-storage']],
    ['azure-blob://c/a#.png', ['link-needs-storage', 'azure-key-not-encoded'], ['link-needs-storage']],
    ['azure-blob://c/50%.png', ['link-needs-storage', 'azure-key-not-encoded'], ['link-needs-storage']],
    ['azure-blob://c/im%201.png', ['link-needs-storage', 'azure-key-not-encoded'], ['link-needs-storage']],
    ['https://example.com/scan.TIFF', ['file-type-not-shown'], ['file-type-not-shown']],
    ['https://example.com/face.pgm', ['file-type-not-shown'], ['file-type-not-shown']],
    ['https://example.com/clip.mpg', ['file-type-not-shown'], ['file-type-not-shown']],
    [
      '/data/local-files/?d=signs/1.PPM',
      ['file-type-not-shown'],
      ['file-type-not-shown', 'link-of-other-server'],
    ],
    [
      '/data/local-files/?d=tiles/1.jp2',
      ['file-type-not-shown'],
      ['file-type-not-shown', 'link-of-other-server'],
    ],
    ['/data/a.png?d=%2Fsrv', ['link-of-other-server'], []],
    ['/data/local-files/?d=set/a%20b.png', [], ['link-of-other-server']],
    ['http://localhost:8080/data/local-files/?d=a.png', ['private-host'], ['link-of-other-server']],
    ['/data/local-files/?d=a+b.png', ['link-not-encoded'], ['link-of-other-server']],
    ['/data/local-files/?d=100%.png', ['link-not-encoded'], ['link-of-other-server']],
    ['/data/local-files/?d=%2Fsrv/a.png', ['local-file-outside'], ['link-of-other-server']],
    ['/data/local-files/?d=a/../../b.png', ['local-file-outside'], ['link-of-other-server']],
    ['/data/local-files/?d=..a../b.png', [], ['link-of-other-server']],
    ['/data/upload/1/a.png', [], ['link-of-other-server']],
    ['/home/ana/a.png', ['local-path'], ['local-path']],
    ['data:image/png;base64,AAAA', [], []],
    [`data:image/png;base64,${'A'.repeat(200_000)}`, ['inline-media'], ['inline-media']],
    ['data:audio/wav;base64,AAAA', ['inline-sound'], []],
  ])('%.70s', async (link, in1x, in09) => {
    const tasks = JSON.stringify([{ data: { image: link } }]);
    expect(await check(tasks, image, '1.x')).toEqual(in1x);
    expect(await check(tasks, image, '0.9')).toEqual(in09);
  });

  test('in lists, and without a label config where a text looks like a link', async () => {
    const tasks = JSON.stringify([
      { data: { note: 'see a.tiff', pages: ['https://h.org/1.png', 's3://b/2.tif'] } },
    ]);
    expect(await check(tasks, undefined, '1.x')).toEqual(['link-needs-storage']);
  });

  test('a text that an object tag shows as text is none', async () => {
    const tasks = JSON.stringify([{ data: { text: 's3://bucket/a.png' } }]);
    expect(
      await check(tasks, '<View><Text name="t" value="$text"/><Rating name="r" toName="t"/></View>', '1.x'),
    ).toEqual([]);
  });

  test('of two schemes', async () => {
    const tasks = JSON.stringify(
      ['http', 'https'].map((scheme) => ({ data: { image: `${scheme}://h.org/a.png` } })),
    );
    expect(await check(tasks, image, '1.x')).toEqual(['mixed-schemes']);
  });
});

describe('members', () => {
  const of = (task: object) => JSON.stringify([{ data: { text: 'a' }, ...task }]);

  test.each([
    [{ completions: [{ result: [] }] }, ['work-under-other-name'], []],
    [{ annotations: [{ result: [], ground_truth: false }] }, [], ['work-under-other-name']],
    [{ annotations: [{ result: [] }] }, ['ground-truth-by-default'], ['work-under-other-name']],
    [{ drafts: [{ result: [] }] }, ['draft-not-imported'], []],
    [{ drafts: [] }, [], []],
    [
      {
        predictions: [
          { model_version: {}, result: [] },
          { model_version: { a: 1 }, result: [] },
        ],
      },
      ['mixed-model-versions'],
      [],
    ],
    [
      { annotations: [{ result: [], ground_truth: true, completed_by: 3 }] },
      ['unknown-annotator'],
      ['work-under-other-name'],
    ],
    [
      { annotations: [{ result: [], ground_truth: true, was_cancelled: 'no' }] },
      ['refused-by-server'],
      ['work-under-other-name'],
    ],
    [{ predictions: [{ result: [], model_version: null }] }, ['prediction-not-shown'], []],
    [{ predictions: [{ result: [], model_version: 'a' }, { result: [] }] }, ['mixed-model-versions'], []],
    [
      {
        predictions: [
          { result: [], model_version: 'a' },
          { result: [], model_version: 'a' },
        ],
      },
      [],
      [],
    ],
  ])('%j', async (task, in1x, in09) => {
    expect(await check(of(task), undefined, '1.x')).toEqual(in1x);
    expect(await check(of(task), undefined, '0.9')).toEqual(in09);
  });
});

describe('the examples in the documentation have what they are examples of', () => {
  const text = readFileSync(join(packageRoot, 'docs/diagnostics/server.md'), 'utf8');
  const examples = readBlocks(text).filter(({ language }) => language === 'json');
  const configs: Record<string, string> = {
    'not-shown-by-server':
      '<View><Image name="image" value="$image"/><KeyPoint name="dot" toName="image"/></View>',
  };

  test.each(examples)('$section', async ({ section, text }) => {
    expect(await check(text, configs[section], '1.x')).toContain(section);
  });
});

test('a file that 1.x does not take as an upload', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': '{"text": "a"}\n' });
  const { stdout, code } = await lsimport(folder, ['check', '-i', 'a.jsonl', '--server', '1.x', '--json']);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([{ code: 'input-type-refused', severity: 'warning' }]);
  expect(code).toBe(0);
});

// Label Studio 1.23.2 keeps the digits (test/servers/push/formats.test.ts).
test('integers beyond 64 bits are only said of Label Studio 0.9', async () => {
  const tasks = '[{"data": {"image": "https://example.com/a.png", "n": 123456789012345678901}}]';
  expect(await check(tasks, image, '1.x')).toEqual([]);
  expect(await check(tasks, image, '0.9')).toEqual(['integer-beyond-64-bits']);
});

test('--server 0.9 without input is wrong usage; 1.x looks at the label config', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': image });
  const checkConfig = (server: string) => lsimport(folder, ['check', '-l', 'config.xml', '--server', server]);
  expect(await checkConfig('0.9')).toMatchObject({ code: 2 });
  expect(await checkConfig('1.x')).toMatchObject({ code: 0 });
});
