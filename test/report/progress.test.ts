import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProgress, type Progress } from '../../src/report/progress.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A progress line on a stream that keeps all that appears on it, and a clock that stands still until it is set. */
function start(isTTY: boolean, env: NodeJS.ProcessEnv, wanted = true) {
  let text = '';
  const noMove = { cursorTo: () => true, clearLine: () => true, moveCursor: () => true };
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, ...noMove });
  stream.on('data', (data) => {
    text += data;
  });
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const progress: Progress = createProgress(stream, env, wanted);
  return { progress, seen: () => text, setClock: (ms: number) => clock.mockReturnValue(ms) };
}

describe('the progress line', () => {
  it('has count and rate, on a terminal and for long work', async () => {
    const { progress, seen, setClock } = start(true, {});
    setClock(100);
    progress.update(50);
    await vi.dynamicImportSettled();
    expect(seen()).toBe('');
    setClock(2000);
    await vi.waitFor(
      () => {
        progress.update(3000);
        expect(seen()).toContain('3,000 tasks, 1,500/s');
      },
      { timeout: 30_000 },
    );
    progress.stop();
  });

  it.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
    ['where there is no terminal', false, {}, true],
    ['on a dumb terminal', true, { TERM: 'dumb' }, true],
    ['in continuous integration', true, { CI: 'true' }, true],
    ['when it is not wanted', true, {}, false],
  ])('is not there %s', async (_where, isTTY, env, wanted) => {
    const { progress, seen, setClock } = start(isTTY, env, wanted);
    setClock(2000);
    progress.update(3000);
    await vi.dynamicImportSettled();
    progress.update(3000);
    progress.stop();
    expect(seen()).toBe('');
  });

  it('does not appear any more when the work is done before it is loaded', async () => {
    const { progress, seen, setClock } = start(true, {});
    setClock(2000);
    progress.update(3000);
    progress.stop();
    await vi.dynamicImportSettled();
    expect(seen()).toBe('');
  });
});
