// npm run bench [-- --runs N] [--only TEXT] [--large]
//
// Prints medians of time and peak memory of `lsimport init` on data made from a seed, checks on. When LABEL_STUDIO_09 names the
// `label-studio` of release 0.9.1, it runs the same work in turns with lsimport. Then `lsimport convert` in each form, in turns with `check`
// on the same data; what people would take instead (peers.js); `lsimport preview` and its page in a browser (previews.js); and the start,
// beside that of Node. --large adds ten times the size, for lsimport alone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataSet } from './make-data.js';
import { measure, median } from './measure.js';
import { compareWithPeers, works } from './peers.js';
import { measurePreview, previews } from './previews.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    large: { type: 'boolean', default: false },
  },
});
const reference = process.env.LABEL_STUDIO_09;
const lsimport = join(import.meta.dirname, '..', 'bin', 'lsimport.js');
const folder = mkdtempSync(join(tmpdir(), 'lsimport-bench-'));

const boxes = `<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="label" toName="image"><Label value="Airplane"/><Label value="Car"/></RectangleLabels>
</View>`;
const texts = `<View>
  <Text name="text" value="$text"/>
  <Choices name="tone" toName="text"><Choice value="Kind"/><Choice value="Harsh"/></Choices>
</View>`;

const cases = [
  { title: '1,000,000 lines of text', data: 'lines.txt', format: 'text', config: texts },
  { title: '200,000 tasks with 4 boxes, one JSON file', data: 'tasks.json', format: 'json', config: boxes },
  { title: '20,000 JSON files', data: 'task-files', format: 'json-dir', config: boxes },
  { title: '100,000 images in 100 folders', data: 'images', format: 'image-dir', config: boxes },
  { title: 'two lines of text (start-up)', data: 'two-lines.txt', format: 'text', config: texts },
];
const large = cases.slice(0, 4).filter(({ data }) => data !== 'task-files');

/** What `convert` is compared with `check` on: reading and checking are the same, the rest is writing. */
const conversions = [
  { title: '1,000,000 CSV rows with 10 columns', data: 'rows.csv', format: 'csv', config: texts },
  { title: '200,000 tasks with 4 boxes, one JSON file', data: 'tasks.json', format: 'json', config: boxes },
  { title: '1,000,000 lines of JSON Lines', data: 'rows.jsonl', format: 'jsonl', config: texts },
];
const forms = ['tasks', 'jsonl', 'tasks-1.x'];

try {
  console.log(
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
  );
  console.log(
    reference ? '| work | 0.9.1 | lsimport | ratio |\n|---|---|---|---|' : '| work | lsimport |\n|---|---|',
  );
  for (const work of cases) if (work.title.includes(values.only)) console.log(await compare(work, 1));
  if (values.large) {
    for (const work of large) if (work.title.includes(values.only)) console.log(await compare(work, 10));
  }
  console.log('\n| work | check | convert --to | ratio |\n|---|---|---|---|');
  for (const work of conversions) {
    if (!work.title.includes(values.only)) continue;
    for (const form of forms) console.log(await compareWithCheck(work, form));
  }
  console.log('\n| work | instead | lsimport convert | ratio |\n|---|---|---|---|');
  const bench = { lsimport, folder, count: Number(values.runs), run: runOnce, summarize, show };
  for (const work of works)
    if (work.title.includes(values.only)) console.log(await compareWithPeers(work, bench));
  console.log('\n| work | lsimport | page | opened, slow frames |\n|---|---|---|---|');
  for (const work of previews)
    if (work.title.includes(values.only)) console.log(await measurePreview(work, bench));
  if (values.only === '') console.log(`\n${await compareStart()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A row of the table: both in turns, so that whatever else the machine does concerns both. */
async function compare({ title, data, format, config }, times) {
  const input = dataSet(data, times);
  const configFile = join(folder, 'config.xml');
  writeFileSync(configFile, config);
  const args = [
    'init',
    join(folder, 'project'),
    '--input-path',
    input,
    '--input-format',
    format,
    '--label-config',
    configFile,
  ];
  const both = { ours: [], theirs: [] };
  for (let run = 0; run < Number(values.runs); run++) {
    both.ours.push(await runOnce(process.execPath, [lsimport, ...args]));
    if (reference && times === 1) both.theirs.push(await runOnce(reference, args));
  }
  const ours = summarize(both.ours);
  const name = times === 1 ? title : `${times} times: ${title}`;
  if (!reference) return `| ${name} | ${show(ours)} |`;
  if (times > 1) return `| ${name} | | ${show(ours)} | |`;
  const theirs = summarize(both.theirs);
  return `| ${name} | ${show(theirs)} | ${show(ours)} | 1/${(theirs.seconds / ours.seconds).toFixed(1)} |`;
}

/** A row of the table of conversions: `check` and `convert` in turns, with the checks for 1.x on both sides where tasks are written for it. */
async function compareWithCheck({ title, data, format, config }, form) {
  const configFile = join(folder, 'config.xml');
  writeFileSync(configFile, config);
  const output = join(folder, 'output');
  const args = ['--input-path', dataSet(data), '--input-format', format, '--label-config', configFile];
  const server = form === 'tasks-1.x' ? ['--server', '1.x'] : [];
  const runs = { check: [], convert: [] };
  for (let run = 0; run < Number(values.runs); run++) {
    runs.check.push(await runOnce(process.execPath, [lsimport, 'check', ...args, ...server]));
    runs.convert.push(
      await runOnce(process.execPath, [lsimport, 'convert', '--to', form, '--output', output, ...args]),
    );
    rmSync(output);
  }
  const [check, convert] = [summarize(runs.check), summarize(runs.convert)];
  const ratio = (convert.seconds / check.seconds).toFixed(2);
  return `| ${title} | ${show(check)} | ${form}: ${show(convert)} | ${ratio} |`;
}

/** What `--help` takes beyond a Node that does nothing. */
async function compareStart() {
  const runs = { node: [], help: [] };
  for (let run = 0; run < 4 * Number(values.runs); run++) {
    runs.node.push(await runOnce(process.execPath, ['-e', '0']));
    runs.help.push(await runOnce(process.execPath, [lsimport, '--help']));
  }
  const [node, help] = [summarize(runs.node), summarize(runs.help)].map(({ seconds }) => seconds * 1000);
  return `--help: ${Math.round(help - node)} ms over the ${Math.round(node)} ms of Node`;
}

async function runOnce(command, args) {
  const result = await measure(command, args);
  rmSync(join(folder, 'project'), { recursive: true, force: true });
  return result;
}

function summarize(runs) {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    megabytes: median(runs.map(({ megabytes }) => megabytes)),
  };
}

function show({ seconds, megabytes }) {
  return `${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB`;
}
