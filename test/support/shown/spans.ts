import type { Rows } from './measured.ts';
import { from, labels, view } from './parts.ts';
import type { Subject } from './subjects.ts';

const may = {
  start: '/div[1]/h1[1]/i[1]/text()[1]',
  end: '/div[1]/h1[1]/text()[2]',
  startOffset: 0,
  endOffset: 2,
  hypertextlabels: ['A'],
};
const dear = { start: '1', end: '1', startOffset: 6, endOffset: 10, paragraphlabels: ['A'] };
const lives = { start: 4, end: 9, labels: ['A'] };

/** Spans of pages, dialogues and texts. */
/** A span of the first letters of the text that a path leads to. */
const inText = (way: string) => ({ ...may, start: way, end: way, startOffset: 0, endOffset: 2 });

export const spans: readonly Subject[] = [
  {
    name: 'text',
    look: 'marks',
    config: view(labels('Labels'), '<Text name="o" value="$text"/>'),
    data: { text: 'Ada lives in Ulm today' },
    result: [{ id: 'r', ...from, type: 'labels', value: { ...lives, text: 'lives' } }],
  },
  {
    name: 'page',
    look: 'marks',
    config: view('<HyperText name="o" value="$html"/>', labels('HyperTextLabels')),
    data: {
      html: '<div><h1>On <i>May</i> 5</h1><p>Dear <b>all</b> of you</p></div><table><tr><td>one</td></tr></table>',
    },
    result: [
      {
        id: 'r',
        ...from,
        type: 'hypertextlabels',
        value: { ...may, globalOffsets: { start: 3, end: 8 }, text: 'May 5' },
      },
    ],
  },
  {
    name: 'dialogue',
    look: 'marks',
    config: view('<Paragraphs name="o" value="$talk" layout="dialogue"/>', labels('ParagraphLabels')),
    data: {
      talk: [
        { author: 'Ana', text: 'Good morning' },
        { author: 'Bob', text: 'Hello dear Ana' },
      ],
    },
    result: [{ id: 'r', ...from, type: 'paragraphlabels', value: { ...dear, text: 'dear' } }],
  },
  {
    name: 'comment about a span',
    look: 'marks',
    config: view(
      labels('Labels'),
      '<TextArea name="q" toName="o" perRegion="true"/><Filter name="f" toName="l"/>',
      '<Text name="o" value="$text"/>',
    ),
    data: { text: 'Ada lives in Ulm today' },
    result: [
      { id: 'r', ...from, type: 'labels', value: { ...lives, text: 'lives' } },
      {
        id: 'r',
        from_name: 'q',
        to_name: 'o',
        type: 'textarea',
        value: { start: 4, end: 9, text: ['first', 'second'] },
      },
    ],
    skipped: ['/0', '/1/to_name', '/1/value/start', '/1/value/end'],
  },
  {
    name: 'answer about a span',
    look: 'marks',
    config: view(
      labels('Labels'),
      '<Choices name="q" toName="o" perRegion="true"><Choice value="good"/><Choice value="bad"/></Choices>',
      '<Text name="o" value="$text"/>',
    ),
    data: { text: 'Ada lives in Ulm today' },
    result: [
      { id: 'r', ...from, type: 'labels', value: { ...lives, text: 'lives' } },
      { id: 'r', from_name: 'q', to_name: 'o', type: 'choices', value: { choices: ['good'] } },
    ],
  },
];

export const shownSpans: Rows = {
  text: [
    ['/0/value/start', '4'],
    ['/0/value/text', undefined, 'other'],
    ['/0/value', { ...lives, end: 22 }],
  ],
  page: [
    ['/0/value/globalOffsets', undefined, null],
    ['/0/value/text', undefined, '', 'other'],
    ['/0/value/start', '/p[7]'],
    ['/0/value', { ...may, start: '/div[1]/p[1]', end: '/div[1]/p[1]', startOffset: 0, endOffset: 4 }],
    ['/0/value', inText('/table[1]/tbody[1]/tr[1]/td[1]/text()[1]')],
  ],
  dialogue: [['/0/value/text', undefined, ['dear'], 'other']],
  'answer about a span': [['/1/value', { start: 4, end: 9, text: 'lives', choices: ['good'] }]],
};

export const hiddenSpans: Rows = {
  text: [
    ['/0/value/start', undefined, null, 'word', 0.5, 101, 10],
    ['/0/value/end', undefined, null, 'word', 4.5, 3],
    ['/0/value/text', null, 7, [], true],
  ],
  page: [
    ['/0/value/start', undefined, null, 7, true],
    ['/0/value/end', undefined, null, 7, true],
    ['/0/value/startOffset', undefined, null, '1', 0.5],
    ['/0/value/endOffset', undefined, null, '1', 0.5],
    ['/0/value/globalOffsets', 'word', 7, [], { start: 3 }, { end: 8 }, { start: '3', end: 8 }],
    ['/0/value/text', null, 7, {}, true, ['May 5']],
    [
      '/0/value',
      { ...may, start: '' },
      inText('/table[1]/tr[1]/td[1]/text()[1]'),
      inText('/div[1]/p[1]/b[1]/text()[2]'),
      { ...inText('/div[1]/p[1]/b[1]/text()[1]'), startOffset: 2, endOffset: 5 },
      { ...may, end: '' },
      { ...may, start: '3', end: '8' },
      { ...may, end: may.start, endOffset: 0 },
      { ...may, end: may.start, startOffset: 2, endOffset: 1 },
      { ...may, start: '/p[7]', globalOffsets: { start: 300, end: 800 } },
      ...[
        '/div/p/text()[1]',
        '/div[1]/p[1]/text()',
        '/DIV[1]/P[1]/text()[1]',
        '/div[1]/p[1]/text()[1]/',
        './div[1]/p[1]/text()[1]',
        '/div[1]/h1[1]/text()[99]',
      ].map((way) => ({ ...may, start: way, end: way, startOffset: 0, endOffset: 2 })),
    ],
  ],
  dialogue: [
    ['/0/value/start', undefined, null, 1, '7', '01', '1.0', '/div[2]/text()[1]'],
    ['/0/value', { ...dear, endOffset: 6 }],
    ['/0/value/startOffset', undefined, null, '1', 0.5],
    ['/0/value/endOffset', undefined, null, '1', 9.5],
    ['/0/value/text', null, 7, {}, true, [7]],
  ],
  'answer about a span': [
    ['/0', undefined],
    ['/1/id', undefined, null, '', 'other'],
  ],
};
