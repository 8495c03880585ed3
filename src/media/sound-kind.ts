import { fileKind } from '../readers/file-kind.ts';

/** Codecs of WAV that were seen in the field, by their number in `fmt ` (mmreg.h). */
const codecs: Readonly<Record<number, string>> = {
  2: 'ADPCM of Microsoft',
  17: 'IMA ADPCM',
  32: 'ADPCM of Yamaha',
  49: 'GSM 6.10',
  66: 'G.723.1',
  69: 'G.726',
  100: 'G.726',
  101: 'G.722',
  131: 'G.729',
  352: 'WMA',
  353: 'WMA',
  655: 'G.722',
};

/** Numbers of PCM, floats, A-law, mu-law and MP3. */
const played = [1, 3, 6, 7, 85];
const FLOAT = 3;
/** The number is the first one of the GUID at the end. */
const EXTENSIBLE = 0xfffe;

/** What a sound is that browsers do not play, for a sentence, by its first bytes; undefined for all that they may play. */
export function unplayedKind(head: Buffer): string | undefined {
  const found = fileKind(head);
  // The ending .aiff says so too.
  const isUnplayed = found?.kind === 'unplayed sound' || found?.name === 'an AIFF recording';
  return isUnplayed ? found.name : unplayedWav(head);
}

function unplayedWav(head: Buffer): string | undefined {
  if (!/^RIFF.{4}WAVE/s.test(head.toString('latin1', 0, 12))) return undefined;
  for (let at = 12; at + 24 <= head.length; ) {
    const size = head.readUInt32LE(at + 4);
    if (head.toString('latin1', at, at + 4) !== 'fmt ') {
      at += 8 + size + (size % 2);
      continue;
    }
    const written = head.readUInt16LE(at + 8);
    const codec = written === EXTENSIBLE && at + 34 <= head.length ? head.readUInt16LE(at + 32) : written;
    const bits = head.readUInt16LE(at + 22);
    if (codec === FLOAT && bits === 64) return 'a WAV recording with samples of 64 bits';
    // A codec of 0 is one that the program did not write.
    if (played.includes(codec) || codec === EXTENSIBLE || codec === 0) return undefined;
    return `a WAV recording in ${codecs[codec] ?? `codec ${codec}`}`;
  }
  return undefined;
}

/** Codecs in MP4, as the sample descriptions name them. */
const inMp4: readonly (readonly [string, string])[] = [
  ['alac', 'Apple Lossless (ALAC)'],
  ['ac-3', 'AC-3'],
  ['ec-3', 'E-AC-3'],
  ['samr', 'AMR'],
  ['sawb', 'AMR'],
];

/** The same for what is in the box `moov` of an MP4 file: there, `stsd` has its version, a count, and the first description with its size and codec. */
export function unplayedInMovie(moov: Buffer): string | undefined {
  const at = moov.indexOf('stsd', 0, 'latin1');
  if (at < 0) return undefined;
  const codec = moov.toString('latin1', at + 16, at + 20);
  const found = inMp4.find(([name]) => name === codec);
  return found && `an MP4 recording in ${found[1]}`;
}
