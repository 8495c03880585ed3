import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import fastGlob from 'fast-glob';
import { expect, test } from 'vitest';
import { knownTags } from '../../src/label-config/tags.ts';
import { isNewerTag } from '../../src/label-config/tags-of-09.ts';
import { installLabelStudio } from './install/install-label-studio.ts';
import { release09 } from './install/releases.ts';

test('the tags that came with 1.x are those that the editor of 0.9.1 does not register', async () => {
  const environment = dirname(dirname(await installLabelStudio(release09)));
  const editor = 'lib/python3.*/site-packages/label_studio/static/editor/js/main.js';
  const [script] = fastGlob.sync(editor, { cwd: environment, absolute: true });
  const registered = new Set(
    [...readFileSync(script!, 'utf8').matchAll(/\.addTag\("(\w+)"/g)].map(([, tag]) => tag),
  );
  expect(registered.size).toBeGreaterThan(40);
  expect(knownTags.filter(isNewerTag)).toEqual(knownTags.filter((tag) => !registered.has(tag.toLowerCase())));
});
