import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { hasPython } from '../../support/has-python.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** What is said of a table, and the texts with their spans that come of the command in it. */
async function follow(name: string, text: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { stderr, stdout } = await lsimport(folder, ['check', name, '-l', 'auto']);
  const said = stderr + stdout;
  expect(said).toContain('warning[labels-not-read]');
  const [, command] = /: (python3 -c .* > tokens\.conll), and/.exec(said) ?? [];
  if (command) execFileSync('sh', ['-c', command.replace(' FILE ', ` ${name} `)], { cwd: folder });
  const input = command ? ['tokens.conll'] : [name, '--input-format', 'conll'];
  const made = await lsimport(folder, ['convert', ...input, '-l', 'auto', '--to', 'tasks-1.x']);
  const tasks: {
    data: { text: string };
    annotations: { result: { value: { text: string; labels: string[] } }[] }[];
  }[] = JSON.parse(made.stdout);
  const spans = tasks.map(({ data, annotations: [first] }) => [
    data.text,
    ...first!.result.map(({ value }) => `${value.labels}: ${value.text}`),
  ]);
  return { said, spans };
}

const wanted = [
  ['Ada , 1 "A" lived', 'per: Ada'],
  ['Bob left', 'per: Bob'],
];

// ner_dataset.csv of kaggle.com/datasets/abhinavwalia95/entity-annotated-corpus, and the ways in which others have the sentence.
test.skipIf(!hasPython).each([
  [
    'in the first row of each',
    'Sentence #,Word,POS,Tag\nSentence: 1,Ada,NNP,B-per\n,",",",",O\n,1,CD,O\n,"""A""",NN,O\n,lived,VBD,O\nSentence: 2,Bob,NNP,B-per\n,left,VBD,O\n',
  ],
  [
    'in all rows, with CRLF and a byte order mark',
    '\ufeffsentence_id,word,tag\n0,Ada,B-per\n0,",",O\n0,1,O\n0,"""A""",O\n0,lived,O\n1,Bob,B-per\n1,left,O\n'.replaceAll(
      '\n',
      '\r\n',
    ),
  ],
  ['between empty lines', 'token,tag\nAda,B-per\n",",O\n1,O\n"""A""",O\nlived,O\n\nBob,B-per\nleft,O\n'],
  [
    'between empty lines, with semicolons',
    'token;pos;ner_tag\nAda;NNP;B-per\n,;",";O\n1;CD;O\n"""A""";NN;O\nlived;VBD;O\n\nBob;NNP;B-per\nleft;VBD;O\n',
  ],
  ['without a header', 'Ada,B-per\n",",O\n1,O\n"""A""",O\nlived,O\n\nBob,B-per\nleft,O\n'],
])('tokens of sentences %s', async (_, text) => {
  const { said, spans } = await follow('a.csv', text);
  expect(spans).toEqual(wanted);
  expect(said).not.toContain('--choices-column');
});

test.skipIf(!hasPython)('tokens between tabs with a header', async () => {
  const { spans } = await follow('a.csv', 'token\ttag\nAda\tB-per\nlived\tO\n\nBob\tB-per\nleft\tO\n');
  expect(spans).toEqual([
    ['Ada lived', 'per: Ada'],
    ['Bob left', 'per: Bob'],
  ]);
});

test('tokens between tabs are read as they are', async () => {
  const { said, spans } = await follow('a.csv', 'Ada\tB-per\nlived\tO\nin\tO\nRome\tB-loc\n');
  expect(said).toContain('Use --input-format conll, which reads them.');
  expect(spans).toEqual([['Ada lived in Rome', 'per: Ada', 'loc: Rome']]);
});

test.each(['auto', 'own.xml'])(
  'spans in rows are not proposed as labels of the rows with %s',
  async (config) => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'a.csv': 'text,start,end,label\nAda lived in London.,0,3,PER\nBob left.,0,3,PER\n',
      'own.xml':
        '<View><Text name="t" value="$text"/><Choices name="label" toName="t"><Choice value="PER"/></Choices></View>',
    });
    const { stderr, stdout } = await lsimport(folder, ['check', 'a.csv', '-l', config]);
    expect(stdout).toContain('looks like spans of texts, one a row');
    expect(stderr).not.toContain('--choices-column');
    const asked = await lsimport(folder, ['check', 'a.csv', '-l', config, '--choices-column', 'label=label']);
    expect(asked.code).toBe(0);
  },
);
