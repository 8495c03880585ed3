import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ByteReader, openFile } from '../../src/readers/byte-reader.ts';
import { SourceProblem } from '../../src/readers/source-problem.ts';
import { cutXml } from '../../src/readers/xml-pieces.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Bytes that come a few at a time. */
function slowly(bytes: Buffer, step: number): ByteReader {
  let at = 0;
  return {
    size: 0,
    read(into, to) {
      const part = bytes.subarray(at, at + Math.min(step, into.length - to));
      into.set(part, to);
      at += part.length;
      return part.length;
    },
    close: () => {},
  };
}

const file = `\ufeff<?xml version="1.0"?>
<!-- <a> -->
<root n="1 > 0">text
  <a x='>'/>
  <b>\u00e9
    <b><!-- </b> --></b><![CDATA[</b>]]>
  </b><c>
</c>
</root>
`;
const pieces = [
  { kind: 'root', name: 'root', text: '<root n="1 > 0"/>', line: 3 },
  { kind: 'child', name: 'a', text: "<a x='>'/>", line: 4 },
  { kind: 'child', name: 'b', text: '<b>\u00e9\n    <b><!-- </b> --></b><![CDATA[</b>]]>\n  </b>', line: 5 },
  { kind: 'child', name: 'c', text: '<c>\n</c>', line: 7 },
];

test('the elements inside the root are cut out, wherever the bytes are parted', () => {
  for (const step of [1, 2, 3, 7, 64, 4096])
    expect([...cutXml(slowly(Buffer.from(file), step))]).toEqual(pieces);
});

test('a file larger than the window keeps its lines and pieces', () => {
  const many = Array.from({ length: 40_000 }, (_, i) => `<a n="${i}">\n</a>`);
  const path = join(temporaryFolder(), 'a.xml');
  writeFileSync(path, `<r>${many.join('\n')}</r>`);
  const reader = openFile(path, path);
  const cut = [...cutXml(reader)].slice(1);
  reader.close();
  expect(cut.length).toBe(many.length);
  expect(cut.at(-1)).toEqual({ kind: 'child', name: 'a', text: many.at(-1), line: 2 * many.length - 1 });
});

test.each([
  ['<a><b></b>', 'ends inside', 1],
  ['<a>\n</a></a>', 'end tag too many', 2],
  ['<a/>\n<b/>', 'second root', 2],
  ['just text', 'no XML element', 1],
  ['', 'no XML element', 1],
  ['<a>\n<b', 'ends inside', 2],
])('%j is malformed', (text, problem, line) => {
  try {
    for (const _ of cutXml(slowly(Buffer.from(text), 5)));
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    expect(error.finding.args).toEqual({ problem: expect.stringContaining(problem) });
    expect(error.place).toEqual({ line });
  }
});

test('any bytes end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<', '>', '/', 'a', '"', '<a>', '</a>', '<!--', '-->', '\n', '?')),
      (parts) => {
        try {
          for (const _ of cutXml(slowly(Buffer.from(parts.join('')), 3)));
        } catch (error) {
          if (!(error instanceof SourceProblem)) throw error;
        }
      },
    ),
  );
});
