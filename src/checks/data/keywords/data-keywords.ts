import type { KeywordDefinition } from 'ajv';
import { base64 } from './base64.ts';
import { columns, equalColumns } from './columns.ts';
import { jsonText } from './json-text.ts';
import { listItems } from './list-items.ts';
import { offered } from './offered.ts';
import { phraseTimes } from './phrase-times.ts';
import { phrases } from './phrases.ts';
import { times } from './times.ts';
import { uniqueIds } from './unique-ids.ts';

/** The keywords of our own in schemas/data/ and in what `toSchema` makes: what JSON Schema cannot say. */
export const dataKeywords: readonly KeywordDefinition[] = [
  base64,
  columns,
  equalColumns,
  jsonText,
  listItems,
  offered,
  phrases,
  phraseTimes,
  times,
  uniqueIds,
];
