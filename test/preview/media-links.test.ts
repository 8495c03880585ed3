import { expect, test } from 'vitest';
import { createMediaLinks } from '../../src/preview/media-links.ts';

const { resolve } = createMediaLinks('/pages', {});

test.each([
  ['s3://bucket/a.png', /^A browser does not open s3:\/\/ addresses/],
  ['azure-blob://c/a.png', /^A browser does not open azure-blob:\/\/ addresses/],
  ['javascript:alert(1)', /^The preview does not open javascript: addresses\.$/],
  ['DATA:text/html,<script>alert(1)</script>', /^The preview does not open data: addresses\.$/],
  ['blob:https://example.com/1', /^The preview does not open blob: addresses\.$/],
  ['https://[', /^This is not a valid address\.$/],
  ['/data/upload/1/a.png', /^This address is one of Label Studio itself/],
])('%s is not linked', (link, why) => {
  expect(resolve(link)).toEqual({ link, why: expect.stringMatching(why) });
});
