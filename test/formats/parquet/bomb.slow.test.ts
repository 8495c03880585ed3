import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Written by pyarrow: 60,000 rows of one text of 500,000 characters, as a dictionary compressed with zstd.
const bomb =
  'UEFSMRUEFciEPRVKTBUCFQASAAAotS/9oCShBwBsAAAoIKEHAHkBAPj/OdACAgAQeQIAEHkjCQ15FQAVGhUsLBXAuAIVEBUGFQYcNgAAAAAotS/9IA1pAAAEAAAAwLgCAQHAuAIAFQAVGhUsLBXAuAIVEBUGFQYcNgAAAAAotS/9IA1pAAAEAAAAwLgCAQHAuAIAFQAVGhUsLBXAuAIVEBUGFQYcNgAAAAAotS/9IA1pAAAEAAAAwLgCAQHAuAIAFQQZLDUAGAZzY2hlbWEVAgAVDCUCGAR0ZXh0JQBMHAAAABbAqQcZHBkcJgAcFQwZNQAGEBkYBHRleHQVDBbAqQcWwIY9FvgCJnImCBw2AAAZLBUEFQAVAgAVABUQFQYAPBaAsJ3C3wEZBhkmAMCpBwAAABbAhj0WwKkHJggW+AIAGRwYDEFSUk9XOnNjaGVtYRjMAS8vLy8vNUFBQUFBUUFBQUFBQUFLQUF3QUJnQUZBQWdBQ2dBQUFBQUJCQUFFQUFBQXVQLy8vd1FBQUFBQkFBQUFGQUFBQUJBQUdBQUlBQVlBQndBTUFCQUFGQUFRQUFBQUFBQUJCUlFBQUFCRUFBQUFJQUFBQUFRQUFBQUFBQUFBQkFBQUFIUmxlSFFBQUFBQUNBQUlBQUFBQkFBSUFBQUFEQUFBQUFnQURBQUlBQWNBQ0FBQUFBQUFBQUVnQUFBQUJBQUVBQVFBQUFBPQAYIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjYuMC4xGRwcAAAAiQEAAFBBUjE=';

test('593 bytes that are 30 gigabytes of rows are refused before they fill the disk', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': Buffer.from(bomb, 'base64') });
  const { code, stderr } = await lsimport(folder, ['check', 'a.parquet', '-l', 'auto']);
  expect(stderr).toContain('its rows are more than 1000 times as large as the file');
  expect(code).toBe(3);
});
