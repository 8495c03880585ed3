import { expect, test } from 'vitest';
import { findFileType } from '../../../src/checks/data/check-file-types.ts';
import { linkToUpload } from '../../../src/links/link-upload.ts';

test('a file that is to be uploaded is called by its path, not by the link that stands for it', () => {
  const link = linkToUpload('/data')('/data/scans/page 1.tiff');
  expect(findFileType(link)).toEqual({
    code: 'file-type-not-shown',
    args: { link: '"scans/page 1.tiff"', extension: '.tiff' },
  });
});
