import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { taggedWordsIn } from '../../../src/formats/other-tools/tagged-words.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const anna =
  "Anna/NNP 's/POS 1\\/2/CD cat/NN lives/VBZ in/IN Rome/NNP ./.\r\n\r\nShe/PRP left/VBD it/PRP ./.\r\n";

/** The texts and spans that come of the command in what is said. */
async function follow(folder: string, said: string, file: string) {
  const [, command = ''] = /CoNLL: (awk '.*' \S+ > tokens\.conll), and import that\./.exec(said) ?? [];
  execFileSync('sh', ['-c', command.replace(' FILE ', ` ${file} `)], { cwd: folder });
  const made = await lsimport(folder, ['convert', 'tokens.conll', '-l', 'auto', '--to', 'tasks-1.x']);
  const tasks: {
    data: { text: string };
    annotations: { result: { value: { text: string; labels: string[] } }[] }[];
  }[] = JSON.parse(made.stdout);
  return tasks.map(({ data, annotations: [first] }) => [
    data.text,
    ...first!.result.map(({ value }) => `${value.text}/${value.labels}`),
  ]);
}

test.each(['/', '_', '|'])('words with tags behind "%s" are named, with a command', async (separator) => {
  const folder = temporaryFolder();
  const text = anna.replace(/\/(?=[A-Z.]+\s)/g, separator);
  writeFiles(folder, { 'a.txt': text, 'in/a.txt': text, 'in/b.txt': text });
  for (const [input, what] of [
    ['a.txt', 'file'],
    ['in', 'folder'],
  ]) {
    const { stdout, code } = await lsimport(folder, ['check', input!, '-l', 'auto']);
    expect(code).toBe(0);
    expect(stdout).toContain('warning[labels-not-read]');
    expect(stdout).toContain(
      `This ${what} looks like texts with a tag behind each word, such as "Anna${separator}NNP". `,
    );
    expect(await follow(folder, stdout, 'a.txt')).toEqual([
      [
        "Anna 's 1\\/2 cat lives in Rome .",
        ...['Anna/NNP', "'s/POS", '1\\/2/CD', 'cat/NN', 'lives/VBZ', 'in/IN', 'Rome/NNP', './.'],
      ],
      ['She left it .', 'She/PRP', 'left/VBD', 'it/PRP', './.'],
    ]);
  }
  const asData = await lsimport(folder, ['check', 'a.txt', '-l', 'auto', '--input-format', 'text']);
  expect(asData.stdout).toContain('no problems found');
});

test('BIO tags behind words stay what they are, and words without a tag are outside', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.txt': 'Ada/B-PER Byron/I-PER lived/O in Rome/B-LOC ./O\nBob/B-PER left/O it/O\n' });
  const { stdout } = await lsimport(folder, ['check', 'a.txt', '-l', 'auto']);
  expect(await follow(folder, stdout, 'a.txt')).toEqual([
    ['Ada Byron lived in Rome .', 'Ada Byron/PER', 'Rome/LOC'],
    ['Bob left it', 'Bob/PER'],
  ]);
});

// The Brown corpus as NLTK has it: files such as ca01, tags in small letters.
const brown = `
	The/at Fulton/np-tl County/nn-tl Grand/jj-tl Jury/nn-tl said/vbd Friday/nr an/at investigation/nn of/in Atlanta's/np$ recent/jj primary/nn election/nn produced/vbd \`\`/\`\` no/at evidence/nn ''/'' that/cs any/dti irregularities/nns took/vbd place/nn ./.

	The/at jury/nn further/rbr said/vbd in/in term-end/nn presentments/nns that/cs the/at City/nn-tl Executive/jj-tl Committee/nn-tl ,/, which/wdt had/hvd over-all/jj charge/nn of/in the/at election/nn ,/, \`\`/\`\` deserves/vbz the/at praise/nn and/cc thanks/nns of/in the/at City/nn-tl of/in-tl Atlanta/np-tl ''/'' for/in the/at manner/nn in/in which/wdt the/at election/nn was/bedz conducted/vbn ./.
`;

test('files of the Brown corpus, whose names say nothing', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'brown/ca01': brown, 'brown/ca02': brown, 'a.pos': brown.replaceAll('\t', '') });
  for (const input of ['brown/ca01', 'brown', 'a.pos']) {
    const { stderr, stdout } = await lsimport(folder, ['check', input, '-l', 'auto']);
    expect(stderr + stdout).toContain(' looks like texts with a tag behind each word, such as "The/at". ');
    const [[text, ...spans] = []] = await follow(folder, stderr + stdout, 'brown/ca01');
    expect(text).toContain('The Fulton County Grand Jury said Friday');
    expect(spans.slice(0, 2)).toEqual(['The/at', 'Fulton/np-tl']);
  }
});

test.each([
  [
    'prose with slashes',
    'We sell and/or rent bikes, 24/7, in A/B tests.\nHe/she may call 1/2 times w/o fee.\n',
  ],
  ['dates', '1/2 3/4 5/6 7/8\n1/2 3/4 5/6 7/8\n'],
  ['paths', 'src/main src/test lib/foo bin/run\nsrc/a src/b lib/c bin/d\n'],
  ['names of constants', 'MAX_VALUE\nMIN_VALUE\nTHE_END\n'],
  ['names of variables', `${'my_value the_end a_name '.repeat(8)}\n`.replaceAll('the', 'one')],
  ['rows between bars', 'a|b|c\n1|2|3\n4|5|6\n'],
  ['acronyms', 'TCP/IP\nAC/DC\nI/O\n'],
  ['links', 'https://host/A https://host/B https://host/C\n'.repeat(5)],
  ['nothing', ''],
])('%s are none', (_, text) => {
  expect(taggedWordsIn(text)).toBeUndefined();
});
