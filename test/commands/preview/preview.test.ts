import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { lsimport, type Surroundings } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { hashOf, readPage } from './read-page.ts';

const config = `<View>
  <Image name="img" value="$image"/>
  <RectangleLabels name="box" toName="img"><Label value="Car" background="#e8590c"/><Label value="Bus"/></RectangleLabels>
  <Text name="txt" value="$text"/>
  <Labels name="ner" toName="txt"><Label value="PER"/></Labels>
</View>`;

const box = (label: string, id = 'a') => ({
  id,
  from_name: 'box',
  to_name: 'img',
  type: 'rectanglelabels',
  original_width: 100,
  original_height: 50,
  value: { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: [label] },
});

const tasks = [
  {
    data: { image: 'https://h.org/1.png', text: 'one' },
    predictions: [{ model_version: 'v1', score: 0.75, result: [box('Car')] }],
  },
  { data: { image: 'https://h.org/2.png', text: 'two' }, annotations: [{ result: [box('Kar')] }] },
  { data: { image: 'https://h.org/3.png', text: 'three', more: [1] } },
];

const files = { 'config.xml': config, 'tasks.json': JSON.stringify(tasks) };

async function preview(args: string[], more: Record<string, string> = {}, surroundings?: Surroundings) {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, ...more });
  const ending = await lsimport(folder, ['preview', ...args], surroundings);
  const path = join(folder, 'p.html');
  const html = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return { folder, html, ...ending };
}

async function pageOf(args: string[], more: Record<string, string> = {}) {
  const { code, html, stderr } = await preview([...args, '-o', 'p.html'], more);
  if (code !== EXIT.done || html === undefined) throw new Error(stderr);
  return readPage(html);
}

const usual = ['tasks.json', '-l', 'config.xml'];

describe('the page', () => {
  test('has the tasks with what the object tags show, regions and findings', async () => {
    const { model, tasks: shown } = await pageOf(usual);
    expect(model.counts).toEqual({ tasks: 3, withErrors: 1, withWarnings: 0, matching: 3, shown: 3 });
    expect(shown.map(({ at }) => at)).toEqual([0, 1, 2]);
    const [one, two, three] = shown as [(typeof shown)[0], (typeof shown)[0], (typeof shown)[0]];
    expect(one.objects).toEqual([
      {
        name: 'img',
        tag: 'Image',
        kind: 'image',
        pages: [{ link: 'https://h.org/1.png', url: 'https://h.org/1.png' }],
      },
      { name: 'txt', tag: 'Text', kind: 'text', text: 'one' },
    ]);
    expect(one.entries).toEqual([
      {
        list: 'predictions',
        at: 0,
        version: 'v1',
        score: 0.75,
        regions: [
          {
            at: 0,
            id: 'a',
            from: 'box',
            to: 'img',
            type: 'rectanglelabels',
            labels: ['Car'],
            shape: { kind: 'box', x: 10, y: 20, w: 30, h: 40, turn: 0, of: [100, 50] },
          },
        ],
      },
    ]);
    expect(two.findings).toEqual([
      {
        code: 'unknown-label',
        message: '"box" has no label "Kar"; it has "Car", "Bus". Did you mean "Car"?',
        place: expect.stringMatching(/^tasks\.json:1:\d+$/),
        path: '/annotations/0/result/0/value/rectanglelabels/0',
        region: [0, 0],
      },
    ]);
    expect(three.more).toEqual([{ key: 'more', text: '[1]' }]);
  });

  test('has labels with their colors and counts over all tasks, also of those that nobody used', async () => {
    const { model } = await pageOf([...usual, '--sample', '1']);
    expect(model.controls[0]).toEqual({
      name: 'box',
      tag: 'RectangleLabels',
      toName: ['img'],
      labels: [{ value: 'Car', color: '#e8590c' }, { value: 'Bus' }],
    });
    expect(model.labels).toEqual([
      { label: 'Car', count: 1 },
      { label: 'Kar', count: 1 },
      { label: 'Bus', count: 0 },
      { label: 'PER', count: 0 },
    ]);
    expect(model.charts.map(({ title, bars }) => [title, ...bars.filter(({ count }) => count > 0)])).toEqual([
      ['Box sizes (share of the image)', { name: '10 to 50 %', count: 2 }],
      ['Lengths of texts, in characters', { name: '1 to 9', count: 3 }],
      ['Scores of predictions', { name: '0.6 to 0.8', count: 1 }],
    ]);
    expect(model.groups).toMatchObject([{ code: 'unknown-label', severity: 'error', count: 1 }]);
  });

  test('has what is said of a region by name; its choices count like labels', async () => {
    const config = `<View><Image name="i" value="$image"/><RectangleLabels name="box" toName="i"><Label value="Car"/></RectangleLabels>
      <Choices name="kind" toName="i" perRegion="true"><Choice value="van"/><Choice value="bus"/></Choices>
      <TextArea name="plate" toName="i" perRegion="true"/></View>`;
    const value = { x: 10, y: 20, width: 30, height: 40 };
    const said = (from_name: string, type: string, more: object) => ({
      id: 'a',
      from_name,
      to_name: 'i',
      type,
      value: { ...value, ...more },
    });
    const result = [
      said('box', 'rectanglelabels', { rectanglelabels: ['Car'] }),
      said('kind', 'choices', { choices: ['van'] }),
      said('plate', 'textarea', { text: ['K 7', 'two\nlines'] }),
    ];
    const task = { data: { image: 'https://h.org/1.png' }, predictions: [{ result }] };
    const files = { 'per.xml': config, 'per.json': JSON.stringify([task]) };
    const { model, tasks: shown } = await pageOf(['per.json', '-l', 'per.xml', '--only', 'van'], files);
    expect(shown[0]!.entries[0]!.regions).toMatchObject([
      {
        labels: ['Car'],
        said: [
          { from: 'kind', type: 'choices', answers: ['van'] },
          { from: 'plate', type: 'textarea', answers: ['K 7', 'two\nlines'] },
        ],
      },
    ]);
    expect(model.labels).toEqual([
      { label: 'Car', count: 1 },
      { label: 'van', count: 1 },
      { label: 'bus', count: 0 },
    ]);
  });

  test('has the digits of integers that numbers of JavaScript lose', async () => {
    const config = '<View><Text name="n" value="$n"/><TextArea name="t" toName="n"/></View>';
    const json =
      '[{"id": 9007199254740993, "data": {"n": 12345678901234567890, "other": -9007199254740995, "e": 1e20}}]';
    const { tasks: shown } = await pageOf(['n.json', '-l', 'n.xml'], { 'n.xml': config, 'n.json': json });
    expect(shown[0]).toMatchObject({
      id: '9007199254740993',
      objects: [{ text: '12345678901234567890' }],
      more: [
        { key: 'other', text: '-9007199254740995' },
        { key: 'e', text: '100000000000000000000' },
      ],
    });
  });

  test('is the same whenever it is made', async () => {
    const [one, two] = [await preview([...usual, '-o', 'p.html']), await preview([...usual, '-o', '-'])];
    expect(two.stdout.length).toBeGreaterThan(1000);
    expect(two.stdout).toBe(one.html);
  });

  test('goes to standard output, all else to standard error', async () => {
    const { stdout, stderr } = await preview([...usual, '-o', '-', '--json']);
    expect(stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(JSON.parse(stderr)).toMatchObject({ ok: true, command: 'preview', tasks: 3, shown: 3, errors: 1 });
  });
});

describe('which tasks', () => {
  const many = JSON.stringify(
    Array.from({ length: 500 }, (_, i) =>
      i === 450 ? tasks[1] : { ...tasks[0], data: { ...tasks[0]!.data, text: `t${i}` } },
    ),
  );
  const atOf = async (...args: string[]) =>
    (await pageOf(['many.json', '-l', 'config.xml', ...args], { 'many.json': many })).tasks.map(
      ({ at }) => at,
    );

  test('200, with those in which something was found', async () => {
    const chosen = await atOf();
    expect(chosen).toHaveLength(200);
    expect(chosen).toContain(450);
  });

  test('another seed, other tasks', async () => {
    const [one, two] = [
      await atOf('--sample', '5', '--seed', '1'),
      await atOf('--sample', '5', '--seed', '2'),
    ];
    expect(one).not.toEqual(two);
    expect(one).toContain(450);
    expect(await atOf('--sample', '5', '--seed', '1')).toEqual(one);
  });

  test('only those with errors, with warnings, or with a label', async () => {
    expect(await atOf('--only', 'errors')).toEqual([450]);
    expect(await atOf('--only', 'warnings')).toEqual([]);
    expect(await atOf('--only', 'Kar')).toEqual([450]);
    expect(await atOf('--only', 'Car', '--sample', '499')).toHaveLength(499);
  });

  test.each([
    [['Kar'], 'the 1 task that has the label "Kar" in '],
    [['Car', '--sample', '499'], 'the 499 tasks that have the label "Car" in '],
    [['Car', '--sample', '1'], '1 of the 499 tasks that have the label "Car" in '],
    [['errors'], 'the 1 task that has errors in '],
    [['warnings'], 'no tasks, as none has warnings, in '],
  ])('says which: --only %j', async (args, which) => {
    const given = ['many.json', '-l', 'config.xml', '-o', 'p.html', '--only', ...args];
    const { stdout } = await preview(given, { 'many.json': many });
    expect(stdout).toContain(`Wrote p.html with ${which}`);
  });

  test.each([
    ['erors', 'Did you mean errors?'],
    ['car', 'Did you mean Car?'],
    ['Bicycle', 'The labels of the tasks are Car, Kar.'],
  ])('refuses a label that no task has: %s', async (label, help) => {
    const { code, stderr, folder } = await preview([...usual, '-o', 'p.html', '--only', label]);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(`error: No task has the label "${label}".\nhelp: ${help}\n`);
    expect(existsSync(join(folder, 'p.html'))).toBe(false);
  });
});

describe('all inputs', () => {
  test('a project folder, with its completions', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'good.json': JSON.stringify([tasks[0], tasks[2]]) });
    expect((await lsimport(folder, ['init', 'project', '-i', 'good.json', '-l', 'config.xml'])).code).toBe(0);
    const work = {
      id: 0,
      data: tasks[0]!.data,
      completions: [{ id: 1, lead_time: 1, result: [box('Bus'), box('Taxi', 'b')] }],
    };
    mkdirSync(join(folder, 'project/completions'), { recursive: true });
    writeFileSync(join(folder, 'project/completions/0.json'), JSON.stringify(work));
    const { code, stderr } = await lsimport(folder, ['preview', 'project', '-o', 'p.html']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const { tasks: shown, model } = readPage(readFileSync(join(folder, 'p.html'), 'utf8'));
    expect(model.counts.tasks).toBe(2);
    expect(
      shown[0]!.entries.map(({ list, regions }) => [list, regions.flatMap(({ labels }) => labels)]),
    ).toEqual([
      ['predictions', ['Car']],
      ['completions', ['Bus', 'Taxi']],
    ]);
    const column = JSON.stringify(work).indexOf('"Taxi"') + 1;
    expect(shown[0]!.findings).toMatchObject([
      { code: 'unknown-label', place: `project/completions/0.json:1:${column}`, region: [1, 1] },
    ]);
  });

  test('a project folder, with the digits of its numbers', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      ...files,
      'n.json': '[{"image": "https://h.org/1.png", "text": "a", "n": 9007199254740993}]',
    });
    expect((await lsimport(folder, ['init', 'project', '-i', 'n.json', '-l', 'config.xml'])).code).toBe(0);
    expect((await lsimport(folder, ['preview', 'project', '-o', 'p.html'])).code).toBe(0);
    const { tasks: shown } = readPage(readFileSync(join(folder, 'p.html'), 'utf8'));
    expect(shown[0]!.more).toEqual([{ key: 'n', text: '9007199254740993' }]);
  });

  test('images of a folder are linked from where the page is', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'c.xml': '<View><Image name="i" value="$image"/></View>',
      'data/a b.png': readFileSync('fixtures/media/plain.png'),
      'data/in/#1%.png': readFileSync('fixtures/media/plain.png'),
      'out/.keep': '',
    });
    for (const more of [[], ['--document-root', '.'], ['--links', 'https://cdn.org/x']]) {
      const args = [
        'preview',
        'data',
        '--input-format',
        'image-dir',
        '-l',
        'c.xml',
        '-o',
        'out/p.html',
        '--force',
        ...more,
      ];
      expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
      const { tasks: shown } = readPage(readFileSync(join(folder, 'out/p.html'), 'utf8'));
      const urls = shown.flatMap(({ objects }) =>
        objects.map((object) => object.kind === 'image' && object.pages[0]!.url),
      );
      expect(urls).toEqual(['../data/a%20b.png', '../data/in/%231%25.png']);
    }
  });

  test('links in JSON lead to the files that they were made of', async () => {
    const folder = temporaryFolder();
    const links = [
      '/data/local-files/?d=in/a%20b.png',
      '/data/local-files/?d=in/none.png',
      `/data/a%20b.png?d=${folder}/in`,
    ];
    writeFiles(folder, {
      'in/a b.png': readFileSync('fixtures/media/plain.png'),
      'l.json': JSON.stringify(links.map((image) => ({ image }))),
      'c.xml': '<View><Image name="i" value="$image"/></View>',
    });
    const args = ['preview', 'l.json', '-l', 'c.xml', '-o', 'p.html', '--force'];
    const mediaOf = async (...more: string[]) => {
      expect(await lsimport(folder, [...args, ...more])).toMatchObject({ code: 0 });
      const { tasks: shown } = readPage(readFileSync(join(folder, 'p.html'), 'utf8'));
      return shown.flatMap(({ objects }) =>
        objects.map((object) => object.kind === 'image' && (object.pages[0]!.url ?? object.pages[0]!.why)),
      );
    };
    expect(await mediaOf('--document-root', '.')).toEqual([
      'in/a%20b.png',
      `There is no file ${join(folder, 'in/none.png')}.`,
      'in/a%20b.png',
    ]);
    expect(await mediaOf()).toEqual([
      'This address is one of Label Studio itself; the preview does not know the file.',
      'This address is one of Label Studio itself; the preview does not know the file.',
      'in/a%20b.png',
    ]);
  });

  test('--embed puts images into the page, as many as there is room for, and nothing else', async () => {
    const folder = temporaryFolder();
    const png = readFileSync('fixtures/media/plain.png');
    writeFiles(folder, {
      'in/a b.png': png,
      'in/big.png': Buffer.concat([png, Buffer.alloc(1_000_000)]),
      'in/secret.png': 'a password',
      'in/z.png': png,
      'c.xml': '<View><Image name="i" value="$image"/></View>',
      'l.json': JSON.stringify(
        ['in/a%20b.png', 'in/big.png', 'in/secret.png', 'in/z.png'].map((path) => ({
          image: `/data/local-files/?d=${path}`,
        })),
      ),
    });
    const args = ['preview', 'l.json', '-l', 'c.xml', '-o', 'p.html', '--document-root', '.', '--embed', '1'];
    const { code, stdout } = await lsimport(folder, args);
    expect(code).toBe(EXIT.done);
    expect(stdout).toContain(
      '  in the page: 2 images; 2 images linked: no room in 1 MB, or not shown by browsers\n',
    );
    const { tasks: shown } = readPage(readFileSync(join(folder, 'p.html'), 'utf8'));
    const inline = `data:image/png;base64,${png.toString('base64')}`;
    expect(
      shown.flatMap(({ objects }) =>
        objects.map((object) => object.kind === 'image' && object.pages[0]!.url),
      ),
    ).toEqual([inline, 'in/big.png', 'in/secret.png', inline]);
  });

  test('without a label config the data is listed', async () => {
    const { tasks: shown, model } = await pageOf(['tasks.json']);
    expect(model.configFile).toBeUndefined();
    expect(shown[0]!.objects).toEqual([]);
    expect(shown[0]!.more).toEqual([
      { key: 'image', text: 'https://h.org/1.png' },
      { key: 'text', text: 'one' },
    ]);
  });

  test('tasks whose ids need a second pass are shown once', async () => {
    const mixed = JSON.stringify([{ text: 'a' }, { id: 7, data: { text: 'b' } }, { text: 'c' }]);
    const { tasks: shown } = await pageOf(['mixed.json', '-l', 't.xml'], {
      'mixed.json': mixed,
      't.xml': '<View><Text name="t" value="$text"/></View>',
    });
    expect(shown.map(({ at, objects }) => [at, objects[0]!.kind === 'text' && objects[0]!.text])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
    ]);
  });
});

describe('places in texts', () => {
  const span = (start: number, end: number, text?: string) => ({
    id: 'a',
    from_name: 'ner',
    to_name: 'txt',
    type: 'labels',
    value: { start, end, ...(text !== undefined && { text }), labels: ['PER'] },
  });
  const shownIn = async (region: object, ...args: string[]) => {
    const text = '😀😀 Ada Lovelace';
    const { tasks: shown } = await pageOf(['s.json', '-l', 'config.xml', ...args], {
      's.json': JSON.stringify([
        { data: { image: 'https://h.org/1.png', text }, predictions: [{ result: [region] }] },
      ]),
    });
    const { shape } = shown[0]!.entries[0]!.regions[0]!;
    return shape.kind === 'span' ? text.slice(shape.start, shape.end) : undefined;
  };

  test('the words of a span tell what its offsets count', async () => {
    expect(await shownIn(span(3, 6, 'Ada'))).toBe('Ada');
    expect(await shownIn(span(5, 8, 'Ada'))).toBe('Ada');
  });

  test('else they are read as Label Studio 1.x does, or 0.9 where the preview is for it', async () => {
    expect(await shownIn(span(3, 6))).toBe('Ada');
    expect(await shownIn(span(5, 8), '--links', '0.9')).toBe('Ada');
  });
});

describe('hostile data', () => {
  const evil = [
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '<img src=x onerror=alert(1)>',
    '\u2028\u2029\u202e\ufeff\0',
    '\ud800',
    ']]>-->"\'`',
  ];
  const data = { image: 'javascript:alert(1)', text: evil.join(''), [evil[0]!]: evil[2]! };
  const hostile = JSON.stringify([
    { data, predictions: [{ model_version: evil[0], result: [{ ...box(evil[0]!), id: evil[2] }] }] },
  ]);

  test('is data to the page: nothing more runs, and nothing is lost', async () => {
    const {
      running,
      style,
      policy,
      tasks: shown,
    } = await pageOf(['h.json', '-l', 'config.xml'], { 'h.json': hostile });
    expect(running).toHaveLength(1);
    expect(policy['script-src']).toEqual([hashOf(running[0]!)]);
    expect(policy['style-src']).toEqual([hashOf(style)]);
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(shown[0]!.objects[1]).toMatchObject({ kind: 'text', text: data.text });
    expect(shown[0]!.more).toEqual([{ key: evil[0], text: evil[2] }]);
    expect(shown[0]!.objects[0]).toMatchObject({
      pages: [{ link: 'javascript:alert(1)', why: expect.any(String) }],
    });
  });

  test('does not reach the markup around it, nor does the name of a file', async () => {
    const name = '<b onclick=alert(1)>&"\'.json';
    const { html } = await preview([name, '-l', 'config.xml', '-o', 'p.html'], { [name]: hostile });
    const outside = html!.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');
    expect(outside).not.toMatch(/<b |<img|<script/);
    expect(outside).toContain(
      '<title>&lt;b onclick=alert(1)&gt;&amp;&quot;&#39;.json - lsimport preview</title>',
    );
  });

  test('networks are allowed only where tasks link to them', async () => {
    const { policy } = await pageOf(['l.json', '-l', 'config.xml'], {
      'l.json': JSON.stringify([{ data: { image: 's3://b/k.png', text: '' } }]),
    });
    expect(policy['img-src']).toEqual(["'self'", 'file:', 'data:', 'blob:']);
    const linked = await pageOf(usual);
    expect(linked.policy['img-src']).toEqual(["'self'", 'file:', 'data:', 'blob:', 'https:']);
    expect(linked.policy['connect-src']).toBeUndefined();
  });

  test('of a long text and many regions as much as a browser opens, and how much more there is', async () => {
    const regions = Array.from({ length: 25_000 }, (_, i) => box('Car', `r${i}`));
    const long = 'x'.repeat(1_000_000);
    const { tasks: shown, model } = await pageOf(['big.json', '-l', 'config.xml'], {
      'big.json': JSON.stringify([
        { data: { image: 'https://h.org/1.png', text: long }, predictions: [{ result: regions }] },
      ]),
    });
    const [task] = shown as [(typeof shown)[0]];
    expect(task.objects[1]).toMatchObject({ kind: 'text', cut: 800_000 });
    expect(task.entries[0]).toMatchObject({ cut: 5_000 });
    expect(task.entries[0]!.regions).toHaveLength(20_000);
    expect(JSON.stringify(task).length).toBeLessThan(6e6);
    expect(model.labels[0]).toEqual({ label: 'Car', count: 25_000 });
  });
});

describe('the file', () => {
  test('is not replaced without --force', async () => {
    const old = await preview([...usual, '-o', 'p.html'], { 'p.html': 'old' });
    expect(old).toMatchObject({ code: EXIT.unwritable, html: 'old' });
    const { html } = await preview([...usual, '-o', 'p.html', '--force'], { 'p.html': 'old' });
    expect(html).toMatch(/^<!doctype html>/);
  });

  test('is not written when there is nothing to show', async () => {
    for (const [input, configFile] of [
      ['tasks.json', 'bad.xml'],
      ['torn.json', 'config.xml'],
    ] as const) {
      const { code, html, stderr } = await preview([input, '-l', configFile, '-o', 'p.html'], {
        'torn.json': '[{"image": ',
        'bad.xml': '<View>',
      });
      expect({ code, html }).toEqual({ code: EXIT.refused, html: undefined });
      expect(stderr).toContain('Nothing was written: 1 error');
    }
  });

  test('is written for what could be read of a damaged file', async () => {
    const { model, tasks: shown } = await pageOf(['torn.json', '-l', 'config.xml'], {
      'torn.json': `[${JSON.stringify(tasks[0])}, {"image": `,
    });
    expect(shown).toHaveLength(1);
    expect(model.elsewhere).toMatchObject([{ code: 'invalid-json' }]);
  });

  test('comes with the label config where that is asked for', async () => {
    const { folder } = await preview([
      'tasks.json',
      '-l',
      'auto',
      '-o',
      'p.html',
      '--write-config',
      'made.xml',
    ]);
    expect(readFileSync(join(folder, 'made.xml'), 'utf8')).toContain('RectangleLabels');
  });

  test.each([
    [['-l', 'config.xml', '-o', 'p.html'], 'Nothing to preview.'],
    [usual, 'No output given.'],
    [[...usual, '-o', 'out/'], 'out/ is a folder, and preview writes one file.'],
    [[...usual, '-o', '-', '--editor'], '--editor needs a file, and -o - is standard output.'],
    [
      [...usual, '-o', 'p.html', '--editor', '--quiet'],
      '--editor prints the address to open, and --quiet keeps it back.',
    ],
    [
      [...usual, '-o', 'p.html', '--label-studio', 'x'],
      '--label-studio only says whose editor --editor shows.',
    ],
    [[...usual, '-o', '-', '--open'], '--open needs a file, and -o - is standard output.'],
    [[...usual, '-o', 'p.html', '--only', ''], '--only is empty.'],
    [[...usual, '-o', 'p.html', '--sample', '0'], 'It must be a whole number from 1 to 100000.'],
  ])('%j: %s', async (args, message) => {
    const { code, stderr } = await preview(args);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(message);
  });
});

describe.skipIf(process.platform === 'win32')('--open', () => {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';

  test('hands the page to the opener of the system', async () => {
    const folder = temporaryFolder();
    const seen = join(folder, 'seen');
    writeFiles(folder, {
      ...files,
      [`bin/${opener}`]: `#!/bin/sh\necho "$@" > "${seen}.part" && mv "${seen}.part" "${seen}"\n`,
    });
    for (const name of ['sh', 'mv']) symlinkSync(`/bin/${name}`, join(folder, 'bin', name));
    const { chmodSync } = await import('node:fs');
    chmodSync(join(folder, 'bin', opener), 0o755);
    const env = { PATH: join(folder, 'bin') };
    expect(await lsimport(folder, ['preview', ...usual, '-o', 'p.html', '--open'], { env })).toMatchObject({
      code: 0,
    });
    await expect.poll(() => existsSync(seen), { timeout: 30_000 }).toBe(true);
    expect(readFileSync(seen, 'utf8').trim()).toBe(join(folder, 'p.html'));
  });

  test('says when there is none, and the page is there all the same', async () => {
    const { code, html, stderr } = await preview(
      [...usual, '-o', 'p.html', '--open'],
      {},
      { env: { PATH: '/nowhere' } },
    );
    expect(code).toBe(EXIT.done);
    expect(html).toBeDefined();
    expect(stderr).toContain(`note: The page was not opened: ${opener} could not be started.`);
  });
});

describe('--editor', () => {
  test('says why there is none, and the page is there all the same', async () => {
    const env = { PATH: '/nowhere' };
    const { code, html, stderr } = await preview([...usual, '-o', 'p.html', '--editor'], {}, { env });
    expect({ code, isThere: html !== undefined }).toEqual({ code: EXIT.done, isThere: true });
    expect(stderr).toContain(
      'note: There is no label-studio on PATH. The page is there without the editor.\n',
    );
    const bare = await preview(['tasks.json', '-o', 'p.html', '--editor']);
    expect(bare.stderr).toContain('note: The editor needs a label config (-l).');
  });

  test('refuses a Label Studio that is not there or has none, before anything is written', async () => {
    for (const [path, why] of [
      ['venv', 'There is no '],
      ['.', 'No editor of Label Studio 1.x belongs to '],
    ] as const) {
      const args = [...usual, '-o', 'p.html', '--editor', '--label-studio', path];
      const { code, html, stderr, folder } = await preview(args);
      expect({ code, isThere: html !== undefined }).toEqual({ code: EXIT.usage, isThere: false });
      expect(stderr).toBe(
        `error: ${why}${join(folder, path)}.\nhelp: Set --label-studio to the command of Label Studio 1.x, its virtual environment, or the folder with its packages.\n`,
      );
    }
  });
});

test('a folder as the output is refused, and a page in it named', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': '[{"data":{"text":"a"}}]', 'pages/b.txt': '' });
  const { code, stderr } = await lsimport(folder, ['preview', 'a.json', '-l', 'auto', '-o', 'pages']);
  expect(stderr).toContain('help: Choose a file in it, such as pages/preview.html.\n');
  expect(code).toBe(4);
});
