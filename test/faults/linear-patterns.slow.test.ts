import { analyse } from 'scslre';
import { describe, expect, it, test } from 'vitest';
import { readBratLine } from '../../src/formats/brat/annotations.ts';
import { readTokens } from '../../src/formats/textgrid/tokens.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { attack } from './attack-pattern.ts';
import { type PatternLiteral, readPatterns } from './pattern-literals.ts';

// A text of a megabyte must not keep a regular expression busy for minutes. Each of src/ is judged by its structure (scslre) and by texts made
// from it. One that is judged bad and stays stands here, with what keeps long texts from it.

const typed = 'an option that the user typed';
const number = 'a number';

const harmless: Record<string, string> = {
  'src/cli/option.ts [<[](.*?)(?:\\.\\.\\.)?[>\\]]': 'the flags of our own options',
  'src/commands/push/media-paths.ts \\/+$': typed,
  'src/format-count.ts \\B(?=(\\d{3})+$)': number,
  'src/formats/html/charset.ts <meta\\s[^>]*?charset\\s*=\\s*["\']?\\s*([^\\s"\'/>;]+)':
    'the first 1,024 bytes of a page',
  'src/formats/media/lists-of-folders.ts [\\s,:;]+$': 'a line of 200 characters',
  'src/formats/mask-dir/decode-png.ts [.:]+$': 'the message of an error',
  'src/formats/spans/looks-like-spans.ts ^\\s*\\[\\s*\\[\\s*"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"\\s*,\\s*\\{\\s*"entities"\\s*:\\s*\\[':
    'the head of a file',
  'src/formats/subtitles/cue-text.ts (<[^>]*>)': 'a text that ends in >',
  'src/formats/xlsx/cell-value.ts 0+$': 'three digits',
  'src/links/link-0.9.ts \\/+$': typed,
  'src/links/link-1x.ts \\/+$': typed,
  'src/plan/links/project-storage.ts \\/+$': typed,
  'src/preview/editor/find-entry.ts Promise\\.all\\(\\[((?:[\\w$]+\\.e\\(\\d+\\),?)+)\\]\\)\\.then\\([\\w$]+\\.bind\\([\\w$]+,(\\d+)\\)\\)':
    'a script of Label Studio',
  'src/preview/page/dom.ts \\B(?=(\\d{3})+$)': number,
  'src/preview/page/time-text.ts 0+$': number,
  'src/project/owner.ts ^NSpid:\\s*(.*)$': 'a file of the Linux kernel',
  'src/readers/folder/pick-files.ts (?<=[^/])(?:\\/\\*\\*)*\\/?$': typed,
  'src/readers/parquet-scalars.ts 0+$': number,
  'src/readers/parquet.ts 0+$': number,
  'src/server/address.ts \\/+$': typed,
  'src/server/uploads/name-upload.ts ^[_.-]+|[_.-]+$': 'the name of a file',
  'src/stores/listing/path-filter.ts (?<=[^/])(?:\\/\\*\\*)*\\/?$': typed,
  'src/stores/redis/copy-values.ts \\/+$': typed,
  'src/xml/parse-xml.ts <!--[\\s\\S]*?-->|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>|<\\?[\\s\\S]*?\\?>':
    'a text whose markup has been found to end',
};

/** The files that make patterns from text, how many, and why these are linear. */
const made: Record<string, [number, string]> = {
  'src/diagnostics/sed-command.ts': [2, 'one class of characters; the first behind ^'],
  'src/formats/choices-column/choices-batch.ts': [1, 'one loop behind ^'],
  'src/formats/csv/labels.ts': [1, 'one loop behind ^'],
  'src/formats/mot/read-sequences.ts': [1, 'spaces of a line, then a name, from the start of a line'],
  'src/formats/other-tools/find-tool.ts': [1, 'a name in quotes and then spaces, in the head of a file'],
  'src/formats/subtitles/cues.ts': [1, 'digits between fixed characters, behind ^'],
  'src/formats/textgrid/tokens.ts': [1, 'a copy of a literal'],
  'src/label-config/find-by-name.ts': [2, 'names without loops; indices of ten digits at most'],
  'src/label-config/time-directives.ts': [1, 'directives of limited length, one after the other'],
  'src/odd-address.ts': [3, 'no loop'],
  'src/preview/editor/find-entry.ts': [1, 'no loop'],
  'src/xml/characters.ts': [1, 'one class of characters at a cursor'],
};

const { literals, made: found } = readPatterns();
const nameOf = ({ file, source }: PatternLiteral) => `${file} ${source}`;
const unique = [
  ...new Map(literals.map((literal) => [`${nameOf(literal)}/${literal.flags}`, literal])).values(),
];

test('regular expressions take no more than their text is long', { timeout: 600_000 }, () => {
  expect(unique.length).toBeGreaterThan(500);
  const known = new Map<string, string | undefined>();
  const bad: Record<string, string> = {};
  for (const literal of unique) {
    const pattern = `/${literal.source}/${literal.flags}`;
    if (!known.has(pattern)) known.set(pattern, byStructure(literal) ?? attack(literal));
    const problem = known.get(pattern);
    if (problem !== undefined) bad[nameOf(literal)] = problem;
  }
  const unlisted = Object.fromEntries(Object.entries(bad).filter(([name]) => !(name in harmless)));
  expect(unlisted).toEqual({});
  expect(Object.keys(harmless).filter((name) => !(name in bad))).toEqual([]);
});

test('so do those made from text', () => {
  expect(found).toEqual(Object.fromEntries(Object.entries(made).map(([file, [count]]) => [file, count])));
});

function byStructure({ source, flags }: PatternLiteral): string | undefined {
  const [report] = analyse({ source, flags }, { maxReports: 1 }).reports;
  return report && `takes long (${report.type}) with many ${report.character.pick}`;
}

// V8 keeps a way back for each round of a group that is repeated, and fails with a RangeError beyond 64 MB of them.
describe('six million rounds', () => {
  const rounds = 6_000_000;

  it('of places in brat', () => {
    const line = readBratLine(`T1\tPER 0 5${';0 5'.repeat(rounds)}\thello`);
    expect(line).toMatchObject({ kind: 'text-bound', label: 'PER' });
    expect((line as { parts: unknown[] }).parts.length).toBe(rounds + 1);
  });

  it('of doubled quotes in a TextGrid', () => {
    const [token] = readTokens(`"${'""'.repeat(rounds)}"`);
    expect((token as { value: string }).value.length).toBe(rounds);
  });

  it('of steps to a text in HTML', async () => {
    const folder = temporaryFolder();
    const value = {
      start: '/a'.repeat(rounds),
      end: '/a',
      startOffset: 0,
      endOffset: 1,
      hypertextlabels: ['x'],
    };
    const result = [{ from_name: 'l', to_name: 'h', type: 'hypertextlabels', value }];
    writeFiles(folder, {
      'a.json': JSON.stringify([{ data: { html: '<a>b</a>' }, predictions: [{ result }] }]),
      'c.xml':
        '<View><HyperText name="h" value="$html"/><HyperTextLabels name="l" toName="h"><Label value="x"/></HyperTextLabels></View>',
    });
    const { code, stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'c.xml']);
    expect([0, 1], stdout).toContain(code);
  });

  it('of quotes in hOCR', async () => {
    const folder = temporaryFolder();
    const title = `image a.png; bbox 0 0 9 9; x ${"''".repeat(rounds)}`;
    writeFiles(folder, { 'a.hocr': `<html><div class="ocr_page" title="${title}"/></html>` });
    const { code, stderr } = await lsimport(folder, ['check', 'a.hocr', '-l', 'auto']);
    expect([0, 1], stderr).toContain(code);
  });
});
