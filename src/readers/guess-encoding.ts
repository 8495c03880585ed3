import { least } from '../lists.ts';

/** Bytes that are looked at for a guess. */
const ENOUGH = 4096;

/** So many letters beyond ASCII side by side are words of another alphabet, not letters with accents. */
const LONG_RUN = 4;

/** Encodings whose texts look alike to a program, and not to people; iconv takes any of them. */
const families = {
  wide: 'gb18030 (Chinese) or cp949 (Korean)',
  otherAlphabet:
    'windows-1251 (Russian), windows-1253 (Greek), windows-1255 (Hebrew) or windows-1256 (Arabic)',
  accents: 'windows-1252 (Western Europe), windows-1250 (Central Europe) or windows-1254 (Turkish)',
};

/**
 * What the encoding of a text that is not UTF-8 most likely is, by what follows `bytes[at]`, its first byte that is none: a name that iconv knows, or
 * several with their languages. Undefined where nothing is likely.
 */
export function guessEncoding(bytes: Buffer, at: number): string | undefined {
  // A text with other letters that are UTF-8 has one bad byte, and no other encoding.
  if (bytes.subarray(0, at).some((byte) => byte > 0x7f)) return undefined;
  const given = bytes.subarray(at, at + ENOUGH);
  // Zeros within a text are those of UTF-16.
  const end = given.indexOf(0);
  const part = end < 0 ? given : given.subarray(0, end);
  if (end === 0 || end === 1) return undefined;
  const japanese = decode('shift_jis', part);
  if (japanese !== undefined && /[\u3041-\u3096\u30a1-\u30fa]/.test(japanese)) return 'cp932';
  const chinese = decode('gb18030', part);
  if (chinese !== undefined && isMostlyCommon(part)) return families.wide;
  const runs = part.toString('latin1').match(/[\x80-\xff]+/g) ?? [];
  const long = runs.filter((run) => run.length >= LONG_RUN);
  if (long.length * 3 < runs.length)
    return guessAccents(bytes.subarray(Math.max(0, at - 1), at + part.length));
  return long.every((run) => /^[\xa8\xb8\xc0-\xff]+$/.test(run)) ? families.otherAlphabet : undefined;
}

/** The characters of the bytes from 80 on in cp850, which Node does not know. */
const cp850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0';

/** Which of the encodings with accents a text is in, by the words that it gives. */
function guessAccents(part: Buffer): string {
  const inWindows = least(['windows-1252', 'windows-1250'].map((name) => countOdd(part, decoderOf(name))));
  if (inWindows === 0) return families.accents;
  const others = [
    { name: 'macintosh', odd: countOdd(part, decoderOf('macintosh')) },
    { name: 'cp850', odd: countOdd(part, (byte) => cp850[byte - 0x80]!) },
  ];
  const likely = others.filter(({ odd }) => odd * 4 <= inWindows).sort((a, b) => a.odd - b.odd);
  return likely.length === 0 ? families.accents : likely.map(({ name }) => name).join(' or ');
}

/** A character beyond ASCII where none stands: one of C1, an opening quote or a dagger behind a letter, a capital behind a small letter, a sign within a word. */
const odd =
  /[\x80-\x9f]|(?<=\p{L})[\u02c6\u201a\u201e\u2020\u2021\u2030\u2039]|(?<=\p{Ll})(?![\0-\x7f])\p{Lu}|(?<=\p{L})(?![\0-\x7f])[^\p{L}\s\u2019\u2013\u2014\xad\xb4\xb7](?=\p{L})/gu;

/** How many odd characters the bytes would be with a character for each of those beyond ASCII. */
function countOdd(part: Buffer, charOf: (byte: number) => string): number {
  const chars = Array.from(part, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : charOf(byte)));
  return chars.join('').match(odd)?.length ?? 0;
}

function decoderOf(encoding: string): (byte: number) => string {
  const chars = new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128));
  return (byte) => chars[byte - 128]!;
}

/** Whether most pairs of bytes are among the 3,755 most common characters of GB 2312, whose first bytes are B0 to D7. */
function isMostlyCommon(part: Buffer): boolean {
  const pairs = part.toString('latin1').match(/[\x81-\xfe][\x40-\x7e\x80-\xfe]/g) ?? [];
  const common = pairs.filter((pair) => /^[\xb0-\xd7][\xa1-\xfe]/.test(pair));
  return pairs.length > 1 && common.length * 3 >= pairs.length * 2;
}

/** A text that may end within a character; undefined where it is none in the encoding, or Node does not know that. */
function decode(encoding: string, part: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(part, { stream: true });
  } catch {
    return undefined;
  }
}
