import { expect, test } from 'vitest';
import { findInLink } from '../../../src/checks/server/find-in-link.ts';
import { linkToUpload } from '../../../src/links/link-upload.ts';

test('a file that is to be uploaded is called by its path, not by the link that stands for it', () => {
  const link = linkToUpload('/data')('/data/scans/page 1.tiff');
  expect(findInLink(link, '1.x')).toEqual({
    code: 'file-type-not-shown',
    args: { link: '"scans/page 1.tiff"', extension: '.tiff' },
  });
});
