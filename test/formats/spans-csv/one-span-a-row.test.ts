import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(name: string, text: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { stdout, stderr } = await lsimport(folder, ['check', name, '-l', 'auto']);
  return stderr + stdout;
}

const news = ['Ada lived in London.', 'Bob left.'];
const rows = (header: string, ...lines: string[]) => `${header}\n${lines.join('\n')}\n`;

test.each([
  [
    'from 0',
    'a.csv',
    rows('text,start,end,label', `${news[0]},0,3,PER`, `${news[0]},13,19,LOC`, `${news[1]},0,3,PER`),
  ],
  [
    'from 1, with ends that are inclusive',
    'a.csv',
    rows('doc,sentence,begin,end,tag', `1,${news[0]},1,3,PER`, `1,${news[0]},14,19,LOC`),
  ],
  [
    'in columns of other names',
    'a.tsv',
    rows('Start Offset\tEnd Offset\tEntity Type\tComment', `0\t3\tPER\t${news[1]}`),
  ],
  [
    'as pandas writes whole numbers beside gaps',
    'a.csv',
    rows('text,startChar,endChar,label', `${news[0]},0.0,3.0,PER`),
  ],
  // As Python counts them, of two rows of one length.
  ['behind emoji', 'a.csv', rows('text,start,end,label', '😀 Ada lived,2,5,PER', 'Bob ran,0,3,PER')],
  ['in lines', 'a.jsonl', rows(JSON.stringify({ text: news[0], start: 13, end: 19, label: 'LOC' }))],
])('spans %s, one a row, are named', async (_, name, text) => {
  const said = await check(name, text);
  expect(said).toContain('warning[labels-not-read]');
  expect(said).toContain('looks like spans of texts, one a row');
  expect(said).not.toContain('no problems found');
});

// Feedback Prize, whose texts are in files of their own: no boxes, whatever "predictionstring" is elsewhere.
test('spans of texts in other files are named', async () => {
  const header =
    'id,discourse_id,discourse_start,discourse_end,discourse_text,discourse_type,predictionstring';
  const said = await check(
    'a.csv',
    rows(header, '4,1,8,17,Hi there.,Lead,1 2', '4,2,18,25,So long,Claim,3 4'),
  );
  expect(said).toContain('looks like spans of texts, one a row');
  expect(said).not.toContain('boxes');
});

test.each([
  ['times in seconds', 'a.csv', rows('text,start,end,type', 'Hello there,0.0,1.5,speech')],
  [
    'times in milliseconds',
    'a.csv',
    rows('start,end,text,type', '0,1200,Hello there,speech', '1200,2500,Bye,speech'),
  ],
  ['dates', 'a.csv', rows('title,start,end,category', 'A fair,2021-03-01,2021-03-04,music')],
  ['years', 'a.csv', rows('text,start,end,class', 'An old king of France,987,996,king')],
  ['rows without a label', 'a.csv', rows('text,start,end', `${news[0]},0,3`)],
  ['pages', 'a.csv', rows('title,start,end,type', 'On the origin of species in two volumes,5,9,book')],
])('but not %s', async (_, name, text) => {
  expect(await check(name, text)).not.toContain('one a row');
});

test('what the help says is read', async () => {
  const csv = `text,spans\n${news[0]},"[[0, 3, 'PER'], [13, 19, 'LOC']]"\n`;
  expect(await check('a.csv', csv)).toContain('as spans-csv');
});
