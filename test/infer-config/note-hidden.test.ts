import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** What `check -l auto` notes of data keys that the label config does not show. */
async function hiddenIn(tasks: object[], ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': JSON.stringify(tasks) });
  const { code, stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'auto', '--json', ...options]);
  const { notes } = JSON.parse(stdout) as { notes: string[] };
  expect(code).toBe(0);
  return { folder, notes: notes.filter((note) => note.startsWith('The label config does not show ')) };
}

// As UltraFeedback has its answers.
const rows = ['a poem', 'a song'].map((what) => ({
  instruction: `Write ${what}`,
  models: ['m1', 'm2'],
  completions: [
    { model: 'm1', response: `Here is ${what}`, annotations: { rating: 5 } },
    { model: 'm2', response: `I wrote ${what}`, annotations: { rating: 3 } },
  ],
}));

test('lists of objects: a note has a Repeater that shows them', async () => {
  const { folder, notes } = await hiddenIn(rows);
  const repeater =
    '<Repeater on="$completions" indexFlag="{{i}}"><Text name="completions_{{i}}" value="$completions[{{i}}].response"/></Repeater>';
  expect(notes).toEqual([
    `The label config does not show "completions" (lists of objects in 2 of 2 tasks). Label Studio 1.x shows lists with a Repeater in a label config of your own, such as ${repeater}`,
  ]);
  writeFiles(folder, {
    'c.xml': `<View><Text name="t" value="$instruction"/>${repeater}<TextArea name="a" toName="t"/></View>`,
  });
  const { code, stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'c.xml', '--server', '1.x']);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('no problems found') });
});

test('all keys of the kind in one note; of one task without the advice for many', async () => {
  const lists = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`k${i}`, [{ n: i }]]));
  expect((await hiddenIn([{ text: 'a', ...lists }])).notes).toEqual([
    'The label config does not show "k0" (a list of objects), "k1" (a list of objects), "k2" (a list of objects), "k3" (a list of objects), "k4" (a list of objects) and 2 more.',
  ]);
});

test('objects, texts and media that not every task has', async () => {
  const tasks = [
    { title: 'Storm', body: 'A storm hit the coast on Friday.', image: 'https://x.example/a.png' },
    { title: 'Calm', body: null, entities: { urls: ['x'] } },
    { title: 'Rain', body: 'Rain fell all day on Friday.', image: 'https://x.example/b.png' },
  ];
  expect((await hiddenIn(tasks)).notes).toEqual([
    'The label config does not show "entities" (objects in 1 of 3 tasks).',
    'The label config does not show "body" (a text in 2 of 3 tasks), "image" (a text in 2 of 3 tasks), because it shows what every task has. To have them shown, write "" where there is none.',
  ]);
  const filled = tasks.map(({ body, image, ...others }) => ({
    ...others,
    body: body ?? '',
    image: image ?? '',
  }));
  expect((await hiddenIn(filled)).notes).toHaveLength(1);
});

const chat = [
  { role: 'user', content: 'Hi, how are you today?' },
  { role: 'assistant', content: 'Fine' },
];

test.each([
  ['dialogues', [{ messages: chat }, { messages: chat }]],
  [
    'objects in every task',
    [
      { text: 'a', meta: { a: 1 } },
      { text: 'b', meta: { a: 2 } },
    ],
  ],
  [
    'lists of texts',
    [
      { text: 'a', tags: ['x y'] },
      { text: 'b', tags: [] },
    ],
  ],
  [
    'names, ids, states and labels of some tasks',
    [
      { text: 'a', author: 'Ann Lee', lang: null, reply_id: 'x' },
      { text: 'b', author: null, lang: 'en', label: 'good' },
    ],
  ],
  ['empty lists', [{ text: 'a', users: [] }]],
])('there is no note for %s', async (_, tasks) => {
  expect((await hiddenIn(tasks)).notes).toEqual([]);
});
