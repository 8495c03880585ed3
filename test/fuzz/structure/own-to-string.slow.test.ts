import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { makeFolder, removeFolder } from '../../support/temporary-folder.ts';
import { expectSound } from '../expect-sound.ts';
import { formats, seedsOf } from './seeds.ts';
import { fill } from './write-entries.ts';

// An object with a `toString` that is no function cannot be made a text: whoever does so with a value of the data, once, ends with exit 70.
const odd = { toString: 1, valueOf: 1 };

const parent = makeFolder();
const folder = join(parent, 'w');
afterAll(() => removeFolder(parent));

type Json = unknown;

/** The value with each of its values replaced in turn, lists having only their first item replaced. */
function* variants(value: Json): Generator<Json> {
  yield odd;
  if (Array.isArray(value)) {
    if (value.length > 0) for (const item of variants(value[0])) yield [item, ...value.slice(1)];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value).slice(0, 40))
      for (const item of variants(inner)) yield { ...value, [key]: item };
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

it.each(formats)('%s', async (format) => {
  for (const { files, args } of seedsOf(format)) {
    for (const [name, content] of Object.entries(files)) {
      const text = String(content);
      const [first = '', ...lines] = text.split('\n');
      const isLines = parse(text) === undefined && parse(first) !== undefined && first.startsWith('{');
      const value = parse(isLines ? first : text);
      if (typeof value !== 'object' || value === null) continue;
      let count = 0;
      for (const variant of variants(value)) {
        if (++count > 250) break;
        const changed = [JSON.stringify(variant), ...(isLines ? lines : [])].join('\n');
        fill(folder, { ...files, [name]: Buffer.from(changed) });
        const ending = await lsimport(folder, args);
        const printsData = ending.code === 0 && args[args.indexOf('-o') + 1] === '-';
        try {
          expectSound({ ...ending, stdout: printsData ? '' : ending.stdout }, args.includes('--json'));
        } catch (error) {
          throw new Error(
            `${name} of ${args.join(' ')}: ${changed.slice(0, 2000)}\n${(error as Error).message}`,
          );
        }
      }
    }
  }
  expect(seedsOf(format)).not.toEqual([]);
});
