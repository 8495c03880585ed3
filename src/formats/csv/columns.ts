import type { Json } from '../../json/json.ts';
import { JsonSyntaxError, MAX_DEPTH, parseLossless } from '../../json/parse-lossless.ts';

/** A column of a CSV file. */
export interface Column {
  /** Its data key. */
  name: string;
  /** How its cells become values: the text as it is, numbers and true and false by their look, JSON, or JSON where an export wrote a list or an object. */
  as: 'text' | 'inferred' | 'json' | 'exported';
}

/**
 * The value of a text that is true or false, also as Python and spreadsheets write them, or a number that JSON writes with the very same
 * characters; else the text.
 */
export function inferValue(text: string): Json {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return text.toLowerCase() === 'true';
  if (text.length > 25 || !/^-?\d/.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}

/** The JSON of a cell, an empty one being null; or what is wrong with it. */
export function readJsonCell(text: string): { json: string } | { problem: string } {
  if (/^[ \t\r\n]*$/.test(text)) return { json: 'null' };
  try {
    JSON.parse(text);
    // Only a long text can be nested too deeply for what comes after.
    if (text.length <= 2 * MAX_DEPTH) return { json: text };
  } catch {
    // Why it is not JSON is said below, in our own words.
  }
  try {
    parseLossless(text);
    return { json: text };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { problem: error.problem };
    throw error;
  }
}
