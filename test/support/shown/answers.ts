import type { JsonObject } from '../../../src/json/json.ts';
import { from, head, view } from './parts.ts';
import type { Subject } from './subjects.ts';

const choice = '<Choice value="good"/><Choice value="bad"/><Choice value="so so"/>';
const tree =
  '<Choice value="animal"><Choice value="cat"/><Choice value="dog"/></Choice><Choice value="plant"/>';

function answer(name: string, tag: string, value: JsonObject): Subject {
  const [, type] = /^<(\w+)/.exec(tag)!;
  return {
    name,
    look: 'answer',
    isOpenedAnew: type === 'Taxonomy',
    config: view('<Text name="o" value="$text"/>', tag),
    data: { text: 'Ada lives in Ulm today' },
    result: [{ id: 'r', ...from, type: type!.toLowerCase(), value }],
    skipped: name === 'one choice' ? [] : head(0),
  };
}

const choices = (attributes: string, inside = choice) =>
  `<Choices name="l" toName="o" ${attributes}>${inside}</Choices>`;

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
  answer('comment to edit', '<TextArea name="l" toName="o" editable="true" maxSubmissions="1"/>', {
    text: ['first line'],
  }),
];
