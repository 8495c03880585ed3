/** What files of labels and data begin with: JSON, XML, comments of NIST, lyrics with times, Praat and RTTM. */
const otherBeginnings = [
  /^(?:\{\s*["}]|\[\s*(?:["{[\]]|-?\d+(?:\.\d+)?\s*[,\]]))/,
  /^<[?!]/,
  /^;;/,
  /^\[(?:[a-z]{2}:|\d+[:.]\d)/i,
  /^File type\s*=/,
  /^SPEAKER \S+ \d+ \d/,
];

/** A time at the beginning, with hours or fractions, from 0, or up to another one. */
const time = /^(?:\d+:\d\d(?::\d\d|[.,]\d|\s*-+\s*\d)|0+:\d\d)/;

/** Two numbers at the beginning, of which the second is larger where they are a start and an end. */
const twoNumbers = /^(-?\d+(?:\.\d+)?)[\s,;]+(\d+(?:\.\d+)?)(?:[\s,;]|$)/;

/** Whether a text may be what somebody says, and not labels with times or data. People say numbers, and noises stand in brackets. */
export function isSpeech(head: string): boolean {
  const text = head.replace(/^\ufeff/, '').trim();
  if (text.includes('\t') || text.includes('-->') || text.includes('</')) return false;
  if (text !== '' && /^[\s\d.,:;+-]+$/.test(text)) return false;
  if (time.test(text) || otherBeginnings.some((begins) => begins.test(text))) return false;
  const [, start, end] = twoNumbers.exec(text) ?? [];
  return start === undefined || Number(start) >= Number(end);
}
