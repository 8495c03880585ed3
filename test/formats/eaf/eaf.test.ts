import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';

const recorded = fixture('eaf');
const talk = readFileSync(join(recorded, 'talk.eaf'), 'utf8');
type Annotation = [start: number, end: number, text: string];
const expected: Record<string, Annotation[]> = JSON.parse(
  readFileSync(join(recorded, 'expected.json'), 'utf8'),
);

test('annotations are those that pympi reads, on the sound that the document names', async () => {
  const { tasks, format, diagnostics } = await convertSounds(
    { 'in/other.eaf': talk, 'in/talk.wav': '' },
    'in',
  );
  expect({ format, diagnostics }).toEqual({ format: 'eaf', diagnostics: [] });
  expect(tasks.map(({ data }) => data.audio)).toEqual(['/data/local-files/?d=in/talk.wav']);
  const regions = regionsOf(tasks[0]!);
  const byTier: Record<string, Annotation[]> = {};
  for (const { label, start, end, text = '' } of regions)
    byTier[label] = [...(byTier[label] ?? []), [start, end, text]];
  expect(byTier).toEqual(expected);
  const english = regions.find(({ label }) => label === 'english')!;
  expect(regions[english.parent!]).toMatchObject({ label: 'words', start: english.start });
});

const slots = (...times: (number | undefined)[]) =>
  `<TIME_ORDER>${times.map((time, i) => `<TIME_SLOT TIME_SLOT_ID="t${i}"${time === undefined ? '' : ` TIME_VALUE="${time}"`}/>`).join('')}</TIME_ORDER>`;
const aligned = (id: string, from: number, to: number, text: string) =>
  `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="${id}" TIME_SLOT_REF1="t${from}" TIME_SLOT_REF2="t${to}"><ANNOTATION_VALUE>${text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`;
const referring = (id: string, ref: string, text: string, previous = '') =>
  `<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="${id}" ANNOTATION_REF="${ref}"${previous && ` PREVIOUS_ANNOTATION="${previous}"`}><ANNOTATION_VALUE>${text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>`;
const tier = (id: string, ...annotations: string[]) =>
  `\n<TIER TIER_ID="${id}" PARTICIPANT="Ada">\n${annotations.join('\n')}\n</TIER>`;
const eaf = (...parts: string[]) => `<ANNOTATION_DOCUMENT>${parts.join('')}</ANNOTATION_DOCUMENT>`;

test('spaces around texts are kept, as pympi 1.70 keeps them', async () => {
  const text = eaf(slots(0, 1000), tier('words', aligned('a0', 0, 1, '  x ')));
  const { tasks } = await convertSounds({ 'in/a.eaf': text, 'in/a.wav': '' }, 'in');
  expect(regionsOf(tasks[0]!)).toMatchObject([{ text: '  x ' }]);
});

test('borders without a time lie evenly between those that have one; those that refer divide what they refer to', async () => {
  // Four borders between 0 and 3 s are a second apart; two morphemes are half a word each.
  const text = eaf(
    tier('morphemes', referring('m2', 'a1', 'b', 'm1'), referring('m1', 'a1', 'a')),
    slots(0, undefined, undefined, 3000),
    tier('words', aligned('a0', 0, 1, 'x'), aligned('a1', 1, 2, 'y'), aligned('a2', 2, 3, 'z')),
  );
  const { tasks, skipped } = await convertSounds({ 'in/a.eaf': text, 'in/a.wav': '' }, 'in');
  expect(regionsOf(tasks[0]!)).toEqual([
    { start: 0, end: 1, label: 'words', text: 'x' },
    { start: 1, end: 2, label: 'words', text: 'y' },
    { start: 2, end: 3, label: 'words', text: 'z' },
    { start: 1.5, end: 2, label: 'morphemes', text: 'b', parent: 1 },
    { start: 1, end: 1.5, label: 'morphemes', text: 'a', parent: 1 },
  ]);
  expect(skipped).toEqual({ 'participants of tiers': 2 });
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.eaf': text, 'a.wav': '' });
  const { stderr } = await lsimport(folder, ['check', 'a.eaf', '-l', 'auto']);
  expect(stderr).toContain('2 borders have no time');
});

test('a sound that is named and not there is a warning', async () => {
  const { tasks, diagnostics } = await convertSounds({ 'in/a.eaf': talk }, 'in');
  expect(tasks.map(({ data }) => data.audio)).toEqual(['/data/local-files/?d=in/talk.wav']);
  expect(diagnostics).toMatchObject([
    { code: 'sound-missing', file: 'in/a.eaf', message: expect.stringContaining('in/talk.wav') },
  ]);
});

describe('what is wrong is found where it is', () => {
  const config =
    '<View><Audio name="a" value="$audio"/><Labels name="l" toName="a"><Label value="words"/></Labels><TextArea name="t" toName="a" perRegion="true"/></View>';

  test.each([
    ['no XML', '<ANNOTATION_DOCUMENT>\n<TIER>\n</ANNOTATION_DOCUMENT>', 'label-file-malformed', 3],
    ['another root', '<x/>', 'label-file-malformed', 1],
    [
      'a slot that is not there',
      eaf(slots(0), tier('words', aligned('a0', 0, 9, 'x'))),
      'label-malformed',
      3,
    ],
    [
      'a border that nothing gives a time',
      eaf(slots(0, undefined), tier('words', aligned('a0', 0, 1, 'x'))),
      'label-malformed',
      3,
    ],
    [
      'an annotation that refers to none',
      eaf(slots(0), tier('words', referring('a0', 'a9', 'x'))),
      'label-malformed',
      3,
    ],
    [
      'a tier that the label config lacks',
      eaf(slots(0, 1), tier('noise', aligned('a0', 0, 1, 'x'))),
      'unknown-label',
      3,
    ],
    ['entities that grow', `<!DOCTYPE x [<!ENTITY a "b">]>\n${eaf()}`, 'label-file-malformed', 1],
  ])('%s', async (_name, text, code, line) => {
    const made = await convertSounds(
      { 'in/a.eaf': text, 'in/a.wav': '', 'config.xml': config },
      'in',
      '--input-format',
      'eaf',
    );
    expect(made.code).toBe(1);
    expect(made.diagnostics).toMatchObject([{ code, line, file: 'in/a.eaf' }]);
  });
});

// ELAN plays a medium from its origin on: what it calls 0 is there.
test('times count from the origin of the sound that is found', async () => {
  const media = (name: string, origin: string) =>
    `<MEDIA_DESCRIPTOR MEDIA_URL="file:///x/${name}" RELATIVE_MEDIA_URL="./${name}"${origin}/>`;
  const text = eaf(
    `<HEADER>${media('a.mp4', '')}${media('b.wav', ' TIME_ORIGIN="500"')}</HEADER>`,
    slots(0, 1000),
    tier('words', aligned('a0', 0, 1, 'x')),
  );
  for (const [sound, start] of [
    ['a.mp4', 0],
    ['b.wav', 0.5],
  ] as const) {
    const { tasks, skipped } = await convertSounds({ 'in/x.eaf': text, [`in/${sound}`]: '' }, 'in');
    expect(regionsOf(tasks[0]!)).toEqual([{ start, end: start + 1, label: 'words', text: 'x' }]);
    expect(skipped).not.toHaveProperty('time origins of media (TIME_ORIGIN)');
  }
});

test('of a video and its sound, the sound is taken', async () => {
  const media = (name: string) =>
    `<MEDIA_DESCRIPTOR MEDIA_URL="file:///x/${name}" RELATIVE_MEDIA_URL="./${name}"/>`;
  const text = eaf(
    `<HEADER>${media('a.mp4')}${media('b.wav')}</HEADER>`,
    slots(0, 1000),
    tier('words', aligned('a0', 0, 1, 'x')),
  );
  const { tasks, skipped } = await convertSounds({ 'in/x.eaf': text, 'in/a.mp4': '', 'in/b.wav': '' }, 'in');
  expect(tasks.map(({ data }) => data.audio)).toEqual(['/data/local-files/?d=in/b.wav']);
  expect(skipped).not.toHaveProperty('sound files without a label file');
});

test('tiers below others with times of their own, and graphics, are counted', async () => {
  const below = tier(
    'words',
    aligned('a1', 0, 1, 'y').replace(' TIME_SLOT_REF1', ' SVG_REF="s" TIME_SLOT_REF1'),
  );
  const text = eaf(
    slots(0, 1000),
    tier('said', aligned('a0', 0, 1, 'x')),
    below.replace('TIER_ID', 'PARENT_REF="said" TIER_ID'),
  );
  const { skipped } = await convertSounds({ 'in/x.eaf': text, 'in/x.wav': '' }, 'in');
  expect(skipped).toEqual({
    'participants of tiers': 2,
    'parents of tiers with times of their own (PARENT_REF)': 1,
    'attributes of annotations called "SVG_REF"': 1,
  });
});

test('what has no place beside the tiers is counted by its name', async () => {
  const text = eaf(
    '<HEADER><LINKED_FILE_DESCRIPTOR LINK_URL="file:///x/a.csv"/></HEADER>',
    slots(0, 1000),
    tier('words', aligned('a0', 0, 1, 'x')),
    '<LEXICON_REF LEX_REF_ID="l" NAME="n" TYPE="t" URL="u" LEXICON_ID="i" LEXICON_NAME="m"/>',
    '<REF_LINK_SET LINK_SET_ID="s"><CROSS_REF_LINK REF1="a0" REF2="a0"/><GROUP_REF_LINK REFS="a0 a0"/></REF_LINK_SET>',
  );
  const { skipped } = await convertSounds({ 'in/a.eaf': text, 'in/a.wav': '' }, 'in');
  expect(skipped).toEqual({
    'participants of tiers': 1,
    'links between annotations (REF_LINK_SET)': 2,
    'references to lexicons (LEXICON_REF)': 1,
    'files linked beside the media (LINKED_FILE_DESCRIPTOR)': 1,
  });
});
