import { cpSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const configs: Record<string, string> = {
  'image-dir': '<Image name="i" value="$file"/>',
  'audio-dir': '<Audio name="i" value="$file"/>',
  'video-dir': '<Video name="i" value="$file"/>',
  'pdf-dir': '<Pdf name="i" value="$file"/>',
  'html-dir': '<HyperText name="i" value="$file"/>',
  'time-series-dir': '<TimeSeries name="i" value="$file"><Channel column="a"/></TimeSeries>',
};

async function importFolder(folder: string, format: string, key: string, config = configs[format]!) {
  writeFiles(folder, { 'config.xml': `<View>${config}</View>` });
  const args = ['-i', 'in', '--input-format', format, '-l', 'config.xml', '--label-from-folder', key];
  const ending = await lsimport(folder, ['init', 'p', ...args]);
  const tasks = ending.code === 0 ? readTasks(join(folder, 'p')) : [];
  const labels = tasks.map(({ task_path, data }) => [
    relative(join(folder, 'in'), String(task_path)),
    data[key],
  ]);
  return { ...ending, tasks, labels: Object.fromEntries(labels) };
}

describe('--label-from-folder', () => {
  it("gives the labels that Hugging Face's datasets gives", async () => {
    const recorded: { file: string; columns: { label: string } }[] = JSON.parse(
      readFileSync(fixture('metadata/datasets.json'), 'utf8'),
    ).labels;
    const folder = temporaryFolder();
    cpSync(fixture('metadata/labels'), join(folder, 'in'), { recursive: true });
    const { labels } = await importFolder(folder, 'image-dir', 'label');
    expect(labels).toEqual(Object.fromEntries(recorded.map(({ file, columns }) => [file, columns.label])));
  });

  it.each([
    ['image-dir', 'a.png'],
    ['audio-dir', 'a.mp3'],
    ['video-dir', 'a.mp4'],
    ['pdf-dir', 'a.pdf'],
    ['html-dir', 'a.html'],
    ['time-series-dir', 'a.csv'],
  ])('is for %s', async (format, name) => {
    const folder = temporaryFolder();
    const text = 'a,b\n1,2\n';
    writeFiles(folder, { [`in/${name}`]: text, [`in/deep/x & y/${name}`]: text });
    const { code, stderr, labels, tasks } = await importFolder(folder, format, 'kind');
    expect(code, stderr).toBe(0);
    expect(labels).toEqual({ [name]: 'in', [join('deep', 'x & y', name)]: 'x & y' });
    expect(Object.keys(tasks[0]!.data)).toEqual(['file', 'kind']);
  });

  it('dataTags another data key of the label config', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/stork/a.html': '<p/>' });
    const config = '<Header name="h" value="$kind"/><HyperText name="i" value="$file"/>';
    const { code, stderr, labels } = await importFolder(folder, 'html-dir', 'kind', config);
    expect(code, stderr).toBe(0);
    expect(labels).toEqual({ [join('stork', 'a.html')]: 'stork' });
  });

  it('names the folder that the input path means', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.png': '', 'config.xml': `<View>${configs['image-dir']}</View>` });
    const args = [
      '-i',
      '.',
      '--input-format',
      'image-dir',
      '-l',
      'config.xml',
      '--label-from-folder',
      'kind',
    ];
    expect((await lsimport(folder, ['init', 'p', ...args])).code).toBe(0);
    expect(readTasks(join(folder, 'p'))[0]!.data.kind).toBe(basename(folder));
  });

  it.each([
    ['image-dir', 'file', 'is already the data key of the files'],
    ['image-dir', '', 'has an empty key'],
    ['json-dir', 'kind', 'does not apply to the input format json-dir'],
  ])('is refused for %s with %j', async (format, key, words) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/a.png': 'x' });
    const config = configs[format] ?? '<Text name="i" value="$file"/>';
    const { code, stderr } = await importFolder(folder, format, key, config);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
