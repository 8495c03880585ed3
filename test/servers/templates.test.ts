import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { lsimport } from './lsimport.ts';
import { makeFolder } from './make-folder.ts';
import { serverEnv } from './run/server-env.ts';
import { startServer1x } from './run/start-server-1x.ts';

interface Template {
  objects: { type: string; name: string; value: string }[];
  controls: { type: string; name: string; toName: string }[];
}

/** The tags of each template of Label Studio 0.9.1. */
const expected = JSON.parse(
  readFileSync(new URL('../../fixtures/templates/expected.json', import.meta.url), 'utf8'),
) as Record<string, Template>;
const names = Object.keys(expected);
const folder = makeFolder();
const projects = names.map((name) => join(folder, name));

beforeAll(() => {
  for (const name of names) lsimport(folder, 'init', name, '--template', name);
});

test('Label Studio 0.9.1 loads a project of every template, with the tags of its own', () => {
  const python = join(dirname(inject('labelStudio09')), 'python');
  const script = new URL('load-projects.py', import.meta.url).pathname;
  const { stdout, stderr } = spawnSync(python, [script, ...projects], {
    encoding: 'utf8',
    env: serverEnv(folder),
    maxBuffer: 1 << 28,
  });
  expect(stdout, stderr.slice(-4000)).toMatch(/^\{/);
  expect(JSON.parse(stdout)).toEqual(
    Object.fromEntries(
      Object.entries(expected).map(([name, { objects, controls }]) => [
        name,
        {
          objects: objects.filter(({ value }) => value.startsWith('$')),
          // 0.9.1 does not count a Filter among the controls, because it makes no results.
          controls: Object.fromEntries(
            controls.filter(({ type }) => type !== 'Filter').map(({ name, ...control }) => [name, control]),
          ),
        },
      ]),
    ),
  );
});

test('Label Studio 1.x takes the label config of every template', async () => {
  const server = await startServer1x();
  const refused: string[] = [];
  for (const project of projects) {
    const answer = await server.fetch('/api/projects/validate/', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ label_config: readFileSync(join(project, 'config.xml'), 'utf8') }),
    });
    if (answer.status !== 204) refused.push(`${project}: ${answer.status} ${await answer.text()}`);
  }
  expect(refused).toEqual([]);
  await server.stop();
});
