// What people would take instead, beside lsimport: each row runs both in turns, and once compares what they wrote, task by task.
import { spawnSync } from 'node:child_process';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { dataSet } from './make-data.js';

const text = '<View><Text name="text" value="$text"/></View>';
const boxes = `<View><Image name="image" value="$image"/>
  <RectangleLabels name="label" toName="image"><Label value="Airplane"/><Label value="Car"/></RectangleLabels></View>`;

/** Python with duckdb, polars, pandas; Python with label-studio-sdk. */
const python = process.env.PEERS_PYTHON ?? 'python3';
const sdkPython = process.env.SDK_PYTHON ?? python;

const scripts = {
  DuckDB: `
import duckdb, sys
duckdb.execute("SET threads = 2")
duckdb.execute("COPY (SELECT r AS data FROM read_csv($1, all_varchar = true, nullstr = '\\x01') r) TO '" + sys.argv[2] + "' (FORMAT json, ARRAY true)", [sys.argv[1]])`,
  Polars: `
import polars, sys
rows = polars.read_csv(sys.argv[1], infer_schema=False, empty_string_is_null=False)
rows.select(polars.struct(polars.all()).alias('data')).write_json(sys.argv[2])`,
  pandas: `
import json, pandas, sys
rows = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False).to_dict('records')
with open(sys.argv[2], 'w') as file:
    json.dump([{'data': row} for row in rows], file)`,
};

const inPython = (name) => ({
  name: name === 'DuckDB' ? 'DuckDB, 2 threads' : name,
  isThere: () => runs(python, ['-c', `import ${name.toLowerCase()}`]),
  command: (input, output) => [python, ['-c', scripts[name], input, output]],
});

const jq = {
  name: 'jq -c',
  isThere: () => runs('jq', ['--version']),
  command: (input, output) => ['sh', ['-c', 'exec jq -c "{data: .}" "$0" > "$1"', input, output]],
};

const sdk = (kind) => ({
  name: 'label-studio-sdk',
  isThere: () => runs(sdkPython, ['-c', 'import label_studio_sdk.converter.main']),
  command: (input, output) => [
    sdkPython,
    [
      ...['-m', 'label_studio_sdk.converter.main', 'import', kind],
      ...['-i', input, '-o', output, '--image-root-url', '/data/local-files/?d=images'],
    ],
  ],
});

/** The works; `same` is whether two outputs hold the same tasks, undefined where they hold different things by design. */
export const works = [
  {
    title: '1,000,000 CSV rows with 10 columns to a list of tasks',
    input: () => dataSet('rows.csv'),
    config: text,
    args: ['--input-format', 'csv', '--to', 'tasks'],
    peers: ['DuckDB', 'Polars', 'pandas'].map(inPython),
    same: sameLists,
  },
  {
    title: '1,000,000 lines of JSON to lines of tasks',
    input: () => dataSet('texts.jsonl'),
    config: text,
    args: ['--input-format', 'jsonl', '--to', 'jsonl'],
    peers: [jq],
    same: sameLines,
  },
  {
    title: 'COCO, 20,000 images with 140,000 boxes',
    input: () => join(dataSet('coco'), 'labels.json'),
    config: boxes,
    args: ['--input-format', 'coco', '--to', 'tasks', '--links', '0.9', '--labels-as', 'completions'],
    peers: [sdk('coco')],
  },
  {
    title: 'YOLO, 20,000 images with 140,000 boxes',
    input: () => dataSet('yolo'),
    config: boxes,
    args: ['--input-format', 'yolo', '--to', 'tasks', '--links', '0.9', '--labels-as', 'completions'],
    peers: [sdk('yolo')],
  },
];

function runs(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function sameLists(ours, theirs) {
  const [own, other] = [ours, theirs].map((path) => JSON.parse(readFileSync(path, 'utf8')));
  return own.length === other.length && own.every(({ data }, i) => isDeepStrictEqual(data, other[i].data));
}

async function sameLines(ours, theirs) {
  const [own, other] = [ours, theirs].map((path) =>
    createInterface({ input: createReadStream(path) })[Symbol.asyncIterator](),
  );
  for (;;) {
    const [a, b] = [await own.next(), await other.next()];
    if (a.done || b.done) return a.done === b.done;
    if (!isDeepStrictEqual(JSON.parse(a.value).data, JSON.parse(b.value).data)) return false;
  }
}

/**
 * The rows of the table for one work: lsimport and each peer that is there, in turns. `run(command, args)` measures; `summarize` and `show`
 * print as the other tables do.
 */
export async function compareWithPeers(work, { lsimport, folder, count, run, summarize, show }) {
  const [config, ours, theirs] = ['config.xml', 'ours', 'theirs'].map((name) => join(folder, name));
  writeFileSync(config, work.config);
  const input = work.input();
  const args = ['convert', input, ...work.args, '-l', config, '-o', ours, '--force'];
  const rows = [];
  for (const peer of work.peers) {
    if (!peer.isThere()) {
      rows.push(`| ${work.title} | ${peer.name} is not installed | | |`);
      continue;
    }
    const both = { ours: [], theirs: [] };
    for (let i = 0; i < count; i++) {
      both.ours.push(await run(process.execPath, [lsimport, ...args]));
      both.theirs.push(await run(...peer.command(input, theirs)));
    }
    if (work.same && !(await work.same(ours, theirs))) {
      throw new Error(`${peer.name} and lsimport wrote different tasks: ${work.title}`);
    }
    const [own, other] = [summarize(both.ours), summarize(both.theirs)];
    rows.push(
      `| ${work.title} | ${peer.name}: ${show(other)} | ${show(own)} | ${(own.seconds / other.seconds).toFixed(2)} |`,
    );
  }
  return rows.join('\n');
}
