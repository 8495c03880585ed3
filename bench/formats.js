// npm run bench:formats [-- --only NAME,NAME] [--size N] [--times N]
//
// Prints processor time and peak memory of `lsimport convert -l auto` for the formats that bring labels, on data made from a rule: of the usual size, which
// --size multiplies, and ten times as large. Both should take the same memory, and the second ten times as long as the first, beyond what starting takes.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { XLSX_ROWS } from './formats-data/tables.js';
import { makers } from './formats-data.js';
import { measure } from './measure.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    size: { type: 'string', default: '1' },
    times: { type: 'string', default: '10' },
  },
});
const lsimport = join(import.meta.dirname, '..', 'bin', 'lsimport.js');
const [size, times] = [Number(values.size), Number(values.times)];
const withoutFiles = new Set([
  'spans-jsonl',
  'spans-csv',
  'text-classes-csv',
  'brat',
  'webanno-tsv',
  'xlsx',
  'parquet',
  'ground-truth',
]);
const media = /\.(?:png|wav|mp4)$/;

console.log(
  `| format | input | time, memory | ${times} times | | time | memory |\n|---|---|---|---|---|---|---|`,
);
for (const [format, make] of Object.entries(makers)) {
  if (values.only && !values.only.split(',').includes(format)) continue;
  const [small, large] = [await run(format, make, size), await run(format, make, size * times)];
  const ratio = (key) => (large[key] / small[key]).toFixed(2);
  console.log(
    `| ${format} | ${small.input} | ${show(small)} | ${large.input} | ${show(large)} | ${ratio('processor')} | ${ratio('megabytes')} |`,
  );
}

async function run(format, make, count) {
  const folder = mkdtempSync(join(tmpdir(), 'lsimport-bench-'));
  try {
    const input = await make(join(folder, 'in'), count);
    const args = ['convert', input, '--input-format', format, '-l', 'auto', '--quiet'];
    const images = format === 'labelbox' ? ['--images', join(folder, 'in')] : [];
    const root = withoutFiles.has(format) ? [] : ['--document-root', folder];
    const result = await measure(process.execPath, [
      lsimport,
      ...args,
      ...images,
      ...root,
      '-o',
      join(folder, 'tasks.json'),
    ]);
    const size = `${(bytesIn(join(folder, 'in')) / 1e6).toFixed(1)} MB`;
    const rows = `${(XLSX_ROWS * count).toLocaleString('en')} rows`;
    return { ...result, input: format === 'xlsx' ? rows : size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of labels in a folder; those of masks are images. */
function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !(media.test(entry.name) && basename(entry.parentPath) !== 'masks'))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function show({ processor, megabytes }) {
  return `${processor.toFixed(1)} s, ${Math.round(megabytes)} MB`;
}
