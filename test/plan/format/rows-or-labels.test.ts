import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function formatOf(files: Record<string, string>, input: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const config = 'c.xml' in files ? 'c.xml' : 'auto';
  const { code, stdout } = await lsimport(folder, ['check', '-i', input, '-l', config, '--json', ...more]);
  return { code, format: (JSON.parse(stdout) as { format?: string }).format };
}

const classes = 'image,is_spam,reviewed\nhttps://e.org/1.jpg,1,0\nhttps://e.org/2.jpg,0,1\n';
const choices = (...names: string[]) =>
  `<Choices name="c" toName="i">${names.map((name) => `<Choice value="${name}"/>`).join('')}</Choices>`;
const image = '<Image name="i" value="$image"/>';
const ages = Array.from({ length: 20 }, (_, i) => `${i}.jpg,${i + 1},${'1,0,'.repeat(6).slice(0, -1)}`);
const clips = 'client_id\tpath\tsentence\nx\ta.mp3\tHello\n';
const sound = '<Audio name="a" value="$audio"/>';

test.each<[what: string, format: string, files: Record<string, string>, more?: string[]]>([
  [
    'choices that are no columns',
    'csv',
    { 'in.csv': classes, 'c.xml': `<View>${image}${choices('Cat', 'Dog')}</View>` },
  ],
  [
    'a text beside the image',
    'csv',
    {
      'in.csv': classes,
      'c.xml': `<View>${image}<Text name="t" value="$is_spam"/>${choices('reviewed')}</View>`,
    },
  ],
  [
    'numbers beside 1 and 0',
    'csv',
    { 'in.csv': `image,age,${[...'abcdefghijkl'].join(',')}\n${ages.join('\n')}\n` },
  ],
  ['an option for rows', 'csv', { 'in.csv': classes }, ['--infer-types']],
  ['pipes in a table of something else', 'csv', { 'metadata.csv': 'id|text\n1|one\n2|two\n' }],
  ['a table of clips with an option for rows', 'tsv', { 'validated.tsv': clips }, ['--infer-types']],
  [
    'a label config that shows the sentence',
    'tsv',
    {
      'validated.tsv': clips,
      'c.xml':
        '<View><Audio name="a" value="$path"/><Text name="s" value="$sentence"/><TextArea name="t" toName="a"/></View>',
    },
  ],
  [
    'regions of sounds',
    'audio-dir',
    {
      'in/a.wav': '',
      'in/a.txt': 'Hello',
      'c.xml': `<View>${sound}<Labels name="l" toName="a"><Label value="x"/></Labels><TextArea name="t" toName="a" perRegion="true"/></View>`,
    },
  ],
  ['stretches beside sounds', 'audio-csv', { 'in/a.wav': '', 'in/a.txt': 'start\tend\tlabel\n0\t1\tdog\n' }],
])('%s: rows or labels of another format, %s', async (_, format, files, more = []) => {
  const [input] = Object.keys(files).filter((name) => name !== 'c.xml');
  expect(await formatOf(files, input!.split('/')[0]!, ...more)).toMatchObject({ format });
});

test.each([
  '1\n00:00:00,000 --> 00:00:01,000\nHello\n',
  'File type = "ooTextFile"\n',
  '{"text": "Hello"}',
  '00:00:01 Hello\n',
])('a file beside a sound that is no plain text is not what is said in it: %j', async (text) => {
  expect((await formatOf({ 'in/a.wav': '', 'in/a.txt': text }, 'in')).format).not.toBe('transcripts');
});

test('the first column of pandas, which has no name, is data and no class', async () => {
  const files = { 'in.csv': ',image,cat,dog\n0,a.jpg,1,0\n1,b.jpg,0,1\n', 'a.jpg': '', 'b.jpg': '' };
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stdout } = await lsimport(folder, [
    'convert',
    'in.csv',
    '-l',
    'auto',
    '--links',
    'https://e.org/',
    '--to',
    'tasks-1.x',
    '-o',
    '-',
  ]);
  expect(stdout).toContain('"column1":"0"');
  expect(stdout).toContain('"choices":["cat"]');
});
