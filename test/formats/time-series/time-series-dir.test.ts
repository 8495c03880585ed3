import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const tag = (attributes: string) =>
  `<View><TimeSeries name="s" value="$ts" ${attributes}><Channel column="v"/></TimeSeries><TextArea name="note" toName="s"/></View>`;

/** Imports files as time series with a TimeSeries tag; the input is a folder, or the file named. */
async function importSeries(files: Record<string, string>, attributes: string, ...options: string[]) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFiles(folder, { [`in/${name}`]: text });
  writeFiles(folder, { 'config.xml': tag(attributes) });
  const input = options[0]?.startsWith('in') ? options.shift()! : 'in';
  const args = ['-i', input, '--input-format', 'time-series-dir', '-l', 'config.xml', '--json', ...options];
  const { code, stdout } = await lsimport(folder, ['init', 'p', ...args]);
  return { folder, code, outcome: JSON.parse(stdout) };
}

describe('time-series-dir', () => {
  it.each(casesOf('time-series-dir'))('%s', (name) => expectCase('time-series-dir', name));

  it('takes a single file too', async () => {
    const files = { 'a b.csv': 'time,v\n1,2\n', 'c.csv': 'not,looked\nat' };
    const { folder, code } = await importSeries(files, 'timeColumn="time"', 'in/a b.csv');
    expect(code).toBe(0);
    const path = join(folder, 'in/a b.csv');
    const ts = `/data/a%20b.csv?d=${encodeURIComponent(join(folder, 'in'))}`;
    expect(readTasks(join(folder, 'p'))).toEqual([{ id: 0, task_path: path, data: { ts } }]);
  });

  it('keeps the digits of numbers, and writes loose numbers as JSON does', async () => {
    const numbers = ['1.10', '12345678901234567890', '0.1000000000000000055', '1E5', '-0.0'];
    const loose = {
      '+5': '5',
      '007': '7',
      '-00.50': '-0.50',
      '.5': '0.5',
      '5.': '5',
      '-.5e+3': '-0.5e+3',
      '0x10': '16',
    };
    const cells = [...numbers, ...Object.keys(loose), ' 8 ', ''];
    const text = `v,w\n${cells.map((cell) => `${cell},x\n`).join('')}`;
    const { code, folder } = await importSeries({ 'a.csv': text }, 'valueType="json"');
    expect(code).toBe(0);
    const written = readFileSync(join(folder, 'p/tasks.json'), 'utf8');
    const list = /"v": \[([^\]]*)\]/
      .exec(written)![1]!
      .split(',')
      .map((item) => item.trim());
    expect(list).toEqual([...numbers, ...Object.values(loose), '8', 'null']);
  });

  it('says of rows that are all shorter than the header what is wrong with them', async () => {
    const { code, outcome } = await importSeries({ 'a.csv': 'v;w\n1,2\n3,4\n' }, 'valueType="json" sep=";"');
    expect(code).toBe(1);
    const codes = outcome.diagnostics.map((finding: { code: string }) => finding.code);
    expect(codes).toEqual(expect.arrayContaining(['series-row-length']));
  });

  // In place of such a task the editor of 1.23.2 shows "timeColumn (t) cannot be parsed.", for files and for values.
  it.each(['', ' valueType="json"'])(
    'refuses for 1.x what its editor cannot read, with%s',
    async (valueType) => {
      const folder = temporaryFolder();
      const attributes = `timeColumn="t" timeFormat="%d.%m.%Y"${valueType}`;
      writeFiles(folder, { 'in/a.csv': 't,v\n01.02.2021,2\n', 'config.xml': tag(attributes) });
      const args = ['-i', 'in', '--input-format', 'time-series-dir', '-l', 'config.xml', '--json'];
      const codesOf = async (...more: string[]) => {
        const { stdout } = await lsimport(folder, ['check', ...args, ...more]);
        return JSON.parse(stdout).diagnostics.map((finding: { code: string }) => finding.code);
      };
      expect(await codesOf()).toEqual(['series-time-with-dot']);
      const links = valueType === '' ? ['--document-root', '.'] : [];
      expect(await codesOf('--server', '1.x', ...links)).toEqual(['not-shown-by-server']);
    },
  );

  it('skips files that are wrong, with their findings, when asked to', async () => {
    const files = { 'a.csv': 'time,v\n1,2\n', 'b.csv': 'time,v\n1,2\n0,2\n', 'c.csv': 'time,v\n1,2\n' };
    const { folder, code, outcome } = await importSeries(
      files,
      'timeColumn="time"',
      '--invalid-tasks',
      'skip',
    );
    expect({ code, written: outcome.written, rejected: outcome.rejected }).toEqual({
      code: 0,
      written: 2,
      rejected: 1,
    });
    const rejected = JSON.parse(readFileSync(join(folder, 'p/rejected.jsonl'), 'utf8'));
    expect(rejected).toMatchObject({
      task: 1,
      file: 'in/b.csv',
      diagnostics: [{ code: 'times-not-rising', file: 'in/b.csv', line: 3, column: 1 }],
    });
  });

  it('tells of a column that is wrong in many places once, with a count', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},${i % 3 ? 'x' : ''}\n`).join('');
    const { code, outcome } = await importSeries({ 'a.csv': `time,v\n0,1\n${rows}` }, 'timeColumn="time"');
    expect(code).toBe(1);
    expect(outcome.diagnostics).toMatchObject([
      { code: 'series-not-a-number', line: 4, message: expect.stringContaining('20000 cells') },
      { code: 'series-empty-cell', line: 3, message: expect.stringContaining('10000 empty cells') },
    ]);
  });

  it('has no note on local files when the series are in the tasks', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'in/a.csv': 'time,v\n1,2\n',
      'url.xml': tag(''),
      'json.xml': tag('valueType="json"'),
    });
    const made = (config: string) =>
      lsimport(folder, [
        'init',
        config.slice(0, -4),
        '-i',
        'in',
        '--input-format',
        'time-series-dir',
        '-l',
        config,
      ]);
    expect((await made('url.xml')).stderr).toContain('will not show the files');
    expect((await made('json.xml')).stderr).toBe('');
  });

  it('leaves nothing when it is interrupted', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/a.csv': 'time,v\n1,2\n', 'config.xml': tag('') });
    const args = ['init', 'p', '-i', 'in', '--input-format', 'time-series-dir', '-l', 'config.xml'];
    await expectCleanInterrupt(folder, args);
  });
});
