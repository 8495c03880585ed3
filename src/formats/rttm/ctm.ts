import { toNumber } from '../../regions/to-number.ts';
import { roundSeconds } from '../sound/round-seconds.ts';
import { channelOf, lineImporter, type ReadLine } from './line-importer.ts';

export const ctm = lineImporter({
  name: 'ctm',
  summary: 'CTM files, a folder or a file: one task per recording, with the time of each word',
  extension: '.ctm',
  nameOf: (line) =>
    line === '' || line.startsWith(';;') || !/\s/.test(line) ? undefined : line.split(/\s+/)[0],
  read: readCtm,
});

/** Reads a line of CTM (NIST, SCTK): file, channel, begin, length, word, confidence. */
function readCtm(line: string): ReadLine {
  const [, channel = '', begin, length, word, confidence, ...more] = line.split(/\s+/);
  if (word === undefined) return { problem: 'it has fewer than 5 columns' };
  if (/^<ALT(?:_BEGIN|_END)?>$/i.test(word)) return { skipped: 'marks of alternatives (<ALT>)' };
  const [start, duration] = [toNumber(begin), toNumber(length)];
  if (start === undefined || duration === undefined) {
    return { problem: 'its columns 3 and 4 are not two numbers, the begin and the length' };
  }
  return {
    start,
    end: roundSeconds(start + duration),
    label: undefined,
    text: word,
    score: toNumber(confidence),
    channel: channelOf(channel),
    unread: more.some((column) => column !== '') ? ['further columns (7 and later)'] : [],
  };
}
