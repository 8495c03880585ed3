import { JsonSyntaxError, parseLossless } from './parse-lossless.ts';

/** Where and why JSON.parse refused a text with `error`, in our own words, which do not change with the version of Node. */
export function whyNoJson(text: string, error: unknown): JsonSyntaxError {
  try {
    parseLossless(text);
  } catch (found) {
    if (found instanceof JsonSyntaxError) return found;
  }
  throw error;
}
