import { describe, expect, it } from 'vitest';
import { messages } from '../../src/diagnostics/messages.ts';

describe.each(Object.entries(messages))('%s', (code, { title, help, severity }) => {
  it('has the form of a message', () => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(['error', 'warning']).toContain(severity);
    expect(title).toMatch(/^\S.*[^.\s]$/);
    expect(title.length).toBeLessThan(80);
    expect(help).toMatch(/^([A-Z-]|lsimport ).*\S$/);
    expect(title + help).not.toMatch(/!(\s|$)|\n|\.\.$/);
  });
});
