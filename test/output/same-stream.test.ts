import { closeSync, linkSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { refuseSameStream } from '../../src/output/same-stream.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

function streamTo(path: string): { fd: number } {
  const fd = openSync(path, 'a');
  onTestFinished(() => closeSync(fd));
  return { fd };
}

it('refuses a stream that goes to what is read, as cat does', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': '{}\n', 'b.jsonl': '{}\n' });
  const [a, b] = [join(folder, 'a.jsonl'), join(folder, 'b.jsonl')];
  linkSync(a, join(folder, 'link.jsonl'));
  const name = 'standard output';
  const message = '--input-path and standard output are the same file.';
  for (const read of [a, join(folder, 'link.jsonl'), streamTo(a)])
    expect(() => refuseSameStream({ '--input-path': read }, { [name]: streamTo(a) })).toThrow(message);
  for (const read of [b, folder, join(folder, 'none'), streamTo(b), undefined, ''])
    expect(() => refuseSameStream({ '--input-path': read }, { [name]: streamTo(a) })).not.toThrow();
  // Terminals, pipes and devices may be both.
  for (const written of [streamTo('/dev/null'), {}])
    expect(() => refuseSameStream({ '--input-path': '/dev/null' }, { [name]: written })).not.toThrow();
});
