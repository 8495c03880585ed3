import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { expectSound } from '../fuzz/expect-sound.ts';
import { formats, type Seed, seedsOf } from '../fuzz/structure/seeds.ts';
import { fill } from '../fuzz/structure/write-entries.ts';
import { lsimport } from '../support/run.ts';
import { makeFolder, removeFolder } from '../support/temporary-folder.ts';

// Elements, members and labels that are called like what every object of JavaScript has.
const element = '<__proto__ polluted="1"><constructor>1</constructor></__proto__>';
const members = '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},';

const parent = makeFolder();
afterAll(() => removeFolder(parent));

it.each(formats.filter((format) => seedsOf(format).length > 0))(
  '%s takes names of JavaScript for names like others',
  async (format) => {
    for (const [number, { files, args }] of seedsOf(format).slice(0, 3).entries()) {
      const folder = join(parent, `${format}-${number}`);
      fill(folder, withOwnNames(files, args[args.indexOf('-l') + 1]));
      const ending = await lsimport(folder, args);
      const isData = ending.code === 0 && args[args.indexOf('-o') + 1] === '-';
      expectSound(isData ? { ...ending, stdout: '' } : ending, args.includes('--json'));
      expect({}).not.toHaveProperty('polluted');
      expect(Object.keys(Object.prototype)).toEqual([]);
    }
  },
);

function withOwnNames(files: Seed['files'], config: string | undefined): Seed['files'] {
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => {
      const isText = !/\.(?:png|jpg|svg|gz|zip|parquet|xlsx)$/.test(name) && name !== config;
      return [name, isText ? Buffer.from(named(bytes.toString())) : bytes];
    }),
  );
}

/** In XML below the root, in JSON in each object; in other texts the last word of the first and of the last line. */
function named(text: string): string {
  if (/^\s*</.test(text)) return text.replace(/<[A-Za-z][^>]*[^/]>/, (root) => root + element);
  if (/^\s*[[{]/.test(text)) return text.replaceAll(/\{(?=\s*")/g, `{${members}`);
  return text.replace(/[^\s,;|]+(?=\s*$)/, '__proto__').replace(/^(.*?)[^\s,;|]+(?=\r?\n)/, '$1__proto__');
}
