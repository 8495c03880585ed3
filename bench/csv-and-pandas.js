// PANDAS_PYTHON=python-with-pandas node bench/csv-and-pandas.js [--runs N]
//
// Imports 1,000,000 CSV rows with ten columns, checks on, in turns with what people do in Python: pandas.read_csv, to_dict and json.dump.
// Prints medians of time, start-up included, and of peak memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataSet } from './make-data.js';
import { measure, median } from './measure.js';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const python = process.env.PANDAS_PYTHON;
if (!python) throw new Error('PANDAS_PYTHON must name a Python that has pandas.');

const script = `
import json, sys, pandas
rows = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False).to_dict('records')
with open(sys.argv[2], 'w') as file:
    json.dump(rows, file)
`;
const lsimport = join(import.meta.dirname, '..', 'bin', 'lsimport.js');
const folder = mkdtempSync(join(tmpdir(), 'lsimport-bench-'));
const [config, project, tasks] = ['config.xml', 'project', 'tasks.json'].map((name) => join(folder, name));
writeFileSync(config, '<View><Text name="text" value="$text"/></View>');
const input = dataSet('rows.csv');

try {
  const [ours, theirs] = [[], []];
  for (let run = 0; run < Number(values.runs); run++) {
    ours.push(
      await measure(process.execPath, [
        ...[lsimport, 'init', project, '--input-path', input],
        ...['--input-format', 'csv', '--label-config', config],
      ]),
    );
    rmSync(project, { recursive: true });
    theirs.push(await measure(python, ['-c', script, input, tasks]));
  }
  const show = (runs) =>
    `${median(runs.map(({ seconds }) => seconds)).toFixed(2)} s, ${Math.round(median(runs.map(({ megabytes }) => megabytes)))} MB`;
  console.log(`lsimport: ${show(ours)}\npandas: ${show(theirs)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
