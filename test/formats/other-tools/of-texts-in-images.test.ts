import { expect, test } from 'vitest';
import { findTool } from '../../../src/formats/other-tools/find-tool.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** In the shape that the documentation of each service shows. */
const results = {
  'Google Cloud Vision':
    '{"responses": [{"textAnnotations": [{"description": "A", "boundingPoly": {"vertices": [{"x": 1, "y": 2}]}}]}]}',
  'Amazon Textract':
    '{"DocumentMetadata": {"Pages": 1}, "Blocks": [{"BlockType": "LINE", "Text": "A", "Geometry": {"BoundingBox": {"Left": 0.1}}}]}',
  docTR:
    '{"pages": [{"page_idx": 0, "dimensions": [400, 800], "blocks": [{"lines": [{"words": [{"value": "A", "geometry": [[0.1, 0.2], [0.3, 0.4]]}]}]}]}]}',
  'Document Intelligence':
    '{"status": "succeeded", "analyzeResult": {"pages": [{"words": [{"content": "A", "polygon": [1, 2, 3, 4, 5, 6, 7, 8]}]}]}}',
  CORD: '{"gt_parse": {}, "valid_line": [{"words": [{"quad": {"x1": 1}, "text": "A"}], "category": "menu.nm"}]}',
};

test.each(Object.entries(results))('texts of %s beside their images', async (name, json) => {
  expect(findTool(json)?.name).toContain(name);
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.png': '', 'in/a.json': json });
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('in looks like ') });
  expect(stderr).toMatch(/hOCR.* To import it without them/);
});

test.each([
  [
    'boxes of characters',
    { 'in/a.png': '', 'in/a.box': 'I 1 2 3 4 0\nn 5 2 7 4 0\n' },
    'tesseract IMAGE NAME hocr',
  ],
  [
    'sound events',
    { 'in/audio/a.wav': 'RIFF', 'in/meta/a.ann': '0.5\t1.2\tcar\n' },
    '--input-format audacity',
  ],
  [
    'a table that ELAN exported',
    {
      'in/a.wav': 'RIFF',
      'in/a.txt': 'K-Spch\t\t00:00:00.100\t0.1\t00:00:00.900\t0.9\t00:00:00.800\t0.8\tgood\n',
    },
    '--input-format eaf',
  ],
])('%s are called what they are', async (what, files, help) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(stderr).toContain(`in looks like ${what}`);
  expect(stderr).toContain(help);
  expect(code).toBe(2);
});
