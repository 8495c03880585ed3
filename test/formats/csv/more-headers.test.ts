import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(name: string, text: string | Buffer) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { stdout } = await lsimport(folder, ['check', '-i', name, '--input-format', 'csv', '--json']);
  const { tasks, diagnostics, notes } = JSON.parse(stdout) as {
    tasks: number;
    diagnostics: { code: string; message: string; help: string; line: number }[];
    notes: string[];
  };
  return {
    folder,
    tasks,
    diagnostics,
    notes: notes.filter((note) => /(?:second|further) headers?/.test(note)),
  };
}

/** Runs the command at the end of a text, and gives the lines of the file that it writes. */
function run(text: string, folder: string): string[] {
  const command = /(?:sed|gzip|iconv) .*$/.exec(text)![0];
  execFileSync('sh', ['-c', command], { cwd: folder });
  return readFileSync(join(folder, 'NEW.csv'), 'utf8').split(/\r?\n/);
}

// As Qualtrics exports it, with a question of two lines.
const qualtrics = [
  'StartDate,Q1,Q2',
  'Start Date,"How old\r\nare you?","What did you like, and why?"',
  '"{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2_TEXT""}"',
  '2024-01-05 10:00:00,34,The staff was kind.',
  '2024-01-05 11:00:00,51,"Nothing, really."',
].join('\r\n');
const answers = [qualtrics.split('\r\n')[0], ...qualtrics.split('\r\n').slice(4)];

test.each([
  ['a.csv', Buffer.from(qualtrics), 'sed 2,4d a.csv > NEW.csv'],
  ['my survey.csv', Buffer.from(`\ufeff${qualtrics}`), "sed 2,4d 'my survey.csv' > NEW.csv"],
  ['a.csv.gz', gzipSync(qualtrics), 'gzip -dc a.csv.gz | sed 2,4d > NEW.csv'],
  [
    'a.csv',
    Buffer.from(`\ufeff${qualtrics}`, 'utf16le'),
    'iconv -f utf-16 -t utf-8 a.csv | sed 2,4d > NEW.csv',
  ],
])('%s of Qualtrics: a warning has the command that deletes rows 2 and 3', async (name, bytes, command) => {
  const { folder, diagnostics, notes } = await check(name, bytes);
  expect(diagnostics).toMatchObject([
    {
      code: 'more-header-rows',
      message: 'Rows 2 and 3 are headers of Qualtrics ("Start Date" and "ImportId"), but become tasks.',
      help: `Delete them: ${command}`,
      line: 2,
    },
  ]);
  expect(notes).toEqual([]);
  const [header, ...rows] = run(command, folder);
  expect([header!.replace('\ufeff', ''), ...rows]).toEqual(answers);
});

test('without a command where sed would see other lines', async () => {
  const { diagnostics } = await check('a.csv', qualtrics.replaceAll('\r\n', '\r'));
  expect(diagnostics).toMatchObject([{ help: expect.stringContaining('in a spreadsheet program') }]);
});

// As SurveyMonkey exports it.
const monkey = [
  'Respondent ID,Start Date,Email Address,What did you like?,How did you hear about us?,',
  ',,,Open-Ended Response,Friend,Other (please specify)',
  '118000001,01/05/2024 10:00:00 AM,,The staff was kind.,Friend,',
  '118000002,01/05/2024 11:00:00 AM,,Nothing at all.,,A poster',
];

test('SurveyMonkey: a warning has the command that deletes row 2', async () => {
  const { folder, diagnostics } = await check('a.csv', monkey.join('\n'));
  expect(diagnostics).toMatchObject([
    {
      code: 'more-header-rows',
      message: 'Row 2 is a second header of SurveyMonkey ("Open-Ended Response"), but becomes a task.',
      help: 'Delete it: sed 2d a.csv > NEW.csv',
    },
  ]);
  expect(run(diagnostics[0]!.help, folder)).toEqual([monkey[0], ...monkey.slice(2)]);
});

test('units below the names of columns are a second header, perhaps', async () => {
  const lines = ['time,volt,place', 's,mV,', '0.1,3,a', '0.2,4,b', '0.3,5,c'];
  const { folder, diagnostics, notes } = await check('a.csv', lines.join('\n'));
  expect(diagnostics).toEqual([]);
  expect(notes).toEqual([
    'a.csv: row 2 becomes a task, but may be a second header: it has "s", "mV" above numbers or times. If so: sed 2d a.csv > NEW.csv',
  ]);
  expect(run(notes[0]!, folder)).toEqual([lines[0], ...lines.slice(2)]);
});

// As pandas writes columns of two levels, and yfinance its prices.
test('two further headers, of which the second names the index', async () => {
  const lines = [
    'Price,Close,High',
    'Ticker,AAPL,AAPL',
    'Date,,',
    '2024-01-02,1.5,2',
    '2024-01-03,2,2.5',
    '2024-01-04,3,4',
  ];
  const { folder, notes } = await check('a.csv', lines.join('\n'));
  expect(notes).toEqual([
    'a.csv: rows 2 and 3 become tasks, but may be further headers: row 2 has "Ticker", "AAPL", "AAPL" above numbers or times. If so: sed 2,3d a.csv > NEW.csv',
  ]);
  expect(run(notes[0]!, folder)).toEqual([lines[0], ...lines.slice(3)]);
});

test.each([
  [
    'a record with words for numbers',
    ['name,born,died', 'Homer,ca. 800 BC,unknown date', 'Ovid,-43,17', 'Dante,1265,1321', 'Goethe,1749,1832'],
  ],
  ['plain rows', ['id,text', '1,a', '2,b', '3,c', '4,d']],
  ['missing numbers', ['id,a,b', 'x,n/a,NA', 'y,1,2', 'z,3,4', 'w,5,6']],
  ['one odd value', ['text,score', 'a,unsure', 'b,1', 'c,2', 'd,3']],
  ['texts', ['title,text', 'Storm,It rained.', 'Calm,Nothing.', 'Rain,More rain.', 'Sun,None.']],
  ['few rows', ['a,b', 's,V', '1,2', '3,4']],
  ['an empty first cell', ['id,kind,text', ',Response,a', '2,Reply,b', '3,Reply,c']],
  ['JSON in a column', ['id,meta', '1,"{""a"":1}"', '2,"{""ImportId"":3}"', '3,"{""a"":1}"']],
])('%s are no headers', async (_, lines) => {
  const { diagnostics, notes } = await check('a.csv', lines.join('\n'));
  expect({ diagnostics, notes }).toEqual({ diagnostics: [], notes: [] });
});
