import { beginsAsWebPage } from '../readers/web-page.ts';

/** What servers and tools leave in place of a medium of any name, by how it begins; with its article. */
export function inPlaceOfMedia(begins: string): string | undefined {
  if (beginsAsWebPage(begins)) return 'a web page';
  return begins.startsWith('version https://git-lfs') ? 'a pointer of Git LFS' : undefined;
}
