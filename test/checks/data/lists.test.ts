import { describe, expect, it } from 'vitest';
import { check, sentences } from './check-tasks.ts';

describe('Paragraphs', () => {
  const dialogue = '<Paragraphs name="p" value="$k"/>';

  it('shows phrases with more keys than it needs', () => {
    expect(check(dialogue, { k: [{ author: 'A', text: 'x', start: 0 }] })).toEqual([]);
    expect(check(dialogue, { k: [{ author: null, text: '' }] })).toEqual([]);
  });
  it.each([null, 1, true, 'Hi', {}])('does not show %j', (k) => {
    expect(check(dialogue, { k })).toEqual(['wrong-data-type /k']);
  });
  it('fails on an empty list and on phrases without their keys', () => {
    expect(check(dialogue, { k: [] })).toEqual(['empty-data-list /k']);
    expect(check(dialogue, { k: ['Hi', 'Yo'] })[0]).toBe('wrong-data-type /k/0');
    expect(check(dialogue, { k: [{}] })).toEqual([
      'missing-item-key /k/0/author',
      'missing-item-key /k/0/text',
    ]);
  });
  it('only warns of later phrases', () => {
    const first = { author: 'A', text: 'x' };
    expect(check(dialogue, { k: [first, { text: 'y' }, 'z'] })).toEqual([
      'not-shown-in-1x /k/2',
      'item-lacks-key /k/1/author',
    ]);
  });
  it.each([
    [null, ''],
    ['Hi', ''],
    [{ author: 'B', text: {} }, '/text'],
    [{ author: {}, text: 'y' }, '/author'],
    [{ author: 'B', text: ['a', [{}]] }, '/text'],
  ])('leaves the page blank or shows nothing of a later phrase %j', (phrase, at) => {
    expect(check(dialogue, { k: [{ author: 'A', text: 'x' }, phrase] })).toEqual([
      `not-shown-in-1x /k/1${at}`,
    ]);
  });
  it.each([
    { author: 5, text: 7 },
    { author: null, text: null },
    { author: ['B'], text: ['a', 'b'] },
    { author: 'B', text: 'y', start: {} },
  ])('shows a later phrase %j', (phrase) => {
    expect(check(dialogue, { k: [{ author: 'A', text: 'x' }, phrase] })).toEqual([]);
  });
  it('has its own names for the keys', () => {
    const own = '<Paragraphs name="p" value="$k" namekey="speaker" textKey="utterance"/>';
    expect(check(own, { k: [{ speaker: 'A', utterance: 'x' }] })).toEqual([]);
    expect(check(own, { k: [{ author: 'A', utterance: 'x' }] })).toEqual(['missing-item-key /k/0/speaker']);
    expect(check(own, { k: [{ speaker: {}, utterance: 'x' }] })).toEqual(['not-shown-in-1x /k/0/speaker']);
    expect(check(own, { k: [{ speaker: 'A', utterance: 'x', text: {} }] })).toEqual([]);
  });
  describe.each(['audioUrl="$sound"', 'sync="sound"'])('with %s', (sound) => {
    const played = `<Paragraphs name="p" value="$k" ${sound}/>`;
    const said = { author: 'A', text: 'x' };

    it.each([
      {},
      { start: 1 },
      { end: 2 },
      { start: 1.5, end: 2 },
      { start: '1', end: ' 2.5 ' },
      { start: '1e0', end: '0x2' },
      { start: 3, duration: 1 },
      { start: '3', end: '4', duration: 1 },
      { start: 0, duration: '2' },
      { start: '0', duration: 2 },
      { start: 1, end: null },
      { start: 1, duration: null },
      { start: 1, end: null, duration: 2 },
      { start: 1, end: 2, duration: 0 },
      { start: 1, end: 2, duration: null },
      { start: 1, end: 2, duration: '' },
      { start: 3, end: 2 },
      { start: 0, end: 0 },
    ])('shows the times of a phrase %j', (times) => {
      expect(check(played, { k: [said, { ...said, ...times }] })).toEqual([]);
    });
    it.each([
      [{ start: '00:03', end: '00:04' }, 'start'],
      [{ start: '1.5s', end: '2s' }, 'start'],
      [{ start: '1,5', end: '2,5' }, 'start'],
      [{ start: {}, end: 2 }, 'start'],
      [{ start: null, end: 2 }, 'start'],
      [{ start: '', end: '' }, 'start'],
      [{ start: true, end: 2 }, 'start'],
      [{ start: -1, end: 2 }, 'start'],
      [{ start: 1, end: '00:04' }, 'end'],
      [{ start: 1, end: '' }, 'end'],
      [{ start: 1, duration: '' }, 'duration'],
      [{ start: 1, end: null, duration: '' }, 'duration'],
      [{ start: 1, duration: 0 }, 'duration'],
      [{ start: 1, end: null, duration: 0 }, 'duration'],
      [{ start: 1, duration: '2s' }, 'duration'],
      [{ start: 1, end: 3, duration: '2s' }, 'duration'],
      [{ start: 3, end: 4, duration: '1' }, 'duration'],
      [{ start: '3', end: '4', duration: '1' }, 'duration'],
      [{ start: '1', duration: '2' }, 'duration'],
      [{ start: 1, duration: '2' }, 'duration'],
      [{ start: '1', duration: 2 }, 'start'],
    ])('does not show the times of a phrase %j', (times, key) => {
      expect(check(played, { k: [said, { ...said, ...times }] })).toEqual([`not-shown-in-1x /k/1/${key}`]);
    });
  });
  it('says what becomes of the times of phrases', () => {
    const played = '<Paragraphs name="p" value="$k" audioUrl="$sound"/>';
    const k = [
      { start: '00:03' },
      { start: 1, end: true },
      { start: -1 },
      { start: '1', duration: 2 },
      { start: 3, end: 4, duration: '1' },
      { start: 1.5, duration: '1.5' },
    ];
    // What regionsStartEnd of 1.23.2 gives to play, and getPhraseTiming to show.
    expect(sentences(played, { k: k.map((times) => ({ author: 'A', text: 'x', ...times })) })).toEqual(
      [
        '"start" is the string "00:03" instead of a number of seconds, so that its phrase is not played from there',
        '"end" is true instead of a number of seconds',
        '"start" is the number -1, which is no time of a sound',
        '"start" is text, so that "12" is shown as the end of the phrase, not 3',
        '"duration" is text, so that the phrase is played until "31", not until 4',
        '"duration" is text, so that the phrase stops as soon as it is played',
      ].map((problem) => `Label Studio 1.x takes this but does not show it: ${problem}.`),
    );
  });
  it('has no times without a sound', () => {
    expect(check(dialogue, { k: [{ author: 'A', text: 'x', start: '00:03' }] })).toEqual([]);
  });
  it('may come from a URL', () => {
    const url = '<Paragraphs name="p" value="$k" valueType="url"/>';
    expect(check(url, { k: '/talk.json' })).toEqual([]);
    expect(check(url, { k: 'Hi, Bob.' })).toEqual(['not-a-url /k']);
    expect(check(url, { k: [{ author: 'A', text: 'x' }] })).toEqual(['wrong-data-type /k']);
  });
});

describe('Table', () => {
  const table = '<Table name="t" value="$k"/>';

  it('shows an object, and in some versions a list or JSON text', () => {
    expect(check(table, { k: {} })).toEqual([]);
    expect(check(table, { k: [{ a: 1 }] })).toEqual(['unsure-data-type /k']);
    expect(check(table, { k: '{"a": 1}' })).toEqual(['unsure-data-type /k']);
  });
  it('does not show anything else', () => {
    expect(check(table, { k: 5 })).toEqual(['wrong-data-type /k']);
    expect(check(table, { k: null })).toEqual(['wrong-data-type /k']);
    expect(check(table, { k: 'a: 1' })).toEqual(['bad-json-text /k']);
  });
});

describe('List', () => {
  const list = '<List name="l" value="$k"/><Ranker name="r" toName="l"/>';

  it.each([null, 3, true, 'a', {}])('does not show %j', (k) => {
    expect(check(list, { k })).toEqual(['wrong-data-type /k']);
  });
  it('shows items with ids of their own', () => {
    expect(check(list, { k: [{ id: 'a' }, { id: 1 }, { id: 2 }] })).toEqual([]);
    expect(check(list, { k: [] })).toEqual([]);
    expect(check(list, { k: ['a', { id: 'a' }] })).toContain('wrong-data-type /k/0');
  });
  it('shows only one of two items with one id', () => {
    expect(check(list, { k: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] })).toEqual([
      'duplicate-item-id /k/2/id',
    ]);
    expect(check(list, { k: [{ id: 1 }, { id: '1' }] })).toEqual(['duplicate-item-id /k/1/id']);
  });
  it.each([
    [{ title: {} }, 'title'],
    [{ title: { a: null } }, 'title'],
    [{ title: 'a', body: { a: 1 } }, 'body'],
    [{ body: ['a', {}] }, 'body'],
    [{ html: [null] }, 'html'],
  ])('leaves the page blank for an item with %j', (item, key) => {
    expect(check(list, { k: [{ id: 'a' }, { id: 'b', ...item }] })).toEqual([`not-shown-in-1x /k/1/${key}`]);
  });
  it.each([
    { title: null, body: 7 },
    { title: true, body: ['a', null] },
    { title: [], html: {} },
    { body: 'a', html: [] },
    { html: '<b>a</b>', link: {} },
  ])('shows an item with %j', (item) => {
    expect(check(list, { k: [{ id: 'a', ...item }] })).toEqual([]);
  });
  it('warns of items without id', () => {
    expect(check(list, { k: [{ title: 'a' }, { title: 'b' }] })).toEqual([
      'item-lacks-key /k/0/id',
      'item-lacks-key /k/1/id',
    ]);
  });
});

describe('Chat', () => {
  it.each(['<Chat name="c" value="$k"/>', '<Chat name="c" value="$k" toName="c"/>'])('%s', (chat) => {
    expect(check(chat, { k: [] })).toEqual([]);
    expect(check(chat, { k: [{ role: 'user', content: 'Hi' }] })).toEqual([]);
    expect(check(chat, { k: {} })).toEqual(['wrong-data-type /k']);
    expect(check(chat, { k: null })).toEqual(['wrong-data-type /k']);
    expect(check(chat, { k: [{ role: 'user' }] })).toEqual(['item-lacks-key /k/0/content']);
  });
});

describe('choices and labels from the data', () => {
  const text = '<Text name="t" value="$text"/>';
  const tags = ['Choices', 'Labels', 'Taxonomy', 'HyperTextLabels'];

  it.each(tags)('%s takes a list of objects with value', (tag) => {
    const tagsOf = (object: string): string => `${object}<${tag} name="c" toName="t" value="$k"/>`;
    const config = tagsOf(tag === 'HyperTextLabels' ? text.replace('Text', 'HyperText') : text);
    const find = (k: unknown): string[] => check(config, { text: 'a', k } as never);
    expect(find([{ value: 'A' }, { value: 'B', alias: 'b' }])).toEqual([]);
    expect(find([])).toEqual([]);
    expect(find({ value: 'A' })).toEqual(['wrong-data-type /k']);
    expect(find(4)).toEqual(['wrong-data-type /k']);
    expect(find(['A'])).toEqual(['not-shown-in-1x /k/0']);
    expect(find([{ title: 'A' }])).toEqual(['item-lacks-key /k/0/value']);
    expect(find(null)).toEqual([tag === 'Taxonomy' ? 'unsure-data-type /k' : 'wrong-data-type /k']);
    expect(check(config, { text: 'a' })).toEqual(['missing-data-key /k']);
  });
  it('other controls take any value', () => {
    const area = `${text}<TextArea name="c" toName="t" value="$k"/>`;
    expect(check(area, { text: 'a', k: 3 })).toEqual([]);
    expect(check(area, { text: 'a' })).toEqual(['missing-data-key /k']);
  });
});

describe('Repeater', () => {
  const pages = `<Repeater on="$images" indexFlag="{{idx}}">
    <Image name="page_{{idx}}" value="$images[{{idx}}].url"/>
    <Choices name="kind_{{idx}}" toName="page_{{idx}}"><Choice value="a"/></Choices>
  </Repeater>`;

  it('asks each item', () => {
    expect(check(pages, { images: [{ url: '/a' }, { url: '/b' }] })).toEqual([]);
    expect(check(pages, { images: [{ url: '/a' }, { src: '/b' }, { url: 5 }] })).toEqual([
      'missing-data-key /images/1/url',
      'wrong-data-type /images/2/url',
    ]);
    expect(check(pages, { images: ['/a', null] })).toEqual([
      'missing-data-key /images/0/url',
      'missing-data-key /images/1/url',
    ]);
  });
  it.each([null, 'a', 5, true, { url: '/a' }])('needs a list, not %j', (images) => {
    expect(check(pages, { images })).toEqual(['wrong-data-type /images']);
  });
  it('warns of an empty list', () => {
    expect(check(pages, { images: [] })).toEqual(['nothing-to-show /images']);
  });
  it('asks for its list even when nothing in it does', () => {
    const repeater = '<Repeater on="$k"><Text name="x_{{idx}}" value="hello"/></Repeater>';
    const alone = `<Text name="t" value="$t"/>${repeater}`;
    expect(check(alone, { t: 'a', k: {} })).toEqual(['wrong-data-type /k']);
    expect(check(alone, { t: 'a' })).toEqual(['missing-data-key /k']);
  });
});
