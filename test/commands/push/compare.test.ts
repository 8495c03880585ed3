import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { compare, identified } from '../../../src/commands/push/compare.ts';
import { noMedia } from '../../../src/commands/push/identify.ts';
import { emptyTotals } from '../../../src/tasks/totals.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** The tasks of some texts, as they wait to be sent; `looks` counts how often they are read. */
function spoolOf(texts: string) {
  const folder = temporaryFolder();
  const lines = [...texts].map((text) => JSON.stringify({ data: { text } }));
  writeFiles(folder, { 'tasks.jsonl': `${lines.join('\n')}\n` });
  const path = join(folder, 'tasks.jsonl');
  const looks = vi.fn(() => path);
  const ids = [...texts].map(() => undefined);
  const spool = {
    get path() {
      return looks();
    },
    ids,
    rejectedIds: new Set<number>(),
    totals: emptyTotals(),
  };
  return { spool, looks };
}

/** What a push of these texts leaves on a server. */
function markedOf(texts: string) {
  if (texts === '') return [];
  return [...identified(spoolOf(texts).spool, noMedia)].map(({ identity: { key, hash } }, id) => ({
    ...{ id, marker: { key, hash, chunk: '' } },
    ...{ annotations: 0, skipped: 0, predictions: 0, drafted: false },
  }));
}

it.each([
  ['nothing is there', 'aab', '', 1, [0, 3]],
  ['no tasks are equal', 'abc', 'acd', 1, [2, 1]],
  // It shows only when they are read.
  ['some are equal in the input', 'aab', 'ab', 3, [2, 1]],
  ['some are equal on the server', 'ab', 'aab', 2, [2, 0]],
  ['some are equal in both', 'baa', 'aab', 2, [3, 0]],
])(
  'reads the tasks once, and again only where some are equal: %s',
  (_, input, there, times, [same, fresh]) => {
    const { spool, looks } = spoolOf(input);
    expect(compare(spool, markedOf(there), noMedia, {})).toMatchObject({ unchanged: same, fresh });
    expect(looks.mock.calls.length).toBe(times);
  },
);
