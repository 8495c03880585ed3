import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/diagnostics/diagnostic.ts';
import { listFindings } from '../../src/diagnostics/list-findings.ts';
import { createLog, type Log } from '../../src/diagnostics/log.ts';

const error: Finding = { code: 'invalid-json', args: { problem: 'x' } };
const warning: Finding = { code: 'empty-list', args: {} };

/** Adds a finding so many times; how often its place was asked for. */
function add(log: Log, finding: Finding, times: number): number {
  let located = 0;
  const locate = () => {
    located++;
    return { file: 'f' };
  };
  for (let task = 0; task < times; task++) log.add(finding, locate, task);
  return located;
}

describe('a log', () => {
  it('counts all, and keeps as many as it is asked to', () => {
    const log = createLog(10);
    expect(add(log, error, 10_000)).toBe(10);
    expect(log).toMatchObject({ errors: 10_000, warnings: 0 });
    expect(log.kept.map(({ task }) => task)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const [group, ...others] = log.groups;
    expect(group).toMatchObject({ code: 'invalid-json', severity: 'error', count: 10_000 });
    expect(group!.first.map(({ task }) => task)).toEqual([0, 1, 2]);
    expect(others).toEqual([]);
  });

  it('keeps the first of another kind also when it is full', () => {
    const log = createLog(10);
    add(log, error, 50);
    expect(add(log, warning, 50)).toBe(3);
    expect(log).toMatchObject({ errors: 50, warnings: 50 });
    expect([...log.groups].map(({ code, count }) => [code, count])).toEqual([
      ['invalid-json', 50],
      ['empty-list', 50],
    ]);
    expect(log.kept).toHaveLength(13);
  });

  it('keeps the first for people when none is to be listed', () => {
    const log = createLog(0);
    add(log, error, 50);
    expect([...log.groups][0]!.first).toHaveLength(3);
    expect(listFindings(log)).toEqual([]);
  });

  it('keeps the first of another kind also when they come from a thread that was left no room', () => {
    const log = createLog(2);
    add(log, error, 2);
    const thread = createLog(log.room);
    add(thread, warning, 5);
    log.absorb({ ...thread, groups: [...thread.groups].map((group) => ({ ...group, first: [] })) });
    const [, late] = log.groups;
    expect(late).toMatchObject({ code: 'empty-list', count: 5 });
    expect(late!.first.map(({ task }) => task)).toEqual([0, 1, 2]);
  });
});

describe('the findings that are listed', () => {
  /** Code and task of each finding listed, of 5 warnings and then 5 errors. */
  const list = (limit: number) => {
    const log = createLog(limit);
    add(log, warning, 5);
    add(log, error, 5);
    return listFindings(log).map(({ finding, task }) => `${finding.code} ${task}`);
  };

  it.each([
    [1, ['invalid-json 0']],
    [2, ['empty-list 0', 'invalid-json 0']],
    [3, ['empty-list 0', 'invalid-json 0', 'invalid-json 1']],
    [7, [...first('empty-list', 4), ...first('invalid-json', 3)]],
    [10, [...first('empty-list', 5), ...first('invalid-json', 5)]],
    [99, [...first('empty-list', 5), ...first('invalid-json', 5)]],
  ])('are at most %i, of each kind the first, in the order in which they were found', (limit, listed) => {
    expect(list(limit)).toEqual(listed);
  });
});

function first(code: string, count: number): string[] {
  return Array.from({ length: count }, (_, task) => `${code} ${task}`);
}
