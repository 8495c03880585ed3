import { expect, it } from 'vitest';
import { compileTaskChecks } from '../../../src/checks/check-task.ts';
import { readLabelConfig } from '../../../src/label-config/read.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config = `<View><Image name="i" value="$image"/><Text name="t" value="$text"/>
  <RectangleLabels name="r" toName="i"><Label value="cat"/></RectangleLabels>
  <TextArea name="a" toName="i" perRegion="true"/>
  <Labels name="l" toName="t"><Label value="PER"/></Labels></View>`;
const data = { image: 'https://example.com/a.png', text: 'Ada and Bob' };
const box = (id: string, more: object = {}) => ({
  id,
  ...{ from_name: 'r', to_name: 'i', type: 'rectanglelabels', original_width: 9, original_height: 9 },
  value: { x: 10, y: 10, width: 5, height: 5, rotation: 0, rectanglelabels: ['cat'], ...more },
});
const text = (id: string, said: string) => ({
  id,
  ...{ from_name: 'a', to_name: 'i', type: 'textarea', original_width: 9, original_height: 9 },
  value: { x: 10, y: 10, width: 5, height: 5, rotation: 0, text: [said] },
});
const span = (id: string, end = 3) => ({
  id,
  ...{ from_name: 'l', to_name: 't', type: 'labels' },
  value: { start: 0, end, labels: ['PER'] },
});

async function repeated(format: 'json' | 'jsonl' | 'json-dir', list: string, result: readonly object[]) {
  const folder = temporaryFolder();
  const task = JSON.stringify({ data, [list]: [{ result }] });
  const name = { json: 'in.json', jsonl: 'in.jsonl', 'json-dir': 'in/a.json' }[format];
  writeFiles(folder, { [name]: format === 'json' ? `[${task}]` : task, 'c.xml': config });
  const args = ['check', format === 'json-dir' ? 'in' : name, '-l', 'c.xml', '--json'];
  const { diagnostics } = JSON.parse((await lsimport(folder, args)).stdout) as {
    diagnostics: { code: string; severity: string; path?: string }[];
  };
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return diagnostics.filter(({ code }) => code === 'region-repeated').map(({ path }) => path);
}

it.each(['json', 'jsonl', 'json-dir'] as const)('a region under two ids is said, in %s', async (format) => {
  expect(await repeated(format, 'predictions', [box('1'), box('2')])).toEqual(['/predictions/0/result/1']);
  expect(await repeated(format, 'annotations', [span('1'), span('2')])).toEqual(['/annotations/0/result/1']);
});

it('also with what is said of it', async () => {
  const result = [box('1'), text('1', 'owl'), box('2'), text('2', 'owl')];
  expect(await repeated('json', 'predictions', result)).toEqual(['/predictions/0/result/2']);
});

it.each([
  ['with other texts', [box('1'), text('1', 'owl'), box('2'), text('2', 'fox')]],
  ['with other sizes', [box('1'), box('2', { width: 6 })]],
  ['with other ends', [span('1'), span('2', 7)]],
  ['of one id', [box('1'), text('1', 'owl')]],
])('regions %s are fine', async (_, result) => {
  expect(await repeated('json', 'predictions', result)).toEqual([]);
});

it('nothing is looked for in regions that a format made of labels', () => {
  const model = readLabelConfig(
    Buffer.from('<View><Image name="i" value="$i"/><Rectangle name="r" toName="i"/></View>'),
    'c.xml',
    () => {},
  );
  const codes: string[] = [];
  const region = {
    from_name: 'r',
    to_name: 'i',
    type: 'rectangle',
    value: { x: 1, y: 1, width: 5, height: 5 },
  };
  const task = {
    data: { i: 'https://example.com/a.png' },
    predictions: [
      {
        result: [
          { id: '1', ...region },
          { id: '2', ...region },
        ],
      },
    ],
  };
  const check = compileTaskChecks(model);
  check(task, ({ code }) => codes.push(code), true);
  expect(codes).toEqual([]);
  check(task, ({ code }) => codes.push(code));
  expect(codes).toEqual(['region-repeated']);
});
