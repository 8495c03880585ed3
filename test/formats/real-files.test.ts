import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-files.ts';
import { readTasks } from '../support/project.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// Photographs, sounds, videos, pages and series that packages ship; what is expected was counted with ls.
const inPackage = (path: string) => join(packageRoot, 'node_modules', path);

async function importFrom(path: string, format: string, config: string) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'config.xml': `<View>${config}<Rating name="r" toName="${/name="(\w+)"/.exec(config)![1]}"/></View>`,
  });
  const args = ['init', 'p', '-i', inPackage(path), '--input-format', format, '-l', 'config.xml', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  const { skipped, diagnostics } = JSON.parse(stdout);
  const names =
    code === 0 ? readTasks(join(folder, 'p')).map(({ task_path }) => basename(String(task_path))) : [];
  return { code, skipped, found: diagnostics.map(({ code }: { code: string }) => code), names };
}

describe('media of packages', () => {
  it('photographs and a scan', async () => {
    expect(await importFrom('jpeg-exif/test', 'image-dir', '<Image name="i" value="$i"/>')).toEqual({
      code: 0,
      skipped: { 'other files': 1 },
      found: ['media-not-shown'],
      names: ['Arbitro.tiff', 'IMG_0001.JPG', 'IMG_0003.JPG'],
    });
  });

  it('graphics', async () => {
    const { names } = await importFrom('lightbox2/dist/images', 'image-dir', '<Image name="i" value="$i"/>');
    expect(names).toEqual(['close.png', 'loading.gif', 'next.png', 'prev.png']);
  });

  it('sounds', async () => {
    const { code, names, skipped } = await importFrom(
      'ion-sound/sounds',
      'audio-dir',
      '<Audio name="a" value="$a"/>',
    );
    expect({ code, skipped, count: names.length }).toEqual({
      code: 0,
      skipped: {},
      count: 75,
    });
    expect(names.slice(0, 3)).toEqual([
      'beer_can_opening.aac',
      'beer_can_opening.mp3',
      'beer_can_opening.ogg',
    ]);
  });

  it('a video beside sounds', async () => {
    expect(await importFrom('pizzicato/tests/audio', 'video-dir', '<Video name="v" value="$v"/>')).toEqual({
      code: 0,
      skipped: { 'other files': 3 },
      found: [],
      names: ['ddplus-format.mp4'],
    });
  });
});

it('a page of a package', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'pages'));
  copyFileSync(inPackage('lightbox2/examples/index.html'), join(folder, 'pages/index.html'));
  writeFiles(folder, {
    'config.xml': '<View><HyperText name="h" value="$page"/><TextArea name="note" toName="h"/></View>',
  });
  const args = ['init', 'p', '-i', 'pages', '--input-format', 'html-dir', '-l', 'config.xml'];
  expect(await lsimport(folder, args)).toMatchObject({ code: 0, stderr: '' });
  const page = readFileSync(inPackage('lightbox2/examples/index.html'), 'utf8');
  expect(readTasks(join(folder, 'p')).map(({ data }) => data)).toEqual([{ page }]);
});

describe('series of vega-datasets', () => {
  const checkSeries = async (file: string, attributes: string, channels: string[]) => {
    const folder = temporaryFolder();
    const list = channels.map((column) => `<Channel column="${column}"/>`).join('');
    writeFiles(folder, {
      'config.xml': `<View><TimeSeries name="s" value="$s" ${attributes}>${list}</TimeSeries><Rating name="r" toName="s"/></View>`,
    });
    const input = inPackage(`vega-datasets/data/${file}`);
    const args = [
      'init',
      'p',
      '-i',
      input,
      '--input-format',
      'time-series-dir',
      '-l',
      'config.xml',
      '--json',
    ];
    const { code, stdout } = await lsimport(folder, args);
    const found = JSON.parse(stdout).diagnostics.map(({ code, line }: { code: string; line: number }) => [
      code,
      line,
    ]);
    return { code, found, data: code === 0 ? readTasks(join(folder, 'p'))[0]!.data.s : undefined };
  };

  it.each([
    ['sp500.csv', 'timeColumn="date" timeFormat="%b %d %Y"', ['price']],
    ['seattle-weather.csv', 'timeColumn="date" timeFormat="%Y-%m-%d"', ['temp_max', 'wind', '1']],
    ['global-temp.csv', 'timeColumn="year"', ['temp']],
    ['co2-concentration.csv', 'timeColumn="Date" timeFormat="%Y-%m-%d"', ['CO2']],
  ])('%s %s', async (file, attributes, channels) => {
    expect(await checkSeries(file, attributes, channels)).toMatchObject({ code: 0, found: [] });
  });

  it.each([
    ['sp500.csv', 'timeColumn="date"', ['price'], [['bad-time', 2]]],
    ['seattle-weather.csv', 'timeColumn="date" timeFormat="%Y/%m/%d"', ['wind'], [['bad-time', 2]]],
    ['seattle-weather.csv', '', ['weather'], [['series-not-a-number', 2]]],
    ['stocks.csv', 'timeColumn="date" timeFormat="%b %d %Y"', ['price'], [['times-not-rising', 125]]],
  ])('%s %s is refused', async (file, attributes, channels, findings) => {
    expect(await checkSeries(file, attributes, channels)).toMatchObject({ code: 1, found: findings });
  });

  it('has its columns in the task', async () => {
    const { data } = await checkSeries(
      'sp500.csv',
      'valueType="json" timeColumn="date" timeFormat="%b %d %Y"',
      ['price'],
    );
    const lines = readFileSync(inPackage('vega-datasets/data/sp500.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    const cells = lines.map((line) => line.split(','));
    expect(data).toEqual({
      date: cells.map(([date]) => date),
      price: cells.map(([, price]) => Number(price)),
    });
  });
});
