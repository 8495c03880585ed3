// Labels on stretches of sounds.

import { folder, label, many, range, sentence, word } from './common.js';

const sound = (i) => `${i}.wav`;
const clock = (seconds, mark) => {
  const two = (n) => String(Math.floor(n)).padStart(2, '0');
  const milliseconds = String(Math.round((seconds % 1) * 1000)).padStart(3, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${mark}${milliseconds}`;
};

const textGrid = () => {
  const items = many(
    150,
    (k) => `${range(k)[0]}\n${range(k)[1]}\n"${word(k)}"\n${range(k)[1]}\n${range(k + 1)[0]}\n""`,
  );
  return `File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n225\n<exists>\n1\n"IntervalTier"\n"words"\n0\n225\n300\n${items.join('\n')}\n`;
};

const eaf = () => {
  const slots = many(300, (k) => `<TIME_SLOT TIME_SLOT_ID="ts${k}" TIME_VALUE="${k * 500}"/>`);
  const items = many(
    150,
    (k) =>
      `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a${k}" TIME_SLOT_REF1="ts${2 * k}" TIME_SLOT_REF2="ts${2 * k + 1}"><ANNOTATION_VALUE>${word(k)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`,
  );
  return `<ANNOTATION_DOCUMENT><TIME_ORDER>${slots.join('\n')}</TIME_ORDER><TIER TIER_ID="words">${items.join('\n')}</TIER></ANNOTATION_DOCUMENT>`;
};

export const sounds = {
  srt: folder(
    '.srt',
    500,
    () =>
      many(
        150,
        (k) => `${k + 1}\n${clock(range(k)[0], ',')} --> ${clock(range(k)[1], ',')}\n${sentence(k)}\n`,
      ).join('\n'),
    sound,
  ),
  vtt: folder(
    '.vtt',
    500,
    () =>
      `WEBVTT\n\n${many(150, (k) => `${clock(range(k)[0], '.')} --> ${clock(range(k)[1], '.')}\n${sentence(k)}\n`).join('\n')}`,
    sound,
  ),
  whisper: folder(
    '.json',
    500,
    () =>
      JSON.stringify({
        text: 'x',
        language: 'en',
        segments: many(100, (k) => ({ id: k, start: range(k)[0], end: range(k)[1], text: sentence(k) })),
      }),
    sound,
  ),
  audacity: folder(
    '.txt',
    500,
    () => many(400, (k) => `${range(k)[0].toFixed(6)}\t${range(k)[1].toFixed(6)}\t${label(k)}\n`).join(''),
    sound,
  ),
  textgrid: folder('.TextGrid', 1000, textGrid, sound),
  rttm: folder(
    '.rttm',
    500,
    (i) =>
      many(
        200,
        (k) => `SPEAKER ${i} 1 ${range(k)[0].toFixed(2)} 1.00 <NA> <NA> speaker_${k % 3} <NA> <NA>\n`,
      ).join(''),
    sound,
  ),
  eaf: folder('.eaf', 200, eaf, sound),
  ctm: folder(
    '.ctm',
    500,
    (i) => many(300, (k) => `${i} 1 ${range(k)[0].toFixed(2)} 1.00 ${word(k)} 0.98\n`).join(''),
    sound,
  ),
};
