import fc from 'fast-check';
import { dataOfJson, dataOfJsonLines, dataOfText } from './models.ts';
import { mutated } from './mutate.ts';
import { commandLine } from './options.ts';
import {
  configPieces,
  configSamples,
  csvSamples,
  jsonLinesSamples,
  jsonSamples,
  textSamples,
} from './samples.ts';

/** A kind of fuzzed runs. */
export interface Subject {
  name: string;
  /** Its part of all runs, in percent. */
  percent: number;
  /** The command line, and the content of the files `in` and `c.xml`. */
  run: fc.Arbitrary<{ args: string[]; input: Buffer; config: Buffer }>;
  /** The data of the tasks that an input holds; throws when there is something else in it. Missing where only lsimport can tell. */
  dataOf?: (text: string) => unknown[];
  /** Whether Python's json can be asked what the input means. */
  isJson?: true;
}

const noInput = fc.constant(Buffer.from(''));
const textConfig = fc.constant(Buffer.from('<View><Text name="t" value="$text"/></View>'));
const json = fc.constantFrom([], ['--json']);
const args = (...args: string[]) => json.map((more) => [...args, ...more]);

export const subjects: Subject[] = [
  {
    name: 'json',
    percent: 30,
    run: fc.record({
      args: args('init', 'p', '--force', '-i', 'in', '--input-format', 'json'),
      input: mutated(jsonSamples),
      config: noInput,
    }),
    dataOf: dataOfJson,
    isJson: true,
  },
  {
    name: 'jsonl',
    percent: 15,
    run: fc.record({
      args: args('init', 'p', '--force', '-i', 'in', '--input-format', 'jsonl'),
      input: mutated(jsonLinesSamples),
      config: noInput,
    }),
    dataOf: dataOfJsonLines,
  },
  {
    name: 'text',
    percent: 15,
    run: fc.record({
      args: args('init', 'p', '--force', '-i', 'in', '--input-format', 'text', '-l', 'c.xml'),
      input: mutated(textSamples),
      config: textConfig,
    }),
    dataOf: dataOfText,
  },
  {
    name: 'csv',
    percent: 15,
    run: fc.record({
      args: args('init', 'p', '--force', '-i', 'in', '--input-format', 'csv'),
      input: mutated(csvSamples),
      config: noInput,
    }),
  },
  {
    name: 'label config',
    percent: 15,
    run: fc.record({
      args: args('check', '-l', 'c.xml', '-i', 'in'),
      input: fc.constantFrom(...jsonSamples).map((text) => Buffer.from(text)),
      config: mutated(configSamples, configPieces),
    }),
  },
  {
    name: 'options',
    percent: 10,
    run: fc.record({
      args: commandLine,
      input: fc.constantFrom(...jsonSamples, ...csvSamples, ...textSamples).map((text) => Buffer.from(text)),
      config: fc.constantFrom(...configSamples).map((text) => Buffer.from(text)),
    }),
  },
];
