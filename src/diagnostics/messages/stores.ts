import { message } from '../message.ts';

/** Codes for objects in buckets. Keys in the arguments are quoted already. */
export const storeMessages = {
  'key-not-shown': message<{ key: string; problem: string }>({
    severity: 'error',
    title: 'key that Label Studio cannot open',
    text: ({ key, problem }) => `The key ${key} ${problem}, so Label Studio cannot open a link to it.`,
    help: 'Copy the object to another key, or skip it with --exclude.',
  }),
  'key-not-a-path': message<{ key: string }>({
    severity: 'warning',
    title: 'key that is not a path',
    text: ({ key }) =>
      `The key ${key} has an empty part, "." or "..", or a control character, and was skipped.`,
    help: 'Copy the object to another key.',
  }),
};
