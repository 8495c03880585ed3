import type { Message } from './message.ts';
import { classMessages } from './messages/classes.ts';
import { configMessages } from './messages/config.ts';
import { dataMessages } from './messages/data.ts';
import { fileMessages } from './messages/files.ts';
import { inputMessages } from './messages/input.ts';
import { labelMessages } from './messages/labels.ts';
import { maskMessages } from './messages/masks.ts';
import { resultMessages } from './messages/results.ts';
import { serverMessages } from './messages/server.ts';
import { spanMessages } from './messages/spans.ts';
import { storeMessages } from './messages/stores.ts';
import { timeSeriesMessages } from './messages/time-series.ts';

/** All diagnostic codes, the only place where they become sentences. Each has its heading in docs/diagnostics/. */
export const messages = {
  ...inputMessages,
  ...classMessages,
  ...configMessages,
  ...dataMessages,
  ...fileMessages,
  ...labelMessages,
  ...maskMessages,
  ...resultMessages,
  ...serverMessages,
  ...spanMessages,
  ...storeMessages,
  ...timeSeriesMessages,
};

export type Code = keyof typeof messages;
export type ArgumentsOf<C extends Code> = (typeof messages)[C] extends Message<infer A> ? A : never;
