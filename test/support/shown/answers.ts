import type { JsonObject } from '../../../src/json/json.ts';
import { from, head, view } from './parts.ts';
import type { Subject } from './subjects.ts';

const choice = '<Choice value="good"/><Choice value="bad"/><Choice value="so so"/>';
const tree =
  '<Choice value="animal"><Choice value="cat"/><Choice value="dog"/></Choice><Choice value="plant"/>';

function answer(name: string, tag: string, value: JsonObject, more: Partial<Subject> = {}): Subject {
  const [, type] = /^<(\w+)/.exec(tag)!;
  return {
    name,
    look: 'answer',
    isOpenedAnew: type === 'Taxonomy',
    config: view('<Text name="o" value="$text"/>', tag),
    data: { text: 'Ada lives in Ulm today' },
    result: [{ id: 'r', ...from, type: type!.toLowerCase(), value }],
    skipped: name === 'one choice' ? [] : head(0),
    ...more,
  };
}

/** A question about something else than a text, below a heading that says when it is there. */
function about(object: string, question: string, data: JsonObject): Partial<Subject> {
  return { config: view('<Header value="Ada lives in Ulm"/>', object, question), data };
}

const choices = (attributes: string, inside = choice) =>
  `<Choices name="l" toName="o" ${attributes}>${inside}</Choices>`;

const perItem = choices('perItem="true"');
const table = '<Table name="o" value="$table"/>';
const pdf = '<Pdf name="o" value="$pdf"/>';
const images = '<Image name="o" valueList="$images"/>';
const image = '/data/local-files/?d=a.png';
const where = `<Choices name="q" toName="o" visibleWhen="choice-selected" whenTagName="l" whenChoiceValue="bad">
  <Choice value="here"/><Choice value="there"/></Choices>`;
const aliases = `<Choice value="animal" alias="1"><Choice value="cat" alias="2"/><Choice value="dog"/></Choice>
  <Choice value="plant" alias="3"/>`;

/** Questions about a text, answered. */
export const answers: readonly Subject[] = [
  answer('one choice', choices(''), { choices: ['bad'] }),
  answer('radio buttons', choices('choice="single-radio"'), { choices: ['bad'] }),
  answer('several choices', choices('choice="multiple"'), { choices: ['good', 'bad'] }),
  answer('choices in a row', choices('choice="multiple" layout="inline"'), { choices: ['good', 'bad'] }),
  answer('a drop-down', choices('layout="select"'), { choices: ['bad'] }),
  answer('a drop-down of several', choices('choice="multiple" layout="select"'), {
    choices: ['good', 'bad'],
  }),
  answer('nested choices', choices('choice="multiple" allowNested="true"', tree), {
    choices: [['animal', 'cat'], ['animal'], ['plant']],
  }),
  answer('date', '<DateTime name="l" toName="o" only="date"/>', { datetime: '2021-02-28' }),
  answer('date and time', '<DateTime name="l" toName="o"/>', { datetime: '2021-02-28T10:30' }),
  answer('taxonomy', `<Taxonomy name="l" toName="o">${tree}</Taxonomy>`, {
    taxonomy: [['animal', 'cat'], ['plant']],
  }),
  answer('taxonomy of leaves', `<Taxonomy name="l" toName="o" leafsOnly="true">${tree}</Taxonomy>`, {
    taxonomy: [['animal', 'cat']],
  }),
  answer('labels of a taxonomy', `<Taxonomy name="l" toName="o" showFullPath="true">${tree}</Taxonomy>`, {
    taxonomy: [['animal', 'cat']],
  }),
  answer('rating', '<Rating name="l" toName="o"/>', { rating: 3 }),
  answer('number', '<Number name="l" toName="o" min="0" max="100" step="0.5"/>', { number: 42.5 }),
  answer('comment', '<TextArea name="l" toName="o"/>', { text: ['first line', 'second line'] }),
  answer('time', '<DateTime name="l" toName="o" only="time"/>', { datetime: '10:30' }),
  answer(
    'taxonomy with aliases',
    `<Taxonomy name="l" toName="o">${aliases}</Taxonomy>`,
    { taxonomy: [['1', '2'], ['3']] },
    // A path that does not begin at the top is shown as it is written, by its aliases.
    {
      words: { 1: 'animal', 2: 'cat', 3: 'plant' },
      skipped: [...head(0), '/0/value/taxonomy/0/0'],
    },
  ),
  answer(
    'choices of a table',
    choices(''),
    { choices: ['bad'] },
    about(table, choices(''), { table: { a: 1 } }),
  ),
  answer(
    'choices of a document',
    choices(''),
    { choices: ['bad'] },
    about(pdf, choices(''), { pdf: '/data/local-files/?d=a.pdf' }),
  ),
  answer(
    'choices for each image',
    perItem,
    { choices: ['bad'] },
    {
      ...about(images, perItem, { images: [image, image] }),
      result: [{ id: 'r', ...from, type: 'choices', item_index: 0, value: { choices: ['bad'] } }],
    },
  ),
  answer(
    'a question after another',
    choices(''),
    { choices: ['bad'] },
    {
      config: view('<Text name="o" value="$text"/>', choices(''), where),
      result: [
        { id: 'r', ...from, type: 'choices', value: { choices: ['bad'] } },
        { id: 's', from_name: 'q', to_name: 'o', type: 'choices', value: { choices: ['there'] } },
      ],
      skipped: [...head(0), '/1/id', '/1/to_name'],
    },
  ),
  answer('comment to edit', '<TextArea name="l" toName="o" editable="true" maxSubmissions="1"/>', {
    text: ['first line'],
  }),
];
