import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { sampleFolder } from '../../../src/formats/input-sample.ts';
import { looksLikeMasks } from '../../../src/formats/mask-dir/layout.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

test('masks are known behind thousands of images', () => {
  const folder = temporaryFolder();
  const png = Buffer.from(encode({ width: 1, height: 1, data: Uint8Array.of(1), channels: 1, depth: 8 }));
  const images = Array.from({ length: 2001 }, (_, i) => [`images/i${i}.png`, png] as const);
  writeFiles(folder, { ...Object.fromEntries(images), 'masks/i0.png': png });
  const { names } = sampleFolder(folder, () => true);
  expect(looksLikeMasks(names)).toContain('named like the mask of an image');
});
