// LABEL_STUDIO_URL=... LABEL_STUDIO_API_KEY=LEGACY_TOKEN npm run bench:push [-- --runs N] [--tasks N]
//
// Prints what `lsimport push` takes beside a bare loop of `curl` with the same chunks, in turns, against a running Label Studio 1.x: tasks
// with a prediction of three boxes, and tasks of text. Each run makes a project and deletes it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, median } from './measure.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, tasks: { type: 'string', default: '20000' } },
});
const { LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY: token } = process.env;
if (!url || !token) throw new Error('Set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY (a legacy token).');
const lsimport = join(import.meta.dirname, '..', 'bin', 'lsimport.js');
const folder = mkdtempSync(join(tmpdir(), 'lsimport-bench-'));
const header = `Authorization: Token ${token}`;

/** A hash and a chunk as push writes them into a task: 22 characters. */
const mark = '0123456789abcdefABCDEF';
/** How many tasks push puts into its first requests; 1,000 into all others. */
const first = [100, 300, 600];

const works = [
  {
    title: 'tasks with 3 predicted boxes',
    config:
      '<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image"><Label value="Car"/></RectangleLabels></View>',
    task: (i) => ({
      data: { image: `https://example.com/${i}.jpg` },
      predictions: [{ result: [10, 40, 70].map((x) => box(i, x)), score: 0.5, model_version: 'lsimport' }],
    }),
  },
  {
    title: 'tasks of text',
    config: '<View><Text name="text" value="$text"/></View>',
    task: (i) => ({ data: { text: `Review ${i}: the quick brown fox jumps over the lazy dog.` } }),
  },
];

function box(i, x) {
  const value = { x, y: i % 80, width: 10, height: 10, rotation: 0, rectanglelabels: ['Car'] };
  const size = { original_width: 640, original_height: 480 };
  return { id: `${i}-${x}`, from_name: 'label', to_name: 'image', type: 'rectanglelabels', ...size, value };
}

async function api(method, path, body) {
  const headers = { Authorization: `Token ${token}`, 'Content-Type': 'application/json' };
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
  return method === 'DELETE' ? undefined : answer.json();
}

/** Sends the chunks with curl, one after the other, as a shell would. */
async function loop({ title, config, chunks }) {
  const project = await api('POST', '/api/projects/', { title: `curl: ${title}`, label_config: config });
  const to = `${url}/api/projects/${project.id}/import`;
  const curl = 'for f; do curl -sSf -o /dev/null -H "$A" -H "$J" --data-binary "@$f" "$U" || exit 1; done';
  const env = [`A=${header}`, 'J=Content-Type: application/json', `U=${to}`];
  const taken = await measure('env', [...env, 'sh', '-c', curl, 'sh', ...chunks]);
  await api('DELETE', `/api/projects/${project.id}/`);
  return taken;
}

async function push({ title, config, input }) {
  const configFile = join(folder, 'config.xml');
  writeFileSync(configFile, config);
  const args = ['push', input, '-l', configFile, '--project', `push: ${title}`];
  const taken = await measure(process.execPath, [lsimport, ...args]);
  const query = new URLSearchParams({ title: `push: ${title}`, include: 'id' });
  const { results } = await api('GET', `/api/projects/?${query}`);
  await api('DELETE', `/api/projects/${results[0].id}/`);
  return taken;
}

function prepare({ title, config, task }, count) {
  const input = join(folder, 'tasks.json');
  const tasks = Array.from({ length: count }, (_, i) => task(i));
  writeFileSync(input, JSON.stringify(tasks));
  const marked = tasks.map((task, i) => {
    return { ...task, meta: { lsimport: { key: `id:${i}`, hash: mark, chunk: mark } } };
  });
  const chunks = [];
  for (let at = 0; at < count; ) {
    const size = first[chunks.length] ?? 1000;
    const chunk = join(folder, `chunk-${chunks.length}.json`);
    writeFileSync(chunk, JSON.stringify(marked.slice(at, at + size)));
    chunks.push(chunk);
    at += size;
  }
  return { title, config, input, chunks };
}

try {
  console.log('| work | curl | lsimport push | memory | ratio |\n|---|---|---|---|---|');
  for (const work of works) {
    const prepared = prepare(work, Number(values.tasks));
    const runs = { curl: [], push: [], ratios: [] };
    let megabytes = 0;
    for (let n = 0; n < Number(values.runs); n++) {
      const bare = await loop(prepared);
      const pushed = await push(prepared);
      runs.curl.push(bare.seconds);
      runs.push.push(pushed.seconds);
      runs.ratios.push(pushed.seconds / bare.seconds);
      megabytes = Math.max(megabytes, pushed.megabytes);
    }
    const seconds = (list) => `${median(list).toFixed(1)} s`;
    const ratio = `${median(runs.ratios).toFixed(2)} (${runs.ratios.map((r) => r.toFixed(2)).join(', ')})`;
    console.log(
      `| ${values.tasks} ${work.title} | ${seconds(runs.curl)} | ${seconds(runs.push)} | ${Math.round(megabytes)} MB | ${ratio} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
