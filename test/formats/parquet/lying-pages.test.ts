import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Ten nulls in one page of one column, as parquet.thrift has it; the page says that it has 1,000,000,000 or -5 values, or has a run of 1,000,000,000.
it.each([
  [
    'a page of 1,000,000,000 values',
    'UEFSMRUAFRQVFCwVgKjWuQcVABUGFQYAAAYAAACAqNa5BwAVAhksSAZzY2hlbWEVAgAVAiUCGAR0ZXh0ABYUGRwZHCYIHBUCGSUABhkYBHRleHQVABYUFj4WPiYIAAAWPhYUAABCAAAAUEFSMQ==',
    3,
    'a page claims 1000000000 values',
  ],
  [
    'a page of -5 values',
    'UEFSMRUAFQwVDCwVCRUAFQYVBgAAAgAAABQAFQIZLEgGc2NoZW1hFQIAFQIlAhgEdGV4dAAWFBkcGRwmCBwVAhklAAYZGAR0ZXh0FQAWFBYuFi4mCAAAFi4WFAAAQgAAAFBBUjE=',
    3,
    'a page claims -5 values',
  ],
  [
    'a run of 1,000,000,000 values in a page of 10',
    'UEFSMRUAFRQVFCwVFBUAFQYVBgAABgAAAICo1rkHABUCGSxIBnNjaGVtYRUCABUCJQIYBHRleHQAFhQZHBkcJggcFQIZJQAGGRgEdGV4dBUAFhQWNhY2JggAABY2FhQAAEIAAABQQVIx',
    1,
    'text',
  ],
])('%s does not end the process', async (_, file, exitCode, words) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'a.parquet': Buffer.from(file, 'base64'),
    'c.xml': '<View><Text name="t" value="$text"/></View>',
  });
  const { code, stdout, stderr } = await lsimport(folder, ['check', 'a.parquet', '-l', 'c.xml']);
  expect(stdout + stderr).toContain(words);
  expect(code).toBe(exitCode);
});
