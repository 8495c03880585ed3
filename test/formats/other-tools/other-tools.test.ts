import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTool } from '../../../src/formats/other-tools/find-tool.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const fixtures = 'fixtures/other-tools';

/** What is said of each file; they are written by hand in the shape of what the tool writes. */
const files: [name: string, says: string][] = [
  ['labelbox.ndjson', 'Labelbox'],
  ['labelbox-old.json', 'Labelbox'],
  ['scale.json', 'Scale AI'],
  ['superannotate.json', 'SuperAnnotate'],
  ['darwin.json', 'V7 Darwin'],
  ['supervisely-one.json', 'Supervisely'],
  ['via3.csv', 'a table of VIA 3'],
  ['vott.json', 'labels of VoTT'],
  ['vott-export.json', 'VoTT'],
  ['bdd100k.json', 'BDD100K'],
  ['mapillary.json', 'Mapillary'],
  ['sagemaker.manifest', 'SageMaker Ground Truth'],
  ['vertex-img.jsonl', 'Vertex AI'],
  ['vertex-text.jsonl', 'Vertex AI'],
  ['automl.csv', 'Vertex AI or AutoML'],
  ['kili.json', 'Kili'],
  ['segments.json', 'Segments.ai'],
  ['encord.json', 'Encord'],
  ['diffgram.json', 'Diffgram'],
  ['crowdhuman.odgt', 'CrowdHuman'],
  ['tt100k.json', 'Tsinghua-Tencent 100K'],
  ['ade.json', 'ADE20K'],
  ['doccano-bbox.jsonl', 'images of doccano'],
  ['doccano-seg.jsonl', 'images of doccano'],
  ['prodigy-img.jsonl', 'images of Prodigy'],
  ['prodigy-audio.jsonl', 'sounds of Prodigy'],
  ['prodigy-cls.jsonl', 'answers of Prodigy'],
  ['prodigy-bin.jsonl', 'answers of Prodigy'],
  ['florence.jsonl', 'Florence-2'],
  ['argilla.json', 'Argilla'],
  ['argilla2.jsonl', 'Argilla'],
  ['lighttag.json', 'LightTag'],
  ['doccano-numbers.jsonl', 'doccano with the numbers of labels'],
  ['ubiai.json', 'UBIAI'],
  ['rasa.json', 'Rasa'],
  ['uimacas.json', 'UIMA CAS'],
  ['webanno.tsv', 'WebAnno TSV'],
  ['pubtator.txt', 'PubTator'],
  ['fasttext.txt', 'fastText'],
  ['widerface.txt', 'WIDER FACE'],
  ['yolov3.txt', 'keras-yolo3'],
  ['celeba.txt', 'CelebA'],
  ['assemblyai.json', 'AssemblyAI'],
  ['aws-transcribe.json', 'Amazon Transcribe'],
  ['azure-speech.json', 'Azure'],
  ['deepgram.json', 'Deepgram'],
  ['google-speech.json', 'Google Cloud'],
  ['rev.json', 'Rev AI'],
  ['vosk.json', 'Vosk'],
  ['kaggle-ner.csv', 'words with tags'],
  ['comprehend.csv', 'Amazon Comprehend'],
  ['rle.csv', 'run-length encoded masks'],
  ['squad-rows.jsonl', 'SQuAD'],
  ['gliner.json', 'GLiNER'],
  ['argilla-hub.jsonl', 'Argilla'],
  ['hf-objects.jsonl', 'datasets of Hugging Face'],
  ['sound-rows.jsonl', 'starts and ends in sounds'],
];

describe('labels of a tool that no format reads are named', () => {
  it.each(files)('%s', (name, says) => {
    expect(findTool(readFileSync(join(fixtures, name), 'utf8'))?.name).toContain(says);
  });

  it.each([
    ['CLUENER', '{"text": "浙商银行叶老桂", "label": {"name": {"叶老桂": [[4, 6]]}}}'],
    [
      'Amazon Comprehend',
      '{"Entities": [{"BeginOffset": 0, "EndOffset": 3, "Text": "Ada", "Type": "PERSON"}], "File": "a.txt"}',
    ],
    ['DyGIE++', '{"doc_key": "1", "sentences": [["Ada", "lived"]], "ner": [[[0, 0, "PER"]]]}'],
    ['categories of texts of spaCy', '{"text": "Ada lived", "cats": {"POS": 1.0, "NEG": 0.0}}'],
    ['tecoholic', '{"classes": ["PER"], "annotations": [["Ada\\r", {"entities": [[0, 3, "PER"]]}]]}'],
    [
      'without aggregation',
      '{"text": "Ada", "ner": [{"entity": "B-PER", "index": 1, "word": "Ada", "start": 0, "end": 3}]}',
    ],
    ['results of Label Studio', 'text,predictions\nhello,"[{""result"":[{""from_name"":""c""}]}]"\n'],
    ['tokens with tags', 'token\ttag\nAda\tB-PER\nlived\tO\n\nBob\tB-PER\n'],
    ['tokens with tags', 'token,pos,ner_tag\r\nhe,PRP,O\r\nAda,NNP,B-PER\r\n'],
    ['tokens with tags', 'he,O\nAda,B-PER\n'],
    ['tokens with tags', 'Ada\tB-PER\nlived\tO'],
  ])('%s: %j', (says, text) => {
    expect(findTool(text)?.name).toContain(says);
  });

  it.each([
    'name,blood\nAda,O\nBob,B\n',
    'word,tag\nowl,bird\n',
    'text,label\nvitamin,B-12\n',
    'Ada,O\nBob,O\n',
    '{"text": "x", "label": {}}',
    ...[
      '"image":"https://host/i/123"',
      '"image":"s3://b/f.JPEG?x=1"',
      '"Image_ID":17',
      '"img":3',
      '"fileNumber": 4',
      '"source":"cam1/0001"',
    ].flatMap((member) => [
      `[{"name":"car","class":2,"confidence":0.9,"box":{"x1":1.0,"y1":2.0,"x2":3.0,"y2":4.0},${member}}]`,
      `{${member}, "xmin":1.0,"ymin":2.0,"xmax":3.0,"ymax":4.0,"confidence":0.9,"class":2,"name":"car"}\n`,
    ]),
    '[{"x_min":1.0,"y_min":2.0,"x_max":3.0,"y_max":4.0,"class_id":0,"confidence":0.9,"filename":"a.jpg"}]',
    '[{"file":"a.jpg","xmin":1.0,"ymin":2.0,"xmax":3.0,"ymax":4.0,"confidence":0.9,"class":2,"name":"car"}]',
  ])('but not in %j', (text) => {
    expect(findTool(text)).toBeUndefined();
  });

  // The NCBI disease corpus begins with a blank line.
  it.each(files.filter(([name]) => /\.(?:txt|csv)$/.test(name)))('%s behind a blank line', (name, says) => {
    expect(findTool(`\n${readFileSync(join(fixtures, name), 'utf8')}`)?.name).toContain(says);
    expect(findTool(`\ufeff\r\n${readFileSync(join(fixtures, name), 'utf8')}`)?.name).toContain(says);
  });

  // JSONSink of Supervision 0.31.
  it('boxes of Supervision without their image are refused', async () => {
    const folder = temporaryFolder();
    const box = {
      x_min: 5.0,
      y_min: 5.0,
      x_max: 29.0,
      y_max: 19.0,
      class_id: 0,
      confidence: 0.9,
      tracker_id: '',
    };
    writeFiles(folder, {
      'in/out.json': JSON.stringify([{ ...box, class_name: 'cat', frame_number: 0 }], null, 4),
    });
    for (const input of ['in/out.json', 'in']) {
      const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
      expect(code).toBe(2);
      expect(stderr).toContain(
        'looks like boxes of Supervision, and they do not say which image they are from.',
      );
    }
    // What the help says.
    const [first = '', ...rest] = [Object.keys(box), Object.values(box)].map((cells) => cells.join(','));
    writeFiles(folder, {
      'out.csv': `${first},class_name,filename\n${rest[0]},cat,a.svg\n`,
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"/>',
    });
    const { code, stderr } = await lsimport(folder, ['check', 'out.csv', '-l', 'auto']);
    expect(code).toBe(0);
    expect(stderr).toContain('as boxes-csv');
  });

  // What `yolo predict` of Ultralytics gives with results.to_json(), and YOLOv5 with results.pandas().xyxy[0].to_json(orient="records").
  it.each([
    ['u.json', '[{"name":"car","class":2,"confidence":0.9,"box":{"x1":1.0,"y1":2.0,"x2":30.0,"y2":40.0}}]'],
    [
      'five.json',
      '[{"xmin":1.0,"ymin":2.0,"xmax":30.0,"ymax":40.0,"confidence":0.9,"class":2,"name":"car"}]',
    ],
    [
      'all.json',
      `[
  {
    "name": "image",
    "class": 2,
    "confidence": 0.9,
    "box": {
      "x1": 1.0,
      "y1": 2.0,
      "x2": 30.0,
      "y2": 40.0
    },
    "track_id": 4,
    "segments": {
      "x": [1.0],
      "y": [2.0]
    },
    "keypoints": {
      "x": [1.0],
      "y": [2.0],
      "visible": [0.5]
    }
  }
]`,
    ],
    ['u.jsonl', '{"name":"car","class":2,"confidence":0.9,"box":{"x1":1.0,"y1":2.0,"x2":30.0,"y2":40.0}}\n'],
  ])('boxes without their image are refused: %s', async (name, text) => {
    const folder = temporaryFolder();
    const label = 'labels/a.txt';
    writeFiles(folder, { [`in/${name}`]: text, [`set/${label}`]: '0 0.5 0.5 0.2 0.3 0.91\n' });
    for (const input of [`in/${name}`, 'in']) {
      const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
      expect({ input, code }).toEqual({ input, code: 2 });
      expect(stderr).toContain(
        'looks like boxes of Ultralytics, and they do not say which image they are from.',
      );
    }
    // What the help says.
    const format = name.endsWith('l') ? 'jsonl' : 'json';
    expect(
      (await lsimport(folder, ['check', `in/${name}`, '-l', 'auto', '--input-format', format])).code,
    ).toBe(0);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>';
    writeFiles(folder, { 'set/images/a.svg': svg, 'set/classes.txt': 'car\n' });
    const made = await lsimport(folder, ['convert', 'set', '-l', 'auto', '--to', 'jsonl', '-o', '-']);
    expect(made.stdout).toContain('"score":0.91');
  });

  it.each([
    ['scale.json', 'json'],
    ['argilla2.jsonl', 'jsonl'],
    ['comprehend.csv', 'csv'],
    ['fasttext.txt', 'text'],
    ['webanno2.tsv', 'tsv'],
  ])('in a warning of %s, unless its format is named', async (name, format) => {
    const args = ['check', '-i', join(fixtures, name), '-l', 'auto'];
    const { code, stdout, stderr } = await lsimport('.', args);
    expect(stderr + stdout).toContain('warning[labels-not-read]');
    expect(stderr + stdout).not.toContain('no problems found');
    expect(code).toBe(0);
    const asData = await lsimport('.', [...args, '--input-format', format]);
    expect(asData.stderr + asData.stdout).not.toContain('labels-not-read');
  });

  it.each([
    ['bioc.xml', 'BioC'],
    ['gate.xml', 'GATE'],
    ['i2b2.xml', 'i2b2'],
    ['uima.xmi', 'UIMA CAS (XMI)'],
    ['rasa.yml', 'Rasa'],
    ['bioc-without-doctype.xml', 'BioC'],
  ])('%s, which no format reads at all', async (name, says) => {
    const { code, stderr } = await lsimport('.', ['check', '-i', join(fixtures, name), '-l', 'auto']);
    expect(stderr).toContain(says);
    expect(stderr).toContain('lsimport does not read labels of this kind.');
    expect(code).toBe(2);
  });

  it('but not in tasks that have such keys in their data', async () => {
    const folder = temporaryFolder();
    const data = JSON.parse(readFileSync(join(fixtures, 'scale.json'), 'utf8'))[0];
    writeFiles(folder, { 'tasks.json': JSON.stringify([{ data: { ...data, text: 'x' } }]) });
    const { stdout, stderr } = await lsimport('.', ['check', '-i', join(folder, 'tasks.json'), '-l', 'auto']);
    expect(stderr + stdout).not.toContain('labels-not-read');
  });
});

const image = readFileSync('fixtures/media/plain.png');

describe('folders with such labels are refused with a sentence of their own', () => {
  const folders: [what: string, files: Record<string, string>, says: string, help: string][] = [
    [
      'Supervisely',
      { 'a.png.json': 'supervisely-one.json' },
      'labels of Supervisely',
      'folder of the project',
    ],
    ['Darwin', { 'annotations/a.json': 'darwin.json' }, 'labels of V7 Darwin', 'image-dir'],
    ['SuperAnnotate', { 'a.png.json': 'superannotate.json' }, 'labels of SuperAnnotate', 'image-dir'],
    ['PaliGemma', { 'dataset/_annotations.train.jsonl': 'florence.jsonl' }, 'PaliGemma', 'from Roboflow'],
  ];
  it('save_to_disk of datasets', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'dataset_dict.json': '{"splits": ["train"]}',
      'train/state.json': '{"_data_files": [{"filename": "data-00000-of-00001.arrow"}]}',
      'train/dataset_info.json': '{"features": {"text": {"dtype": "string", "_type": "Value"}}}',
      'train/data-00000-of-00001.arrow': 'ARROW1',
      'train/a.png': image,
    });
    await expectRefused(folder, 'save_to_disk', 'to_parquet("train.parquet")');
  });

  // Stanford Dogs.
  it('files of Pascal VOC without an ending', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'set/Annotation/n02085620-Chihuahua/n02085620_7':
        '<annotation>\n\t<folder>02085620</folder>\n\t<filename>n02085620_7</filename>\n</annotation>\n',
      'set/Images/n02085620-Chihuahua/n02085620_7.jpg': '',
    });
    await expectRefused(folder, 'labels of Pascal VOC in files without an ending', 'Add .xml to the names');
  });

  // festvox.org/cmu_arctic: etc/txt.done.data, and lab/ with the phones.
  const arctic = {
    'in/etc/txt.done.data':
      '( arctic_a0001 "Author of the \\"danger\\" trail, etc." )\n( arctic_a0002 "Not at this, Tom." )\n',
    ...{ 'in/wav/arctic_a0001.wav': '', 'in/wav/arctic_a0002.wav': '' },
  };
  const phones = { 'in/lab/arctic_a0001.lab': '#\n\t0.10000 125 pau\n0.20000 125 a o\n' };

  /** What is said of a folder, after the commands in the help were run. */
  async function follow(files: Record<string, string>, runs: { in: string; command: RegExp }[]) {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    expect(code).toBe(2);
    for (const { in: cwd, command } of runs)
      execFileSync('sh', ['-c', command.exec(stderr)![1]!], { cwd: join(folder, cwd) });
    const data = async (format: string) => {
      const args = ['convert', 'in', '-l', 'auto', '--to', 'tasks-1.x', '--document-root', '.'];
      const { stdout } = await lsimport(folder, [...args, '--input-format', format]);
      const tasks: { annotations: { result: { value: object }[] }[] }[] = JSON.parse(stdout);
      return tasks.map(({ annotations }) => annotations[0]!.result.map(({ value }) => value));
    };
    return { stderr, data };
  }
  const list = { in: 'in', command: /etc\/ and wav\/: (sed .* > metadata\.csv)\. Then/ };
  const labels = (folder: string) => ({ in: folder, command: /in their folder: (for .* done)\. Then/ });

  it('texts of CMU Arctic, which the commands in the help convert', async () => {
    const { stderr, data } = await follow(arctic, [list]);
    expect(stderr).toContain('in looks like texts of Festvox, as CMU Arctic has them, and');
    expect(await data('transcripts')).toEqual([
      [{ text: ['Author of the "danger" trail, etc.'] }],
      [{ text: ['Not at this, Tom.'] }],
    ]);
    const both = await follow({ ...arctic, ...phones }, [list, labels('in/lab')]);
    expect(both.stderr).toContain('texts of Festvox with labels of ESPS (xlabel)');
    expect(await both.data('audacity')).toEqual([
      [
        { start: 0, end: 0.1, labels: ['pau'] },
        { start: 0.1, end: 0.2, labels: ['a o'] },
      ],
    ]);
  });

  // kaldi-asr.org/doc/data_prep.html: a data directory whose sounds are not cut has no segments.
  it('texts of Kaldi, which the command in the help writes as a list', async () => {
    const files = {
      'in/wav.scp': 'ada-1 wav/u1.wav\nbob-1 sox -v 0.9 wav/u2.FLAC -t wav - |\ncy-1 sph2pipe x.sph |\n',
      'in/text': 'ada-1 HELLO  WORLD\nbob-1\tGOOD BYE\ncy-1 NOT HERE\n',
      ...{ 'in/utt2spk': 'ada-1 ada\n', 'in/wav/u1.wav': '', 'in/wav/u2.FLAC': '' },
    };
    const run = { in: 'in', command: /has wav\.scp: (awk .* > list\.txt)\. Then/ };
    const { stderr, data } = await follow(files, [run]);
    expect(stderr).toContain('a data directory of Kaldi, with a text for each sound, and');
    expect(await data('transcripts')).toEqual([[{ text: ['HELLO  WORLD'] }], [{ text: ['GOOD BYE'] }]]);
    const segments = { ...files, 'in/segments': 'ada-1 r 0.1 1.5\n' };
    expect((await follow(segments, [])).stderr).toContain('a data directory of Kaldi, and');
  });

  // guillaumejaume.github.io/FUNSD: images/ and annotations/, with the corners of each box.
  it('boxes of FUNSD, which the command in the help writes as a table', async () => {
    const form = [{ box: [1, 2, 11, 12], text: 'A', label: 'question', words: [], linking: [[0, 1]], id: 0 }];
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/annotations/00 1.json': JSON.stringify({ form }), 'in/images/00 1.png': image });
    const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    const [, command = ''] = /JSON files: (\(.*\) > boxes\.csv)\. Then/.exec(stderr)!;
    execFileSync('sh', ['-c', command], { cwd: join(folder, 'in/annotations') });
    const options = ['--input-format', 'boxes-csv', '--images', 'in/images', '-l', 'auto', '--to', 'jsonl'];
    const { code, stdout } = await lsimport(folder, ['convert', 'in/annotations/boxes.csv', ...options]);
    expect(code).toBe(0);
    expect(stdout).toContain('"rectanglelabels":["question"]');
  });

  it('a manifest of NeMo is named as the input', async () => {
    const folder = temporaryFolder();
    const line = '{"audio_filepath": "wavs/a 1.wav", "duration": 2, "text": "hi there"}\n';
    writeFiles(folder, { 'my set/train.json': line, 'my set/wavs/a 1.wav': 'RIFF' });
    const { stderr } = await lsimport(folder, ['check', 'my set', '-l', 'auto']);
    expect(stderr).toContain(
      "--input-path 'my set/train.json' --document-root 'my set'). To import it without",
    );
    const args = ['--input-path', 'my set/train.json', '--document-root', 'my set', '-l', 'auto'];
    const { stdout } = await lsimport(folder, ['convert', ...args, '--to', 'tasks-1.x']);
    expect(stdout).toContain('/data/local-files/?d=wavs/a%201.wav');
  });

  it('labels of xlabel with its header', async () => {
    const text = 'signal rec\ntype 0\nnfields 1\n#\n 0.30 121 h#\n 0.90 121 sh\n';
    const { data } = await follow({ 'in/rec.wav': '', 'in/rec.lab': text }, [labels('in')]);
    expect(await data('audacity')).toEqual([
      [
        { start: 0, end: 0.3, labels: ['h#'] },
        { start: 0.3, end: 0.9, labels: ['sh'] },
      ],
    ]);
  });

  // The HTK Book, 6.2: start and end in units of 100 ns; Wavesurfer writes seconds.
  it.each([
    ['HTK', '0 3000000 sil\n3000000 9123456 h e -12.5\n', 'h e -12.5'],
    ['Wavesurfer', '0.0000000 0.3000000 sil\n0.3000000 0.9123456 h e\n', 'h e'],
  ])('labels of %s', async (_, text, last) => {
    const { data } = await follow({ 'in/rec.wav': '', 'in/rec.lab': text }, [labels('in')]);
    expect(await data('audacity')).toEqual([
      [
        { start: 0, end: 0.3, labels: ['sil'] },
        { start: 0.3, end: 0.9123456, labels: [last] },
      ],
    ]);
  });

  it.each(folders)('%s', async (_, names, says, help) => {
    const folder = temporaryFolder();
    const labels = Object.fromEntries(
      Object.entries(names).map(([path, from]) => [path, readFileSync(join(fixtures, from))]),
    );
    writeFiles(folder, { ...labels, 'images/a.png': image });
    await expectRefused(folder, says, help);
  });

  it.each([
    ['ICDAR', 'gt_img_1.txt', '377,117,463,117,465,130,378,130,Genaxis Theatre\n', 'four corners', 'hOCR'],
    [
      'KITTI',
      'label_02/0000.txt',
      '0 1 Car 0 0 -1.79 20 10 60 30 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59\n',
      'tracks of KITTI',
      'MOTChallenge',
    ],
    [
      'DOTA',
      'Task1_ship.txt',
      'P1 0.98 60.0 10.0 60.0 50.0 40.0 50.0 40.0 10.0\n',
      'results of DOTA',
      'COCO',
    ],
    ['VisDrone', 'annotations/a.txt', '684,8,273,116,0,0,0,0\n406,119,265,70,1,4,0,0\n', 'VisDrone', 'COCO'],
    [
      'PaddleOCR',
      'Label.txt',
      'a.png\t[{"transcription": "A", "points": [[1, 2], [20, 2], [20, 30], [1, 30]]}]\n',
      'PaddleOCR',
      'hOCR',
    ],
    ['Kaldi', 'wav.scp', 'rec1 rec1.wav\n', 'Kaldi', 'audio-csv'],
    ['ICDAR with boxes', 'gt_a.txt', '10, 10, 30, 25, "hello"\n', 'texts of OCR with boxes', 'hOCR'],
    ['ICDAR 2013', 'gt_a.txt', '38 43 920 215 "Tiredness"\n', 'texts of OCR with boxes', 'hOCR'],
    ['ICDAR with words', 'gt.txt', 'word_1.png, "Genaxis"\n', 'texts of images', 'metadata.csv'],
    ['ICDAR with masks', '1_GT.txt', '255 0 0 15 15 10 10 12 25 "h"\n', 'characters', 'COCO'],
    [
      'ICDAR behind a blank line',
      'gt_a.txt',
      '\n10, 10, 30, 25, "hello"\n',
      'texts of OCR with boxes',
      'hOCR',
    ],
    ['VGGFace2', 'bb_landmark/loose_bb_train.csv', 'NAME_ID,X,Y,W,H\nn1/a,1,2,3,4\n', 'VGGFace2', 'COCO'],
    ['ImageNet', 'train.txt', 'a.png 0\nb.png 1\n', 'ImageNet', '--label-from-folder'],
    // The next ones as Datumaro 1.10 writes them.
    ['ICDAR without texts', 'train/gt_a.txt', '0.6100 22.77 45.09 51.61\n', 'labels of ICDAR', 'boxes-csv'],
    [
      'WIDER FACE',
      'wider_face_split/wider_face_train_bbx_gt.txt',
      'no_label/sub dir/a b.jpg\n1\n80.59 32.24 12.11 29.70 face\n',
      'WIDER FACE',
      '-if wider_face',
    ],
    ['ImageNet', 'synsets.txt', 'car\ntruck\n', 'numbers of classes', '--label-from-folder'],
    ['Market-1501', 'bounding_box_train/a.png', '', 'Market-1501', 'metadata.csv'],
    [
      'Datumaro',
      'annotations/train.json',
      '{"dm_format_version": "1.0", "categories": {}, "items": [{"id": "a", "annotations": []}]}',
      'a dataset of Datumaro',
      'datum convert',
    ],
    [
      'Segment Anything',
      'a.json',
      '{"image":{"image_id":1,"file_name":"a.png","height":8,"width":8},"annotations":[{"id":1,"segmentation":{"size":[8,8],"counts":"0"},"predicted_iou":0.9,"stability_score":0.9}]}',
      'SA-1B',
      '> coco.json, and import that.',
    ],
    [
      'Lightly',
      'task/a.json',
      '{"file_name": "a.png", "predictions": [{"category_id": 0, "bbox": [1, 2, 3, 4], "score": 0.5}]}',
      'Lightly',
      'COCO',
    ],
    ['Vertex AI', 'x.csv', 'training,gs://b/a.png,car,0.1,0.1,,,0.3,0.3,,\n', 'AutoML', 'COCO'],
    ['CUB-200', 'image_class_labels.txt', '1 1\n', 'CUB-200', 'COCO'],
    ['MOTS', 'instances/labels.txt', 'background\ncar\n', 'MOTS', 'cvat-video'],
    ['TIMIT', 'dr1/fcjf0/sa1.phn', '0 3050 h#\n', 'TIMIT', 'audio-csv'],
    [
      'Roboflow for OpenAI',
      '_annotations.train.jsonl',
      '{"messages":[]}\n',
      'language models',
      'COCO or YOLO',
    ],
    [
      'NeMo',
      'manifest.json',
      '{"audio_filepath": "a.wav", "duration": 2, "text": "a"}\n',
      'NeMo',
      '--document-root',
    ],
    [
      'LabelMe in XML',
      'a.xml',
      '<annotation><filename>a.png</filename><object><name>car</name><polygon><pt><x>1</x><y>1</y></pt></polygon></object></annotation>',
      'XML of LabelMe',
      'CVAT for images',
    ],
    [
      // As Datumaro (label_me) and CVAT (LabelMe 3.0) write it.
      'LabelMe in XML, of an image without a polygon',
      'a.xml',
      '<annotation><filename>a.png</filename><folder>train</folder><source><sourceImage></sourceImage><sourceAnnotation>Datumaro</sourceAnnotation></source><imagesize><nrows>133</nrows><ncols>200</ncols></imagesize></annotation>',
      'XML of LabelMe',
      'CVAT for images',
    ],
    [
      'FAIR1M',
      'a.xml',
      '<annotation><source><filename>a.png</filename></source><objects><object><possibleresult><name>Boeing737</name></possibleresult><points><point>1,1</point></points></object></objects></annotation>',
      'labels of FAIR1M',
      'DOTA',
    ],
    [
      'Hasty',
      'export.json',
      '{"project_name":"p","export_format_version":"1.1","label_classes":[{"class_name":"car"}],"images":[{"image_name":"a.png","labels":[{"class_name":"car","bbox":[1,1,5,5]}]}]}',
      'an export of Hasty',
      'COCO',
    ],
    [
      'AssemblyAI',
      'a.json',
      '{"id": "x", "status": "completed", "text": "Hi.", "words": [{"text": "Hi.", "start": 250, "end": 650, "confidence": 0.9, "speaker": "A"}]}',
      'a transcription of AssemblyAI',
      'SRT or WebVTT',
    ],
    ['LibriSpeech', '84/84-1.trans.txt', '84-1-0000 GO DO YOU HEAR\n', 'LibriSpeech', 'transcripts'],
  ])('%s', async (_, name, text, says, help) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [name]: text, 'img/a.png': image });
    await expectRefused(folder, says, help);
  });

  it.each<[string, Record<string, string | Buffer>, string, config?: string]>([
    ['subtitles beside a video', { 'clip.mp4': '', 'clip.ass': '[Script Info]\nTitle: x\n' }, 'video-dir'],
    [
      'tables with boxes of Hugging Face',
      tablesOf({ image: 'https://a.org/1.png', objects: { bbox: [[1, 2, 3, 4]], category: [0] } }),
      'table-dir',
    ],
    [
      'tables of SQuAD without a place for answers',
      tablesOf({ context: 'a b', question: 'c?', answers: { text: ['a'], answer_start: [0] } }),
      'table-dir',
      '<View><Text name="t" value="$context"/><Choices name="c" toName="t"><Choice value="clear"/></Choices></View>',
    ],
  ])('but in %s they are a warning, unless the format is named', async (_, files, format, config) => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...below('in', files), ...(config && { 'config.xml': config }) });
    const args = ['check', 'in', '-l', config ? 'config.xml' : 'auto'];
    const { code, stdout, stderr } = await lsimport(folder, args);
    expect(stderr + stdout).toContain('warning[labels-not-read]');
    expect(stderr + stdout).toContain('This folder looks like');
    expect(stderr).toContain(`as ${format}`);
    expect(code).toBe(0);
    const named = await lsimport(folder, [...args, '--input-format', format]);
    expect(named.stderr + named.stdout).not.toContain('labels-not-read');
  });

  it('where the format is known, it is the one to name', async () => {
    const folder = temporaryFolder();
    const [page] = Object.values(tablesOf({ imgHeight: 1, imgWidth: 1, objects: [] }));
    writeFiles(folder, below('in', { 'a.json': page!, 'b.json': page! }));
    const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    expect(stderr).toContain('such as --input-format json-dir');
    expect(code).toBe(2);
  });

  function tablesOf(row: object): Record<string, string> {
    const line = `${JSON.stringify(row)}\n`;
    return { 'part-1.jsonl': line, 'part-2.jsonl': line };
  }

  function below(folder: string, files: Record<string, string | Buffer>) {
    return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  }

  it('LFW as Datumaro writes it', async () => {
    const folder = temporaryFolder();
    const list = { 'annotations/pairs.txt': 'Ada/a\n', 'annotations/people.txt': 'Ada\t2\n' };
    writeFiles(folder, { ...list, 'images/Ada/a.png': image });
    await expectRefused(folder, 'LFW', '--label-from-folder');
  });

  it('DocBin of spaCy, also as a file', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'd/train.spacy': Buffer.from([0x78, 0x9c, 0xed, 0x5b, 0x6b, 0x48]) });
    for (const input of ['d', 'd/train.spacy']) {
      const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
      expect(stderr).toContain(`${input} looks like a DocBin of spaCy`);
      expect(stderr).toContain('to_json()');
      expect(code).toBe(2);
    }
  });

  it('LFW', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'annotations/pairs.txt': '1\nAda 1 2\n', 'img/Ada/Ada_0001.jpg': image });
    await expectRefused(folder, 'LFW', '--label-from-folder');
  });

  it('but not for lists of pairs and people of other data', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'texts/people.txt': 'Ada was a mathematician.',
      'texts/animals.txt': 'Owls are birds.',
      'images/pairs.txt': 'a b\n',
      'images/a.png': image,
      'images/IMG_0001.jpg': image,
      'i.xml': '<View><Image name="i" value="$image"/><TextArea name="a" toName="i"/></View>',
      'c.xml': '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>',
    });
    const texts = await lsimport(folder, ['check', 'texts', '-l', 'c.xml']);
    expect(texts).toMatchObject({ code: 0, stdout: expect.stringContaining('Checked 2 tasks') });
    const images = await lsimport(folder, ['check', 'images', '-l', 'i.xml']);
    expect(images).toMatchObject({ code: 0, stdout: expect.stringContaining('Checked 2 tasks') });
  });

  it.each([
    ['a transcript of NIST (STM)', 'a.stm', ';; x\na 1 spk 0.0 1.5 <o,f0,male> hello there\n', 'audio-csv'],
    ['labels of HTK or Wavesurfer', 'a.lab', '0.500000 1.750000 speech\n', 'labels of Audacity'],
    ['subtitles of SubStation Alpha', 'a.ass', '[Script Info]\nTitle: x\n', 'SRT or WebVTT'],
    ['subtitles of YouTube (SBV)', 'a.sbv', '0:00:00.599,0:00:04.160\n>> ALICE: Hi\n', 'SRT or WebVTT'],
    ['subtitles in TTML', 'a.ttml', '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"/>', 'SRT'],
    ['labels of ESPS (xlabel)', 'a.lab', 'signal a\nnfields 1\n#\n 0.30 121 h#\n', 'labels of Audacity'],
    ['labels of ESPS (xlabel)', 'a.lab', '#\n\t0.10000 125 pau\n', 'labels of Audacity'],
    ['a transcript of CLAN (CHAT)', 'a.cha', '@UTF8\n@Begin\n*CHI:\thello . \x151_2\x15\n', 'CHAT2ELAN'],
    [
      'a transcript of Transcriber',
      'a.trs',
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n<Trans audio_filename="a">',
      'Import > Transcriber File',
    ],
    ['lyrics with times (LRC)', 'a.lrc', '[ar:x]\n[00:12.00]Line 1\n', 'SRT or WebVTT'],
    [
      'a collection of Praat',
      'a.Collection',
      'File type = "ooTextFile"\nObject class = "Collection"\n\nsize = 1\n',
      'save each TextGrid',
    ],
  ])('%s, alone or beside sounds', async (says, name, text, help) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [`in/${name}`]: text, 'in/a.wav': '' });
    for (const input of ['in', `in/${name}`]) {
      const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
      expect(stderr).toContain(`${input} looks like ${says}, and lsimport does not read`);
      expect(stderr).toContain(help);
      expect(stderr.includes('such as --input-format audio-dir')).toBe(input === 'in');
      expect(code).toBe(2);
    }
  });

  async function expectRefused(folder: string, says: string, help: string) {
    const { code, stderr } = await lsimport('.', ['check', '-i', folder, '-l', 'auto']);
    expect(stderr).toContain(says);
    expect(stderr).toMatch(
      /lsimport (?:does not read labels of this kind|reads such labels with their project only)\./,
    );
    expect(stderr).toContain(help);
    expect(code).toBe(2);
    const named = await lsimport('.', ['check', '-i', folder, '-l', 'auto', '--input-format', 'image-dir']);
    expect(named.stderr + named.stdout).toContain('Checked');
  }
});

describe('metadata of Hugging Face', () => {
  it.each([
    ['beside the images', ''],
    ['in a part of the data set', 'train/'],
  ])('with boxes, %s, are a warning without a tag for them', async (_, part) => {
    const folder = temporaryFolder();
    const line = { file_name: 'a.png', objects: { bbox: [[1, 2, 19, 28]], categories: [0] } };
    const config = '<View><Image name="i" value="$image"/><TextArea name="t" toName="i"/></View>';
    writeFiles(folder, {
      [`in/${part}metadata.jsonl`]: JSON.stringify(line),
      [`in/${part}a.png`]: image,
      'c.xml': config,
    });
    const { code, stdout, stderr } = await lsimport(folder, ['check', '-i', 'in', '-l', 'c.xml']);
    expect(code).toBe(0);
    expect(stderr + stdout).toContain('warning[labels-not-read]');
    expect(stderr + stdout).toContain(`in/${part}metadata.jsonl`);
    expect(stderr + stdout).toContain('This file looks like');
  });

  it('without boxes are none', async () => {
    const folder = temporaryFolder();
    const line = { file_name: 'a.png', text: 'a cat' };
    writeFiles(folder, { 'in/metadata.jsonl': JSON.stringify(line), 'in/a.png': image });
    const { stdout, stderr } = await lsimport(folder, ['check', '-i', 'in', '-l', 'auto']);
    expect(stderr + stdout).not.toContain('labels-not-read');
  });
});

describe('files that hold other things than labels', () => {
  const tweets = 'window.YTD.tweets.part0 = [\n  {"tweet": {"id": "1", "full_text": "Hi"}}\n]';
  it.each(['a b.js', 'a b'])('an archive of X: %s, with a command that runs', async (input) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [input === 'a b' ? 'a b/tweets.js' : input]: tweets });
    const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `${input} looks like a part of an archive of X (Twitter), and it is a script that holds JSON.`,
    );
    expect(stderr).not.toContain('without them');
    const command = /sed .* > tasks\.json/.exec(stderr)![0];
    execFileSync('sh', ['-c', command], { cwd: folder });
    expect(JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8'))).toEqual([
      { id: '1', full_text: 'Hi' },
    ]);
  });

  it.each([
    ['cats.tfrecord', { 'cats.tfrecord': Buffer.from([0xff, 0, 1]) }],
    ['d', { 'd/train/cats.tfrecord': Buffer.from([0xff, 0, 1]), 'd/train/cats_label_map.pbtxt': 'item {}' }],
    ['d', { 'd/train.tfrecord-00000-of-00002': Buffer.from([0xff, 0, 1]) }],
  ])('records of TensorFlow: %s', async (input, files) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `${input} looks like TFRecord files of TensorFlow, and lsimport does not read such files.`,
    );
    expect(stderr).toContain('export the project as COCO or YOLO');
  });

  it('records beside images do not keep these from being read', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'd/a.tfrecord': 'x', 'd/a.png': readFileSync('fixtures/media/plain.png') });
    expect((await lsimport(folder, ['check', 'd', '-l', 'auto', '--document-root', '.'])).code).toBe(0);
  });
});
