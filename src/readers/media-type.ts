/** What files of images and sounds that browsers take begin with, and no other file by chance. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
  [/^.{4}ftypavi[fs]/s, 'image/avif'],
  [/^RIFF.{4}WAVE/s, 'audio/wav'],
  [/^fLaC/, 'audio/flac'],
  [/^OggS/, 'audio/ogg'],
  [/^.{4}ftypM4A /s, 'audio/mp4'],
];

/** The same of bytes that are said to be a file. */
const weakMarks: typeof marks = [
  ...marks,
  [/^BM.{4}\0{4}/s, 'image/bmp'],
  [/^(?:ID3|\xff[\xf2\xf3\xfa\xfb])/, 'audio/mpeg'],
];

/** The media type of an image or a sound by its first bytes; undefined when they are those of something else. `isFile`: that something says they are a file. */
export function mediaTypeOf(bytes: Uint8Array, isFile: boolean): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1');
  return (isFile ? weakMarks : marks).find(([mark]) => mark.test(head))?.[1];
}
