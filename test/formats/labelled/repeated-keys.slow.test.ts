import { expect, it } from 'vitest';
import { seedsOf } from '../../fuzz/structure/seeds.ts';
import { fill } from '../../fuzz/structure/write-entries.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A member of an object in a JSON text, wherever it is. */
const member = /"(?:[^"\\]|\\.)*"\s*:/g;

// Of equal keys the last counts, as in Python's json: what the first had is lost, so that it has to be said, whatever the format.
it.each([
  ...['coco', 'createml', 'labelme', 'via', 'via-audio', 'via-video', 'labelbox', 'supervisely'],
  ...['imagefolder', 'ground-truth', 'whisper', 'spans-jsonl', 'json', 'json-dir'],
])('each member of the example of %s that stands twice is told', async (format) => {
  const [{ files, args }] = seedsOf(format) as [ReturnType<typeof seedsOf>[number]];
  const folder = temporaryFolder();
  const silent: string[] = [];
  let doubled = 0;
  for (const [name, content] of Object.entries(files)) {
    if (!/\.(?:json|jsonl|ndjson|manifest)$/.test(name)) continue;
    const text = content.toString();
    for (const { 0: key, index } of text.matchAll(member)) {
      fill(folder, {
        ...files,
        [name]: Buffer.from(`${text.slice(0, index)}${key} [], ${text.slice(index)}`),
      });
      const { stderr } = await lsimport(
        folder,
        args.filter((word) => word !== '--quiet'),
      );
      // Two lists of a COCO file are refused.
      const isTold = stderr.includes(`The key ${key.slice(0, key.lastIndexOf('"') + 1)} appears twice`);
      if (!isTold && !stderr.includes('twice')) silent.push(`${name}:${index} ${key}`);
      doubled++;
    }
  }
  expect(doubled).toBeGreaterThan(0);
  expect(silent).toEqual([]);
});
