import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { formatCases, prepareFormat } from '../support/stores/format-cases.ts';
import { startS3 } from '../support/stores/s3-server.ts';

it.each(formatCases)('%s %s gives the same tasks as from disk', async (format, name) => {
  const { folder, input, options, files, fromDisk } = prepareFormat(format, name);
  const s3 = await startS3('b', files);
  s3.pageSize = 2;
  const stored = await lsimport(folder, ['convert', `s3://b/${input}`, ...options]);
  expect(stored, stored.stderr).toMatchObject({ code: 0, stdout: await fromDisk('s3://b') });
});
