import { expect, test } from 'vitest';
import { EXIT } from '../src/errors.ts';
import { splitWords } from './support/console.ts';
import { readPage } from './support/examples.ts';
import { readBlocks, readSection } from './support/markdown.ts';
import { lsimport } from './support/run.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

// Each job of the README with the files that it is about.
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
const choices = '<Choices name="sentiment" toName="o"><Choice value="Good"/><Choice value="Bad"/></Choices>';
const texts = `<View><Text name="o" value="$text"/>${choices}</View>`;
const series =
  '<View><TimeSeries name="o" value="$csv" timeColumn="time"><Channel column="speed"/></TimeSeries>' +
  '<TimeSeriesLabels name="l" toName="o"><Label value="Gust"/></TimeSeriesLabels></View>';
const annotations =
  '[{"id": 7, "from_name": "sentiment", "to_name": "o", "type": "choices", "value": {"choices": ["Good"]}}]';

const files: Record<string, Record<string, string>> = {
  'A folder of images': {
    'data/photos/a.svg': svg,
    'config.xml': `<View><Image name="o" value="$image"/>${choices}</View>`,
  },
  'YOLO or COCO labels as pre-annotations': {
    'data/set1/classes.txt': 'cat\n',
    'data/set1/labels/a.txt': '0 0.5 0.5 0.2 0.2\n',
    'data/set1/images/a.svg': svg,
  },
  "A CSV file of texts with a model's predictions": {
    'scored.csv': 'text,mood,confidence\nWorks well.,Good,0.9\nThe lid broke.,Bad,0.7\n',
    'config.xml': texts,
  },
  'Named entities (CoNLL)': { 'news.conll': 'Ada B-PER\nlived O\n' },
  'An export of Label Studio, again': {
    'export.json': `[{"id": 1, "inner_id": 1, "data": {"text": "Works."}, "annotations": [{"id": 3, "completed_by": 1, "result": ${annotations}}]}]`,
    'config.xml': texts,
  },
  'Audio and video': { 'data/calls/a.wav': 'RIFF' },
  'PDF files': {
    'data/papers/a.pdf': '%PDF-1.7\n',
    'pdf.xml': `<View><Pdf name="o" value="$pdf"/>${choices}</View>`,
  },
  'Time series': { 'winds/monday.csv': 'time,speed\n0,1.5\n1,2.5\n', 'wind.xml': series },
  'Checks in CI': { 'data/tasks.json': '[{"text": "Works."}]', 'config.xml': texts },
  'A project of Label Studio 0.9': {
    'my-project/config.json': '{"label_config": "config.xml"}',
    'my-project/config.xml': texts,
    'my-project/tasks.json': '{"0": {"id": 0, "data": {"text": "Works."}}}',
    'my-project/completions/0.json': `{"id": 0, "data": {"text": "Works."}, "completions": [{"id": 1, "result": ${annotations}}]}`,
  },
};

const jobs = readSection(readPage('README.md'), 'Jobs')
  .split(/^### /m)
  .slice(1)
  .map((job) => [job.slice(0, job.indexOf('\n')), readBlocks(`## x\n\n${job}`)[0]!.text.trim()] as const);

test.each(jobs)('%s', async (heading, command) => {
  const folder = temporaryFolder();
  writeFiles(folder, files[heading]!);
  expect(splitWords(command)[0]).toBe('lsimport');
  expect(await lsimport(folder, splitWords(command).slice(1))).toMatchObject({ code: EXIT.done });
});
