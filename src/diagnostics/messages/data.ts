import { message } from '../message.ts';

/** Continues a sentence about a missing name; `name` is quoted already, or empty when nothing is near. */
function didYouMean(name: string): string {
  return name === '' ? '' : ` Did you mean ${name}?`;
}

/**
 * Codes for what is wrong in a task or its data. In the arguments `asker` is the tag that asks for a value,
 * as it is written in the label config; `wanted` and `found` are nouns with their article.
 */
export const dataMessages = {
  'task-not-object': message<{ found: string }>({
    severity: 'error',
    title: 'not a task',
    text: ({ found }) => `A task must be an object, this is ${found}.`,
    help: 'Write each task as an object, such as {"data": {"text": "..."}}.',
  }),
  'data-not-object': message<{ found: string }>({
    severity: 'error',
    title: '"data" is not an object',
    text: ({ found }) => `The "data" of a task must be an object, this is ${found}.`,
    help: 'Write "data" as an object with the keys that the label config asks for.',
  }),
  'unusual-meta': message<{ found: string }>({
    severity: 'warning',
    title: '"meta" is neither an object nor a list',
    text: ({ found }) =>
      `"meta" is ${found}, with which neither Label Studio can hand the task out; it is left out.`,
    help: 'Make "meta" an object.',
  }),
  'results-without-data': message<{ list: string }>({
    severity: 'warning',
    title: 'results in a task without "data"',
    text: ({ list }) =>
      `This task has no "data", so Label Studio takes "${list}" for data and shows none of its results.`,
    help: 'Move the data keys into "data", and leave the results beside it.',
  }),
  'missing-data-key': message<{ key: string; asker: string; suggestion: string }>({
    severity: 'error',
    title: 'a data key is missing',
    text: ({ key, asker, suggestion }) =>
      `The data has no ${key}, which ${asker} asks for.${didYouMean(suggestion)}`,
    help: 'Add the key to the data, or write a key that the data has in the label config.',
  }),
  'missing-text-variable': message<{ key: string; asker: string; suggestion: string }>({
    severity: 'warning',
    title: 'a variable in a text has no value',
    text: ({ key, asker, suggestion }) =>
      `The data has no ${key}, so ${asker} shows "undefined" in its place.${didYouMean(suggestion)}`,
    help: 'Add the key to the data, or take the variable out of the text.',
  }),
  'wrong-data-type': message<{ asker: string; wanted: string; found: string }>({
    severity: 'error',
    title: 'a value of the wrong type',
    text: ({ asker, wanted, found }) => `${asker} needs ${wanted}, this is ${found}.`,
    help: 'Change the value to what the tag can show, or use the tag that shows such values.',
  }),
  'unsure-data-type': message<{ asker: string; wanted: string; found: string }>({
    severity: 'warning',
    title: 'a value that not every Label Studio shows',
    text: ({ asker, wanted, found }) => `${asker} is meant for ${wanted}, this is ${found}.`,
    help: 'Change the value, so that every version of Label Studio shows it.',
  }),
  'not-a-url': message<{ asker: string; wanted: string; found: string }>({
    severity: 'error',
    title: 'a text where a URL is needed',
    text: ({ asker, wanted, found }) => `${asker} needs ${wanted}, this is ${found}.`,
    help: 'Write a URL or a path that begins with a slash, or take valueType="url" out of the tag.',
  }),
  'unsure-url': message<{ asker: string; wanted: string; found: string }>({
    severity: 'warning',
    title: 'a text that does not look like a URL',
    text: ({ asker, wanted, found }) => `${asker} needs ${wanted}, this looks like something else: ${found}.`,
    help: 'Write a URL, a path that begins with a slash, or a cloud address such as s3://bucket/file.',
  }),
  'empty-url': message<{ asker: string; wanted: string }>({
    severity: 'warning',
    title: 'an empty URL',
    text: ({ asker, wanted }) => `${asker} needs ${wanted}, this is an empty text.`,
    help: 'Write the URL, or leave the task out when there is nothing to label in it.',
  }),
  'empty-data-list': message<{ asker: string; wanted: string }>({
    severity: 'error',
    title: 'an empty list that cannot be shown',
    text: ({ asker, wanted }) => `${asker} needs ${wanted}, and fails on this empty list.`,
    help: 'Put something into the list, or leave the task out when there is nothing to label in it.',
  }),
  'nothing-to-show': message<{ asker: string; wanted: string }>({
    severity: 'warning',
    title: 'an empty list',
    text: ({ asker, wanted }) => `${asker} needs ${wanted}, this list is empty, so nothing is shown.`,
    help: 'Put something into the list, or leave the task out when there is nothing to label in it.',
  }),
  'missing-item-key': message<{ key: string; asker: string; suggestion: string }>({
    severity: 'error',
    title: 'a key is missing in an item',
    text: ({ key, asker, suggestion }) =>
      `This item has no ${key}, without which ${asker} shows nothing.${didYouMean(suggestion)}`,
    help: 'Add the key to the item, or name the key that it has in the label config.',
  }),
  'item-lacks-key': message<{ key: string; asker: string; suggestion: string }>({
    severity: 'warning',
    title: 'an item that is not complete',
    text: ({ key, asker, suggestion }) =>
      `This item has no ${key}, which ${asker} expects.${didYouMean(suggestion)}`,
    help: 'Add the key to the item.',
  }),
  'duplicate-item-id': message<{ id: string; first: number; second: number }>({
    severity: 'error',
    title: 'two items with the same id',
    text: ({ id, first, second }) =>
      `Item ${second} of the list has the id ${id} of item ${first}, so only one of them is shown.`,
    help: 'Give each item an id of its own.',
  }),
  'bad-base64': message<{ found: string }>({
    severity: 'error',
    title: 'not base64',
    text: ({ found }) => `This is not base64: ${found}.`,
    help: 'Encode the text in base64 (letters, digits, "+" and "/"), or take the encoding out of the tag.',
  }),
  'bad-json-text': message<{ found: string }>({
    severity: 'error',
    title: 'a text that is not JSON',
    text: ({ found }) => `Only an object or a text with JSON in it can be shown here, this is ${found}.`,
    help: 'Write the value as an object.',
  }),
  'missing-column': message<{ column: string; suggestion: string }>({
    severity: 'error',
    title: 'a column is missing in a time series',
    text: ({ column, suggestion }) => `The time series has no column ${column}.${didYouMean(suggestion)}`,
    help: 'Add the column, or change timeColumn or the Channel in the label config.',
  }),
  'unequal-columns': message<{ column: string; found: number; other: string; wanted: number }>({
    severity: 'warning',
    title: 'columns of unequal length',
    text: ({ column, found, other, wanted }) =>
      `The column ${column} has ${found} values, ${other} has ${wanted}.`,
    help: 'Give all columns of a time series the same number of values; null stands for a gap.',
  }),
  'bad-time': message<{ found: string; wanted: string }>({
    severity: 'error',
    title: 'a time that cannot be read',
    text: ({ found, wanted }) => `The time must be ${wanted}, this is ${found}.`,
    help: 'Where the TimeSeries tag has a timeFormat, write times as it says; where it has none, write numbers. Change the times or the tag.',
  }),
  'times-not-rising': message<{ found: string; before: string }>({
    severity: 'error',
    title: 'times that do not rise',
    text: ({ found, before }) => `This time, ${found}, comes after ${before} but is earlier.`,
    help: 'Sort the rows of the time series by time.',
  }),
};
