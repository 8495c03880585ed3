import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Written by pyarrow: 60,000 rows of one text of 500,000 characters, as a dictionary compressed with zstd.
const bomb =
  'UEFSMRUEFciEPRVKTBUCFQASAAAotS/9oCShBwBsAAAoIKEHAHkBAPj/OdACAgAQeQIAEHkjCQ15FQAVGhUsLBXAuAIVEBUGFQYcNgAAAAAotS/9IA1pAAAEAAAAwLgCAQHAuAIAFQAVGhUsLBXAuAIVEBUGFQYcNgAAAAAotS/9IA1pAAAEAAAAwLgCAQHAuAIAFQAVGhUsLBXAuAIVEBUGFQYcNgAAAAAotS/9IA1pAAAEAAAAwLgCAQHAuAIAFQQZLDUAGAZzY2hlbWEVAgAVDCUCGAR0ZXh0JQBMHAAAABbAqQcZHBkcJgAcFQwZNQAGEBkYBHRleHQVDBbAqQcWwIY9FvgCJnImCBw2AAAZLBUEFQAVAgAVABUQFQYAPBaAsJ3C3wEZBhkmAMCpBwAAABbAhj0WwKkHJggW+AIAGRwYDEFSUk9XOnNjaGVtYRjMAS8vLy8vNUFBQUFBUUFBQUFBQUFLQUF3QUJnQUZBQWdBQ2dBQUFBQUJCQUFFQUFBQXVQLy8vd1FBQUFBQkFBQUFGQUFBQUJBQUdBQUlBQVlBQndBTUFCQUFGQUFRQUFBQUFBQUJCUlFBQUFCRUFBQUFJQUFBQUFRQUFBQUFBQUFBQkFBQUFIUmxlSFFBQUFBQUNBQUlBQUFBQkFBSUFBQUFEQUFBQUFnQURBQUlBQWNBQ0FBQUFBQUFBQUVnQUFBQUJBQUVBQVFBQUFBPQAYIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjYuMC4xGRwcAAAAiQEAAFBBUjE=';

// The same: one text of 200,000,000 characters in 501 bytes, and a list of 10,000,000 numbers in 279, both compressed with Brotli.
const text =
  'UEFSMRUAFZSI3r4BFfYELBUCFQAVBhUGHAAAAMv//z8ABDbgeh2EBtJNjwMD6fX+z4DFnvL//w8ACYA4LADd+z/+//8BIAEQhwWge//H//8/ACQA4rAAdO//+P//B4AEQBwWgO79H////wCQAIjDAtC9/+P//x8AEgBxWAC693/8//8DQAIgDgtA9/6P//9/AEgAxGEB6N7/8f//DwAJgDgsAN37P/7//wEgARCHBaB7/8f//z8AJADisAB07//4//8HgARAHBaA7v0f////AJAAiMMC0L3/4///HwASAHFYALr3f/z//wNAAiAOC0D3/o///38ASADEYQHo3v/x//8PAAmAOCwA3fs//v//ASABEIcFoHv/x///PwAkAOKwAHTv//j//weABEAcFoDu/R////8AkACIwwLQvf/j//8fABIAcVgAuvd/mSC8BkACIA4LgDh3DRUEGSw1ABgGc2NoZW1hFQIAFQwlAhgEdGV4dCUATBwAAAAWAhkcGRwmABwVDBklBgAZGAR0ZXh0FQgWAhbEiN6+ARamBSYISRwVABUAFQIAPBaAiN6+ARkGGSYAAgAAABbEiN6+ARYCJggWpgUAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRkcHAAAAJYAAABQQVIx';
const list =
  'UEFSMRUEFQgVEEwVAhUAEgAAiwGABwAAAAMVABU0FTwsFYDaxAkVEBUGFQYcAAAAiwyABwAAAAP+8NnECQEFAAAAgNrECQMBgNrECQADFQQZTDUAGAZzY2hlbWEVAgA1AhgBYRUCFQZMPAAAADUEGARsaXN0FQIAFQIlAhgHZWxlbWVudAAWAhkcGRwmABwVAhk1AAYQGTgBYQRsaXN0B2VsZW1lbnQVCBaA2sQJFoQBFpQBJjQmCCksFQQVABUCABUAFRAVAgA8KSYC/tnECRlGAAAAgNrECQAAABaEARYCJggWlAEAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRkcHAAAAMEAAABQQVIx';

test.each([
  ['a text of 200 megabytes', text, 'a page of it is more than 1000 times as large when it is unpacked'],
  ['a list of 10,000,000 numbers', list, 'it counts 10000000 values in one row'],
])('a few bytes that are %s are refused before they fill the memory', async (_, file, problem) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': Buffer.from(file, 'base64') });
  const { code, stderr } = await lsimport(folder, ['check', 'a.parquet', '-l', 'auto']);
  expect(stderr).toContain(problem);
  expect(code).toBe(3);
});

test('593 bytes that are 30 gigabytes of rows are refused before they fill the disk', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': Buffer.from(bomb, 'base64') });
  const { code, stderr } = await lsimport(folder, ['check', 'a.parquet', '-l', 'auto']);
  expect(stderr).toContain('its rows are more than 1000 times as large as the file');
  expect(code).toBe(3);
});
