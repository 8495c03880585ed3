import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FormatCase } from './formats.ts';
import { initFormat } from './init-project.ts';
import { listTasks1x, onlyProject1x } from './run/project-1x.ts';
import { startServer1x } from './run/start-server-1x.ts';
import { startServer09 } from './run/start-server-09.ts';
import { listTasks09 } from './run/tasks-09.ts';

const choices = '<Choices name="kind" toName="item"><Choice value="one"/></Choices>';
const page = '<!doctype html>\n<p title="a &amp; b">Žluna, 日本語 😀</p>\r\n';
const csv = 'time,speed\n0,3.10\n10,\n20,-4e2\n';
const series = { time: [0, 10, 20], speed: [3.1, null, -400] };

const linkTo = (folder: string, name: string) => `/data/${name}?d=${encodeURIComponent(folder)}`;

/** An input of one file. */
function oneFile(
  format: string,
  tag: string,
  name: string,
  text: string,
  value: (folder: string) => unknown,
): FormatCase {
  return {
    format,
    labelConfig: `<View>${tag}${choices}</View>`,
    write(folder) {
      writeFileSync(join(folder, name), text);
      return { input: folder, data: [{ value: value(folder) }] };
    },
  };
}

const channel = '<Channel column="speed"/></TimeSeries>';
const base64 = Buffer.from(page).toString('base64');

/** Formats with tags that both versions have. */
const both: FormatCase[] = [
  oneFile('html-dir', '<HyperText name="item" value="$value"/>', 'a.html', page, () => page),
  oneFile(
    'html-dir',
    '<HyperText name="item" value="$value" encoding="base64unicode"/>',
    'a.xml',
    page,
    () => base64,
  ),
  oneFile('html-dir', '<HyperText name="item" value="$value" valueType="url"/>', 'a.htm', page, (folder) =>
    linkTo(folder, 'a.htm'),
  ),
  oneFile(
    'time-series-dir',
    `<TimeSeries name="item" value="$value" timeColumn="time">${channel}`,
    'a.csv',
    csv,
    (folder) => linkTo(folder, 'a.csv'),
  ),
  oneFile(
    'time-series-dir',
    `<TimeSeries name="item" value="$value" valueType="json" timeColumn="time">${channel}`,
    'a.csv',
    csv,
    () => series,
  ),
  {
    format: 'image-dir',
    labelConfig: `<View><Image name="item" value="$image"/><Text name="t" value="$note"/>${choices}</View>`,
    write(folder) {
      writeFileSync(join(folder, 'a.webp'), 'bytes');
      writeFileSync(
        join(folder, 'metadata.jsonl'),
        '{"file_name": "a.webp", "note": "n", "size": {"w": 1.5}}\n',
      );
      return { input: folder, data: [{ image: linkTo(folder, 'a.webp'), note: 'n', size: { w: 1.5 } }] };
    },
  },
];

/** Formats with tags that only 1.x has. */
const only1x: FormatCase[] = [
  oneFile('video-dir', '<Video name="item" value="$value"/>', 'a.mp4', 'bytes', (folder) =>
    linkTo(folder, 'a.mp4'),
  ),
  oneFile('pdf-dir', '<Pdf name="item" value="$value"/>', 'a.pdf', 'bytes', (folder) =>
    linkTo(folder, 'a.pdf'),
  ),
];

const nameOf = ({ format, labelConfig }: FormatCase) => `${format} ${labelConfig}`;

describe('Label Studio 0.9.1 opens a project from', () => {
  test.each(both.map((format) => [nameOf(format), format] as const))('%s', async (_name, format) => {
    const { project, data } = initFormat(format);
    const server = await startServer09(project);
    expect((await listTasks09(server)).map((task) => task.data)).toEqual(data);
    await server.stop();
  });
});

describe('Label Studio 1.x opens a project from', () => {
  test.each([...both, ...only1x].map((format) => [nameOf(format), format] as const))(
    '%s',
    async (_name, format) => {
      const { project, data } = initFormat(format);
      const server = await startServer1x(project);
      const { id, task_number } = await onlyProject1x(server);
      expect(task_number).toBe(data.length);
      expect((await listTasks1x(server, id)).map((task) => task.data)).toEqual(data);
      await server.stop();
    },
  );
});
