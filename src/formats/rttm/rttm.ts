import { toNumber } from '../../regions/to-number.ts';
import { roundSeconds } from '../sound/round-seconds.ts';
import { channelOf, lineImporter, type ReadLine } from './line-importer.ts';

export const rttm = lineImporter({
  name: 'rttm',
  summary: 'RTTM files, a folder or a file: one task per recording, with who speaks when',
  extension: '.rttm',
  nameOf: (line) => (line.startsWith(';;') ? undefined : line.split(/\s+/)[1]),
  read: readRttm,
});

/** Reads a line of RTTM (NIST, Rich Transcription 2009, appendix A): type, file, channel, begin, length, orthography, subtype, name, confidence. */
function readRttm(line: string): ReadLine {
  const [type = '', , channel = '', begin, length, ...columns] = line.split(/\s+/);
  const [orthography, subtype, name, confidence, lookahead] = columns;
  if (type !== 'SPEAKER') return { skipped: `lines of the type ${type}` };
  if (name === undefined) return { problem: 'it has fewer than 8 columns' };
  const [start, duration] = [toNumber(begin), toNumber(length)];
  if (start === undefined || duration === undefined) {
    return { problem: 'its columns 4 and 5 are not two numbers, the begin and the length' };
  }
  const label = name === '<NA>' ? undefined : name;
  return {
    start,
    end: roundSeconds(start + duration),
    label,
    text: undefined,
    score: toNumber(confidence),
    channel: channelOf(channel),
    unread: [
      ...(saysSomething(orthography) ? ['orthographies (column 6)'] : []),
      ...(saysSomething(subtype) ? ['subtypes (column 7)'] : []),
      ...(saysSomething(lookahead) ? ['lookahead times (column 10)'] : []),
    ],
  };
}

function saysSomething(column: string | undefined): boolean {
  return column !== undefined && column !== '' && column !== '<NA>';
}
