import { expect } from 'vitest';
import type { Ending } from '../support/run.ts';

/** What no text from the input may bring to a terminal. */
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** However odd the input: the exit code is one of the table, there is no stack trace, and what is printed is safe to look at. */
export function expectSound({ code, stdout, stderr }: Ending, isJson: boolean): void {
  expect([0, 1, 2, 3, 4], stderr).toContain(code);
  expect(stderr).not.toMatch(/^ +at .*:\d+:\d+/m);
  expect(stderr).not.toMatch(unsafe);
  if (!isJson) {
    expect(stdout).not.toMatch(unsafe);
    // The findings of check are its result.
    if (code !== 0) expect(stdout + stderr).toMatch(/\S/);
    return;
  }
  const report = JSON.parse(stdout) as { version: number; ok: boolean; errors: number };
  expect(report).toMatchObject({ version: 1, ok: code === 0 });
  if (code !== 0 && code !== 1) expect(report.errors).toBeGreaterThan(0);
}
