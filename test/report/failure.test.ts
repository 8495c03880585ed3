import { openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeFailure } from '../../src/report/reporter.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function errorOf(action: (folder: string) => unknown): unknown {
  try {
    return action(temporaryFolder());
  } catch (error) {
    return error;
  }
}

it.each<[string, (folder: string) => unknown, string]>([
  ['file that went', (folder) => statSync(join(folder, 'in.json')), 'it does not exist'],
  ['name', (folder) => statSync(join(folder, 'a'.repeat(300))), 'the name is too long for the file system'],
  ['file handle', () => staleHandle(), 'its server does not know it any more (a stale file handle)'],
])('a failed system call about a %s is no bug', (_, action, reason) => {
  const { exitCode, message } = describeFailure(errorOf(action));
  expect({ exitCode, message }).toEqual({
    exitCode: 3,
    message: expect.stringMatching(/^Cannot use \/.*: .*\.$/),
  });
  expect(message).toContain(`: ${reason}.`);
});

it('a failed read of an open file is none', () => {
  expect(
    describeFailure(errorOf((folder) => readSync(openSync(folder, 'r'), Buffer.alloc(1)))),
  ).toMatchObject({
    exitCode: 3,
    message: 'Cannot use a file: it is a directory.',
  });
});

it('a read of a file that is not open is one, as is any other error', () => {
  for (const error of [errorOf(() => readSync(99_999, Buffer.alloc(1))), new TypeError('x is undefined')])
    expect(describeFailure(error)).toMatchObject({ exitCode: 70 });
});

/** As Node gives it where a file of NFS is gone. */
function staleHandle(): never {
  const code = 'Unknown system error -116';
  throw Object.assign(new Error(`${code}, lstat '/nfs/o.json'`), {
    code,
    syscall: 'lstat',
    path: '/nfs/o.json',
  });
}
