import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder } from '../make-folder.ts';
import { listTasks1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { logIn } from './log-in.ts';
import { pushed } from './run-push.ts';

const kinds = [
  { format: 'image-dir', tag: 'Image', type: 'image/png', files: ['a 1.png', 'sub/ü+&#%.png'] },
  { format: 'audio-dir', tag: 'Audio', type: 'audio/x-wav', files: ['a 1.wav', 'sub/ü+&#%.wav'] },
  { format: 'video-dir', tag: 'Video', type: 'video/mp4', files: ['a 1.mp4', 'sub/ü+&#%.mp4'] },
  { format: 'pdf-dir', tag: 'Pdf', type: 'application/pdf', files: ['a 1.pdf', 'sub/ü+&#%.pdf'] },
  { format: 'time-series-dir', tag: 'TimeSeries', type: 'text/csv', files: ['a 1.csv', 'sub/ü+&#%.csv'] },
];

let root: string;
let server: Server;
let cookie: string;
beforeAll(async () => {
  root = makeFolder();
  server = await startServer1x(undefined, { documentRoot: root });
  cookie = await logIn(server);
});
afterAll(() => server.stop());

/** A folder with the files of a kind, and their bytes by name. */
function write({ format, tag, files }: (typeof kinds)[number]) {
  const folder = join(root, format);
  for (const name of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `time,v\n1,2\n2,${name.length}\n`);
  }
  const choices = '<Choices name="c" toName="m"><Choice value="x"/></Choices>';
  const object =
    tag === 'TimeSeries'
      ? '<TimeSeries name="m" value="$url" timeColumn="time"><Channel column="v"/></TimeSeries>'
      : `<${tag} name="m" value="$url"/>${choices}`;
  writeFileSync(join(root, `${format}.xml`), `<View>${object}</View>`);
  return files.map((name) => `time,v\n1,2\n2,${name.length}\n`);
}

test.each(kinds)('a browser that is logged in gets the files of $format', async (kind) => {
  const bytes = write(kind);
  const { format, type } = kind;
  const args = [format, '--input-format', format, '-l', `${format}.xml`, '--project', format];
  const { projectId } = await pushed(server, root, ...args, '--document-root', '.');
  const links = (await listTasks1x(server, projectId)).map(({ data }) => String(data.url));
  expect(links).toHaveLength(bytes.length);
  for (const [i, link] of links.entries()) {
    const answer = await fetch(server.url + link, { headers: { cookie } });
    expect(answer.status, link).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(await answer.text()).toBe(bytes[i]);
    expect((await fetch(server.url + link)).status).toBe(401);
  }
  const storages = await server.api(`/api/storages/localfiles?project=${projectId}`);
  expect(storages).toMatchObject([{ path: join(root, format), use_blob_urls: true, last_sync: null }]);
});
