import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mediaCommands } from '../../../src/formats/other-tools/media-commands.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// 40 by 24 pixels.
const image = readFileSync('fixtures/media/baseline.jpg');

interface Case {
  says: string;
  files: Record<string, string | Buffer>;
  /** Where the command is run, below the input. */
  cwd?: string;
  /** What the words in capitals stand for. */
  names?: Record<string, string>;
  /** What is typed then, from the folder above the input; `in` is the input. */
  use: string;
  /** For each task the name of its medium and the values of its results, or its data, by hand from the documentation of each. */
  expected: unknown[];
}

const json = (value: unknown) => JSON.stringify(value);
const box = (x: number, y: number, width: number, height: number, label: string) =>
  expect.objectContaining({ x, y, width, height, rectanglelabels: [label] });
const point = (x: number, y: number, label: string) =>
  expect.objectContaining({ x, y, keypointlabels: [label] });
const track = (label: string, ...sequence: object[]) =>
  expect.objectContaining({
    labels: [label],
    sequence: sequence.map((one) => expect.objectContaining(one)),
  });
const coco = (folder: string, images: string) => `${folder}/coco.json --input-format coco --images ${images}`;
const boxes = (folder: string, images: string) =>
  `${folder}/boxes.csv --input-format boxes-csv --images ${images}`;

const cases: Record<keyof typeof mediaCommands, Case> = {
  // github.com/VisDrone/VisDrone2018-MOT-toolkit: frame, target, left, top, width, height, score, category, truncation, occlusion.
  visDroneTracks: {
    says: 'tracks of VisDrone',
    files: {
      'annotations/uav 1_v.txt': '1,0,4,6,20,12,1,4,0,0\n2,0,8,6,20,12,1,4,1,2\n1,1,0,0,9,9,0,0,0,0\n',
      'sequences/uav 1_v/0000001.jpg': image,
      'sequences/uav 1_v/0000002.jpg': image,
    },
    use: 'in/sequences --input-format mot',
    expected: [
      ['uav 1_v.mp4', track('car', { frame: 1, x: 10, y: 25, width: 50, height: 50 }, { frame: 2, x: 20 })],
    ],
  },
  // got-10k.aitestunion.com: left, top, width, height of each frame; votchallenge.net has four corners.
  oneTrack: {
    says: 'the track of one object in each sequence, as GOT-10k',
    files: {
      'list.txt': 'GOT-10k_Train_1\n',
      'GOT-10k_Train_1/groundtruth.txt': '4.0000,6.0000,20.0000,12.0000\r\nNaN,NaN,NaN,NaN\r\n8,6,20,12\r\n',
      'GOT-10k_Train_1/00000001.jpg': image,
      'bag/groundtruth.txt': '24,18,4,18,4,6,24,6\n',
      'bag/img/00000001.jpg': image,
    },
    use: 'in --input-format mot',
    expected: [
      ['GOT-10k_Train_1.mp4', track('object', { frame: 1, x: 10, y: 25, width: 50 }, { frame: 3, x: 20 })],
      ['bag.mp4', track('object', { frame: 1, x: 10, y: 25, width: 50, height: 50 })],
    ],
  },
  // ibug.doc.ic.ac.uk/resources/300-W: points from 1.
  points: {
    says: 'landmarks as 300W has them (.pts)',
    files: { 'a b.pts': 'version: 1\nn_points:  2\n{\n5.0 13.0\n1 1\n}\n', 'a b.jpg': image },
    use: 'in --input-format labelme',
    expected: [['a b.jpg', point(10, 50, '1'), point(0, 0, '2')]],
  },
  // xviewdataset.org: bounds_imcoords are xmin,ymin,xmax,ymax.
  xView: {
    says: 'labels of xView',
    files: {
      'xView_train.geojson': json({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { bounds_imcoords: '4,6,24,18', type_id: 73, image_id: '100.tif' },
            geometry: { type: 'Polygon', coordinates: [[[2, 48]]] },
          },
        ],
      }),
      'train_images/100.tif': readFileSync('fixtures/media/deflate.tif'),
    },
    names: { FILE: 'xView_train.geojson' },
    use: boxes('in', 'in/train_images'),
    expected: [['100.tif', box(10, 25, 50, 50, '73')]],
  },
  // github.com/CMU-Perceptual-Computing-Lab/openpose: doc/02_output.md.
  openPose: {
    says: 'keypoints of OpenPose',
    files: {
      'json/w_0_keypoints.json': json({
        version: 1.3,
        people: [{ person_id: [-1], pose_keypoints_2d: [4, 6, 0.9, 0, 0, 0], face_keypoints_2d: [] }],
      }),
      'json/w_1_keypoints.json': json({ version: 1.3, people: [] }),
      ...{ 'images/w_0.jpg': image, 'images/w_1.jpg': image },
    },
    cwd: 'json',
    use: coco('in/json', 'in/images'),
    expected: [['w_0.jpg', point(10, 25, '0')], ['w_1.jpg']],
  },
  // activity-net.org/download.html
  activityNet: {
    says: 'segments of ActivityNet',
    files: {
      'activity_net.v1-3.min.json': json({
        version: 'VERSION 1.3',
        taxonomy: [],
        database: {
          'a-1': {
            duration: 4,
            subset: 'training',
            annotations: [
              { segment: [0.5, 1.5], label: 'Long jump' },
              { segment: [2, 3.5], label: 'Rest' },
            ],
          },
          b: { duration: 4, subset: 'testing', annotations: [] },
        },
      }),
      ...{ 'videos/v_a-1.mp4': 'x', 'videos/v_b.mp4': 'x' },
    },
    names: { FILE: 'activity_net.v1-3.min.json' },
    use: 'in/via_project.json --input-format via-video --images in/videos',
    expected: [
      [
        'v_a-1.mp4',
        { ranges: [{ start: 13, end: 36 }], timelinelabels: ['Long jump'] },
        { ranges: [{ start: 49, end: 84 }], timelinelabels: ['Rest'] },
      ],
    ],
  },
  // soccer-net.org/data: Labels-v2.json of a game, whose halves are two videos; positions are milliseconds in each.
  soccerNet: {
    says: 'events of SoccerNet',
    files: {
      'epl/a - b/Labels-v2.json': json({
        UrlLocal: 'epl/a - b/',
        annotations: [
          { gameTime: '1 - 00:01', label: 'Goal', position: '1500', team: 'home', visibility: 'visible' },
          { gameTime: '2 - 00:02', label: 'Foul', position: '2000', team: 'away', visibility: 'visible' },
          { gameTime: '1 - 00:02', label: 'Corner', position: '2000', team: 'home', visibility: 'visible' },
        ],
      }),
      'epl/c/Labels-v2.json': json({
        annotations: [{ gameTime: '1 - 00:00', label: 'Kick-off', position: '0', team: 'home' }],
      }),
      ...{ 'epl/a - b/1_224p.mkv': 'x', 'epl/a - b/2_224p.mkv': 'x', 'epl/c/1_224p.mkv': 'x' },
    },
    use: 'in/via_project.json --input-format via-video --images in',
    expected: [
      [
        'a - b/1_224p.mkv',
        { ranges: [{ start: 37, end: 37 }], timelinelabels: ['Goal'] },
        { ranges: [{ start: 49, end: 49 }], timelinelabels: ['Corner'] },
      ],
      ['a - b/2_224p.mkv', { ranges: [{ start: 49, end: 49 }], timelinelabels: ['Foul'] }],
      ['c/1_224p.mkv', { ranges: [{ start: 1, end: 1 }], timelinelabels: ['Kick-off'] }],
    ],
  },
  // crcv.ucf.edu/THUMOS14: a text for each class, whose rows are a video, a start and an end in seconds.
  thumos: {
    says: 'segments of THUMOS',
    files: {
      'annotation/Diving_val.txt': 'video_validation_0000052  0.5 1.5\r\n',
      'annotation/Golf Swing_val.txt':
        'video_validation_0000051  2.0 3.5\nvideo_validation_0000052  2.0 3.5\n',
      'validation/video_validation_0000051.mp4': 'x',
      'validation/video_validation_0000052.mp4': 'x',
    },
    cwd: 'annotation',
    use: 'in/annotation/via_project.json --input-format via-video --images in/validation',
    expected: [
      ['video_validation_0000051.mp4', { ranges: [{ start: 49, end: 84 }], timelinelabels: ['Golf Swing'] }],
      [
        'video_validation_0000052.mp4',
        { ranges: [{ start: 13, end: 36 }], timelinelabels: ['Diving'] },
        { ranges: [{ start: 49, end: 84 }], timelinelabels: ['Golf Swing'] },
      ],
    ],
  },
  // 50 Salads and Breakfast as github.com/yabufarha/ms-tcn has them: a label for each frame.
  framewise: {
    says: 'a label for each frame of a video',
    files: {
      'mapping.txt': '0 SIL\n1 cut tomato\n',
      'groundTruth/rgb-01-1.txt': `${'SIL\n'.repeat(12)}${'cut_tomato\n'.repeat(36)}SIL\n`,
      'groundTruth/rgb-01-2.txt': `${'SIL\r\n'.repeat(24)}`,
      ...{ 'videos/rgb-01-1.avi': 'x', 'videos/rgb-01-2.avi': 'x' },
    },
    cwd: 'groundTruth',
    names: { FPS: '12' },
    use: 'in/groundTruth/via_project.json --input-format via-video --images in/videos',
    expected: [
      [
        'rgb-01-1.avi',
        { ranges: [{ start: 1, end: 24 }], timelinelabels: ['SIL'] },
        { ranges: [{ start: 25, end: 96 }], timelinelabels: ['cut_tomato'] },
        { ranges: [{ start: 97, end: 98 }], timelinelabels: ['SIL'] },
      ],
      ['rgb-01-2.avi', { ranges: [{ start: 1, end: 48 }], timelinelabels: ['SIL'] }],
    ],
  },
  // inference.roboflow.com: x and y are the center of a box, in pixels.
  roboflow: {
    says: 'predictions of Roboflow',
    files: {
      'a b.json': json({
        time: 0.05,
        image: { width: 40, height: 24 },
        predictions: [
          {
            ...{ x: 14, y: 12, width: 20, height: 12, confidence: 0.9, class: 'cat' },
            ...{ class_id: 0, detection_id: 'b1' },
          },
        ],
      }),
      'c.json': json({ image: { width: 40, height: 24 }, predictions: [] }),
      ...{ 'a b.jpg': image, 'c.jpg': image },
    },
    use: `${boxes('in', 'in')} --labels-as completions`,
    expected: [['a b.jpg', box(10, 25, 50, 50, 'cat')]],
  },
  // github.com/EscVM/OIDv4_ToolKit and github.com/Cartucho/mAP: the class and two corners.
  namedBoxes: {
    says: 'boxes of images as the OIDv4 ToolKit has them',
    files: {
      'Human face/Label/a 1.txt': 'Human face 4.0 6.0 24.0 18.0\r\nCat 0 0 20 12\n',
      'Human face/a 1.jpg': image,
    },
    cwd: 'Human face/Label',
    use: boxes('in/Human?face/Label', 'in/Human?face'),
    expected: [['a 1.jpg', box(10, 25, 50, 50, 'Human face'), box(0, 0, 50, 50, 'Cat')]],
  },
  // docs.aws.amazon.com/rekognition: DetectLabels, in shares of the image.
  rekognition: {
    says: 'labels of Amazon Rekognition',
    files: {
      'a b.json': json({
        Labels: [
          {
            Name: 'Car',
            Confidence: 98.9,
            Instances: [{ BoundingBox: { Width: 0.5, Height: 0.5, Left: 0.1, Top: 0.25 }, Confidence: 98.9 }],
            Parents: [],
          },
          { Name: 'Road', Confidence: 90, Instances: [], Parents: [] },
        ],
        LabelModelVersion: '3.0',
      }),
      'a b.jpg': image,
    },
    use: boxes('in', 'in'),
    expected: [['a b.jpg', box(10, 25, 50, 50, 'Car')]],
  },
  // github.com/switchablenorms/DeepFashion2: bounding_box has two corners.
  deepFashion: {
    says: 'labels of DeepFashion2',
    files: {
      'annos/000001.json': json({
        source: 'user',
        pair_id: 1,
        item1: {
          segmentation: [[4, 6, 24, 6, 24, 18]],
          category_name: 'short sleeve top',
          category_id: 1,
          bounding_box: [4, 6, 24, 18],
          landmarks: [30, 15, 2],
        },
      }),
      'image/000001.jpg': image,
    },
    cwd: 'annos',
    use: coco('in/annos', 'in/image'),
    expected: [
      [
        '000001.jpg',
        expect.objectContaining({
          points: [
            [10, 25],
            [60, 25],
            [60, 75],
          ],
          polygonlabels: ['short sleeve top'],
        }),
      ],
    ],
  },
  // vis-www.cs.umass.edu/fddb: major radius, minor radius, angle, center and 1.
  fddb: {
    says: 'ellipses of FDDB',
    files: {
      'FDDB-folds/FDDB-fold-01-ellipseList.txt':
        '2002/a/img_1\n2\n8 6 0 20 12  1\n4 3 0 10 12  1\n2002/a/img_2\n1\n8 6 0 20 12  1\n',
      ...{ 'originalPics/2002/a/img_1.jpg': image, 'originalPics/2002/a/img_2.jpg': image },
    },
    use: 'in/via.json --input-format via --images in/originalPics',
    expected: [
      [
        'img_1.jpg',
        expect.objectContaining({ x: 50, y: 50, radiusX: 20, radiusY: 25, ellipselabels: ['face'] }),
        expect.objectContaining({ x: 25, y: 50, radiusX: 10, radiusY: 12.5, ellipselabels: ['face'] }),
      ],
      ['img_2.jpg', expect.objectContaining({ x: 50, y: 50 })],
    ],
  },
  captions: {
    says: 'captions of Flickr8k',
    files: {
      'Flickr8k.token.txt': 'a.jpg#0\tA dog runs .\na.jpg#1\tA #2 "dog" .\n',
      'Flicker8k_Dataset/a.jpg': image,
    },
    names: { FILE: 'Flickr8k.token.txt' },
    use: 'in/captions.tsv --document-root in',
    expected: ['A dog runs .', 'A #2 "dog" .'].map((caption) => ({
      image: '/data/local-files/?d=Flicker8k_Dataset/a.jpg',
      caption,
    })),
  },
  // visualqa.org/vqa_v2_data_format.html
  vqa: {
    says: 'of VQA',
    files: {
      'questions.json': json({
        info: {},
        task_type: 'Open-Ended',
        data_type: 'mscoco',
        data_subtype: 'val2014',
        questions: [{ image_id: 42, question: 'What color?', question_id: 42000 }],
      }),
      'annotations.json': json({
        info: {},
        data_type: 'mscoco',
        data_subtype: 'val2014',
        annotations: [
          { question_type: 'what', multiple_choice_answer: 'red', image_id: 42, question_id: 42000 },
        ],
      }),
      'val2014/COCO_val2014_000000000042.jpg': image,
    },
    names: { QUESTIONS: 'questions.json', ANNOTATIONS: 'annotations.json' },
    use: 'in/questions.jsonl --input-format jsonl --document-root in',
    expected: [
      {
        image: '/data/local-files/?d=val2014/COCO_val2014_000000000042.jpg',
        question: 'What color?',
        answer: 'red',
      },
    ],
  },
  // As github.com/microsoft/human-pose-estimation.pytorch has MPII.
  mpii: {
    says: 'joints of MPII',
    files: {
      'annot/train.json': json([
        {
          joints_vis: [1, 0],
          joints: [
            [4, 6],
            [-1, -1],
          ],
          image: 'a.jpg',
          scale: 0.3,
          center: [5, 2],
        },
        {
          joints_vis: [1, 1],
          joints: [
            [8, 6],
            [12, 12],
          ],
          image: 'a.jpg',
          scale: 0.3,
          center: [5, 2],
        },
      ]),
      'images/a.jpg': image,
    },
    cwd: 'annot',
    names: { FILE: 'train.json' },
    use: coco('in/annot', 'in/images'),
    expected: [['a.jpg', point(10, 25, 'r_ankle'), point(20, 25, 'r_ankle'), point(30, 50, 'r_knee')]],
  },
  // detectron2.readthedocs.io/en/latest/tutorials/datasets.html
  detectron: {
    says: 'dicts of Detectron2',
    files: {
      'train.json': json([
        {
          ...{ file_name: 'a.jpg', height: 24, width: 40, image_id: 0 },
          annotations: [
            { bbox: [4, 6, 24, 18], bbox_mode: 0, category_id: 0 },
            { bbox: [0, 0, 20, 12], bbox_mode: 1, category_id: 3 },
          ],
        },
      ]),
      'a.jpg': image,
    },
    names: { FILE: 'train.json' },
    use: coco('in', 'in'),
    expected: [['a.jpg', box(10, 25, 50, 50, '0'), box(0, 0, 50, 50, '3')]],
  },
  // youtube-vos.org/dataset/vis: masks of each frame, null where the object is not.
  youTubeVis: {
    says: 'masks of YouTube-VIS',
    files: {
      'train/instances.json': json({
        info: {},
        videos: [{ id: 1, width: 40, height: 24, length: 2, file_names: ['v/0.jpg', 'v/5.jpg'] }],
        categories: [{ id: 2, name: 'giant_panda' }],
        annotations: [
          {
            ...{ id: 1, video_id: 1, category_id: 2, iscrowd: 0, width: 40, height: 24 },
            bboxes: [null, [4, 0, 20, 24]],
            segmentations: [null, { size: [24, 40], counts: [96, 480, 384] }],
          },
        ],
      }),
      ...{ 'train/JPEGImages/v/0.jpg': image, 'train/JPEGImages/v/5.jpg': image },
    },
    cwd: 'train',
    names: { FILE: 'instances.json' },
    use: coco('in/train', 'in/train/JPEGImages'),
    expected: [
      ['0.jpg'],
      ['5.jpg', expect.objectContaining({ format: 'rle', brushlabels: ['giant_panda'] })],
    ],
  },
  // github.com/agentmorris/MegaDetector, megadetector/api/batch_processing: images that could not be read have a failure.
  megaDetector: {
    says: 'detections of MegaDetector',
    files: {
      'md.json': json({
        images: [
          { file: 'cam 1/a.jpg', detections: [{ category: '2', conf: 0.5, bbox: [0.1, 0.25, 0.5, 0.5] }] },
          { file: 'b.jpg', detections: [] },
          { file: 'c.jpg', failure: 'Failure image access', detections: null },
        ],
        detection_categories: { 1: 'animal', 2: 'person' },
        info: { detector: 'md_v5a.0.0', format_version: '1.3' },
      }),
      'cam 1/a.jpg': image,
    },
    names: { FILE: 'md.json' },
    use: 'in/detections.csv --input-format openimages --labels-as completions',
    expected: [['a.jpg', box(10, 25, 50, 50, 'person')]],
  },
  // homes.cs.washington.edu/~ranjay/visualgenome/api.html
  visualGenome: {
    says: 'objects of Visual Genome',
    files: {
      'objects.json': json([
        {
          image_id: 1,
          image_url: 'https://cs.stanford.edu/1.jpg',
          objects: [{ synsets: ['tree.n.01'], h: 12, object_id: 1, names: ['tree'], w: 20, y: 6, x: 4 }],
        },
      ]),
      'VG_100K/1.jpg': image,
    },
    names: { FILE: 'objects.json' },
    use: boxes('in', 'in/VG_100K'),
    expected: [['1.jpg', box(10, 25, 50, 50, 'tree')]],
  },
  // github.com/cvdfoundation/kinetics-dataset
  kinetics: {
    says: 'classes of videos of Kinetics',
    files: {
      'train.csv': 'label,youtube_id,time_start,time_end,split\r\n"making, a cake",--xYz,5,15,train\r\n',
      'train/--xYz_000005_000015.mp4': 'x',
    },
    names: { FILE: 'train.csv' },
    use: 'in/videos.csv --document-root in',
    expected: [
      {
        video: '/data/local-files/?d=train/--xYz_000005_000015.mp4',
        ...{ label: 'making, a cake', youtube_id: '--xYz', time_start: '5', time_end: '15', split: 'train' },
      },
    ],
  },
  // developer.qualcomm.com/software/ai-datasets/something-something
  somethingSomething: {
    says: 'labels of Something-Something',
    files: {
      'train.json': json([
        { id: '78687', label: 'holding potato', template: 'Holding [something]', placeholders: ['potato'] },
      ]),
      '20bn-something-something-v2/78687.webm': 'x',
    },
    names: { FILE: 'train.json' },
    use: 'in/videos.json --document-root in',
    expected: [
      {
        video: '/data/local-files/?d=20bn-something-something-v2/78687.webm',
        ...{ id: '78687', label: 'holding potato' },
        ...{ template: 'Holding [something]', placeholders: ['potato'] },
      },
    ],
  },
  msrVtt: {
    says: 'captions of MSR-VTT',
    files: {
      'MSRVTT_data.json': json({
        info: {},
        videos: [{ video_id: 'video0', category: 9, id: 0 }],
        sentences: [{ caption: 'a car is shown', video_id: 'video0', sen_id: 0 }],
      }),
      'videos/video0.mp4': 'x',
    },
    names: { FILE: 'MSRVTT_data.json' },
    use: 'in/videos.json --document-root in',
    expected: [{ video: '/data/local-files/?d=videos/video0.mp4', caption: 'a car is shown' }],
  },
  byNames: {
    says: 'an object with a member for each image',
    files: {
      'annotations.json': json({ 'a.jpg': ['cat', 'dog'], 'b.jpg': { label: 'cat' } }),
      ...{ 'images/a.jpg': image, 'images/b.jpg': image },
    },
    names: { FILE: 'annotations.json' },
    use: 'in/rows.json --document-root in --choices-column label=label',
    expected: [
      { image: '/data/local-files/?d=images/a.jpg', label: ['cat', 'dog'] },
      { image: '/data/local-files/?d=images/b.jpg', label: 'cat' },
    ],
  },
  listedBoxes: {
    says: 'boxes in a list of each image',
    files: {
      'labels.json': json([{ image: 'a.jpg', boxes: [{ x: 4, y: 6, w: 20, h: 12, label: 'cat' }] }]),
      'a.jpg': image,
    },
    names: { FILE: 'labels.json' },
    use: boxes('in', 'in'),
    expected: [['a.jpg', box(10, 25, 50, 50, 'cat')]],
  },
  // deeplabcut.github.io: the path in a cell, or in three since 2.2.
  deepLabCut: {
    says: 'points of DeepLabCut',
    files: {
      'CollectedData_M.csv':
        'scorer,,,M,M,M,M\nbodyparts,,,snout,snout,tail,tail\ncoords,,,x,y,x,y\nlabeled-data,m3,img 1.png,4.0,6.0,20,12\nlabeled-data,m3,img2.png,8,6,,\n',
      ...{ 'labeled-data/m3/img 1.png': image, 'labeled-data/m3/img2.png': image },
    },
    names: { FILE: 'CollectedData_M.csv' },
    use: coco('in', 'in'),
    expected: [
      ['img 1.png', point(10, 25, 'snout'), point(50, 50, 'tail')],
      ['img2.png', point(20, 25, 'snout')],
    ],
  },
};

for (const [name, { run, needs }] of Object.entries(mediaCommands)) {
  const { says, files, cwd = '', names = {}, use, expected } = cases[name as keyof typeof mediaCommands];
  const isThere = spawnSync('sh', ['-c', `command -v ${needs}`]).status === 0;
  test.skipIf(!isThere)(`${says} are named, and the command in the help writes what is read`, async () => {
    const folder = temporaryFolder();
    writeFiles(folder, Object.fromEntries(Object.entries(files).map(([path, text]) => [`in/${path}`, text])));
    const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    expect(stderr).toContain('in looks like ');
    expect(stderr).toContain(says);
    expect(stderr).toContain(`: ${run}. Then use `);
    expect(code).toBe(2);
    // A space stands as a question mark, as the words of a command are cut at spaces.
    const typed = use.split(' ').map((word) => word.replaceAll('?', ' '));
    const command = Object.entries(names).reduce((left, [word, file]) => left.replaceAll(word, file), run);
    execFileSync('sh', ['-c', command], { cwd: join(folder, 'in', cwd), stdio: 'pipe' });
    const args = ['convert', '--input-path', ...typed, '-l', 'auto', '--to', 'tasks-1.x'];
    const root = use.includes('--document-root') ? [] : ['--document-root', '.'];
    const made = await lsimport(folder, [...args, ...root]);
    expect(made.stderr).not.toContain('error');
    const tasks: { data: Record<string, string>; annotations?: { result: { value: object }[] }[] }[] =
      JSON.parse(made.stdout);
    const said = tasks.map(({ data, annotations }) => {
      if (Array.isArray(expected[0])) {
        const [link = ''] = Object.values(data);
        const values = (annotations?.[0]?.result ?? []).map(({ value }) => value);
        const path = decodeURIComponent(link);
        const isWhole = String((expected as unknown[][])[0]![0]).includes('/');
        return [isWhole ? path.split('/').slice(-2).join('/') : path.replace(/^.*\//, ''), ...values];
      }
      return data;
    });
    expect(said).toEqual(expected);
  });
}

test('points of DeepLabCut with the path in one cell', () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'd.csv': 'scorer,M,M\r\nbodyparts,snout,snout\r\ncoords,x,y\r\nlabeled-data/m3/img1.png,4,6\r\n',
  });
  const command = mediaCommands.deepLabCut.run.replaceAll('FILE', 'd.csv');
  execFileSync('sh', ['-c', command], { cwd: folder });
  expect(JSON.parse(readFileSync(join(folder, 'coco.json'), 'utf8'))).toEqual({
    images: [{ id: 1, file_name: 'labeled-data/m3/img1.png' }],
    categories: [{ id: 1, name: 'animal', keypoints: ['snout'] }],
    annotations: [{ id: 1, image_id: 1, category_id: 1, keypoints: [4, 6, 2] }],
  });
});

test('poses of a camera in a groundtruth.txt are no track', async () => {
  const folder = temporaryFolder();
  const poses = '# timestamp tx ty tz qx qy qz qw\n1305031.86 1.34 0.62 1.65 0.65 0.61 -0.29 -0.32\n';
  writeFiles(folder, { 'in/groundtruth.txt': poses, 'in/rgb/1.png': image });
  const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(stderr).not.toContain('the track of one object');
});

test.each([
  ['points of DeepLabCut for several', 'd.csv', 'scorer,,,M\nindividuals,,,a\nbodyparts,,,x\ncoords,,,x\n'],
  ['boxes with actions of AVA', 'ava.csv', '-5KQ66BBWC4,0902,0.077,0.151,0.283,0.811,80,1\n'],
])('%s animals or videos are named', async (says, name, text) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [`in/${name}`]: text, 'in/a.png': image });
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(stderr).toContain(`in looks like ${says}`);
  expect(code).toBe(2);
});

test('a file of DeepLabCut is refused too, whose columns come again', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd.csv': 'scorer,M,M\nbodyparts,x,x\ncoords,x,y\nlabeled-data/m/1.png,4,6\n' });
  const { code, stderr } = await lsimport(folder, ['check', 'd.csv', '-l', 'auto']);
  expect(stderr).toContain('d.csv looks like points of DeepLabCut, and lsimport does not read labels');
  expect(code).toBe(2);
});

test.each([
  [{ 'a.jpg': 'cat', 'b.jpg': 'dog' }, true],
  [{ 'a.jpg': 'cat' }, true],
  [{ 'a.jpg': { label: 'cat' }, note: 'x' }, true],
  [{ 'cover.jpg': 'https://a.org/c.jpg', text: 'A book' }, false],
  [{ 'photo.png': 12, size: 3 }, false],
])('members by the names of images: %j', async (value, isByImage) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': json(value) });
  const { stdout, stderr } = await lsimport(folder, ['check', 'a.json', '-l', 'auto']);
  expect((stdout + stderr).includes('an object with a member for each image')).toBe(isByImage);
});

// superannotate.com: the exports of its first years have all images in one file.
test('a tool that writes a member for each image is named before that', async () => {
  const folder = temporaryFolder();
  const points = { x1: 4, x2: 20, y1: 6, y2: 12 };
  const labels = { 'a.jpg': { instances: [{ type: 'bbox', points, className: 'cat' }], metadata: {} } };
  writeFiles(folder, { 'in/annotations.json': json(labels), 'in/a.jpg': image });
  const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(stderr).toContain('in looks like labels of SuperAnnotate,');
});

test.each([
  ['video-dir', 'a.mp4'],
  ['image-dir', 'a.jpg'],
])('the format that leaves labels of any kind out is that of the media: %s', async (format, medium) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in/ava.csv': '-5KQ66BBWC4,0902,0.077,0.151,0.283,0.811,80,1\n',
    [`in/${medium}`]: image,
  });
  const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(stderr).toContain(`To import it without them, name a format, such as --input-format ${format}.`);
});

test.each<[string, Record<string, string | Buffer>]>([
  ['captions of a few words and numbers', { 'a.txt': 'cat 1 2 3 4\nand a dog\n', 'a.jpg': image }],
  ['rows of no image', { 'list.txt': 'cat 1 2 3 4\n', 'a.jpg': image }],
  ['rows of a corner and a size', { 'a.txt': 'cat 20 10 12 9\ncat 1 2 3 4\n', 'a.jpg': image }],
  ['words that come again', { 'a.txt': 'go\ngo\ngo\ngo\ngo\nstop\n', 'a.jpg': image }],
  [
    'answers of a service',
    { 'a.json': json({ predictions: [{ class: 'cat', confidence: 0.9 }] }), 'a.jpg': image },
  ],
])('%s are not named as labels of a tool', async (_, files) => {
  const folder = temporaryFolder();
  writeFiles(folder, Object.fromEntries(Object.entries(files).map(([path, text]) => [`in/${path}`, text])));
  const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(stderr).not.toContain('looks like');
});
