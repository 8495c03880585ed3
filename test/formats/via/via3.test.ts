import { describe, expect, it } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

type Metadata = Record<string, { vid: string; flg: number; z: number[]; xy: number[]; av: object }>;
const entry = (z: number[], xy: number[], av: object = {}, vid = '1') => ({ vid, flg: 0, z, xy, av });

/** A project with its parts in the order and the shape in which VIA 3.0.13 saves them (CodeDoc.md of its sources). */
const project = (files: object[], attribute: object, metadata: Metadata, label = '') =>
  JSON.stringify({
    project: { pid: '__VIA_PROJECT_ID__', pname: 'P', data_format_version: '3.1.1', vid_list: ['1', '2'] },
    config: {
      file: { loc_prefix: { 1: '', 2: '', 3: '', 4: '' } },
      ui: { file_content_align: 'center', spatial_region_label_attribute_id: label },
    },
    attribute,
    file: Object.fromEntries(files.map((file, i) => [i + 1, { fid: i + 1, ...file }])),
    view: Object.fromEntries(files.map((_, i) => [i + 1, { fid_list: [i + 1] }])),
    metadata,
  });
const image = { fname: 'a.svg', type: 2, loc: 1, src: '' };
const attributes = {
  1: { aname: 'color', anchor_id: 'FILE1_Z0_XY1', type: 1, desc: '', options: {}, default_option_id: '' },
  2: { aname: 'thing', anchor_id: 'FILE1_Z0_XY1', type: 4, desc: '', options: { 1: 'cup', 2: 'lid' } },
  3: { aname: 'seen', anchor_id: 'FILE1_Z0_XY1', type: 2, desc: '', options: { t: 'top', s: 'side' } },
  4: { aname: 'light', anchor_id: 'FILE1_Z0_XY0', type: 3, desc: '', options: { 0: 'low', 1: 'high' } },
};
const box = { x: 10, y: 10, width: 20, height: 20, rotation: 0 };

describe('images of VIA 3', () => {
  // The numbers are those of _VIA_RSHAPE, the coordinates those of _metadata_pts_to_xy in its sources.
  it('with all shapes and attributes', async () => {
    const cup = { 2: '1' };
    const metadata = {
      '1_a': entry([], [2, 20, 10, 40, 20], { 1: 'red', 2: '2', 3: 't,s' }),
      '1_b': entry([], [1, 40, 20], cup),
      '1_c': entry([], [3, 100, 50, 10], cup),
      '1_d': entry([], [4, 100, 50, 20, 10], cup),
      '1_e': entry([], [5, 0, 0, 200, 100], cup),
      '1_f': entry([], [6, 0, 0, 200, 100, 0, 100], cup),
      '1_g': entry([], [7, 0, 0, 20, 0, 20, 10], cup),
      '1_h': entry([], [8, 20, 20, 30, 10, 60, 20, 30, 30], cup),
      '1_i': entry([], [9, 90, 50, 110, 50, 100, 60], cup),
      '1_j': entry([], [], { 4: '1' }),
    };
    const { outcome, tasks, codes, config } = await regionsOf(
      { 'in/p.json': project([image], attributes, metadata, '2'), 'in/a.svg': picture },
      'in',
    );
    expect({ format: outcome.format, codes, skipped: outcome.skipped }).toEqual({
      format: 'via',
      codes: ['label-repeated'],
      skipped: {},
    });
    expect(outcome.notes.join()).toContain('it is a project of VIA 3 with images');
    expect(outcome.notes.join()).toContain('are the region attribute "thing"');
    expect(tasks[0]!.regions).toEqual([
      { from_name: 'rectangle', ...box, rectanglelabels: ['lid'] },
      { from_name: 'color', ...box, text: ['red'] },
      { from_name: 'seen', ...box, choices: ['top', 'side'] },
      { from_name: 'keypoint', x: 20, y: 20, width: 1, keypointlabels: ['cup'] },
      { from_name: 'ellipse', x: 50, y: 50, radiusX: 5, radiusY: 10, rotation: 0, ellipselabels: ['cup'] },
      { from_name: 'ellipse', x: 50, y: 50, radiusX: 10, radiusY: 10, rotation: 0, ellipselabels: ['cup'] },
      expect.objectContaining({ from_name: 'vector', vectorlabels: ['cup'] }),
      expect.objectContaining({ vertices: expect.objectContaining({ length: 3 }) }),
      {
        from_name: 'polygon',
        points: [
          [0, 0],
          [10, 0],
          [10, 10],
        ],
        polygonlabels: ['cup'],
      },
      { from_name: 'rectangle', ...box, rectanglelabels: ['cup'] },
      { from_name: 'ellipse', x: 50, y: 50, radiusX: 5, radiusY: 10, rotation: 0, ellipselabels: ['cup'] },
      { from_name: 'light', choices: ['high'] },
    ]);
    expect(config).toMatch(/<Choices name="light"/);
  });

  it.each([
    ['an address, whose file is here', { ...image, loc: 2, src: 'https://example.com/x/a.svg?v=1' }],
    ['a source', { ...image, fname: 'A cup', loc: 3, src: 'file:///gone/a.svg' }],
    ['a name alone', image],
  ])('by %s', async (_, file) => {
    const json = project([file], attributes, { '1_a': entry([], [2, 20, 10, 40, 20], { 2: '1' }) });
    const { tasks } = await regionsOf({ 'in/p.json': json, 'in/a.svg': picture }, 'in');
    expect(tasks).toEqual([
      {
        data: { image: '/data/local-files/?d=data/in/a.svg' },
        regions: [{ from_name: 'rectangle', ...box, rectanglelabels: ['cup'] }],
      },
    ]);
  });

  it('count what is none of an image by its name', async () => {
    const video = { fname: 'b.mp4', type: 4, loc: 1, src: 'b.mp4' };
    const metadata = {
      '1_a': { ...entry([], [2, 20, 10, 40, 20], { 2: '1' }), by: 'Ada' },
      '2_a': entry([1, 2], [], {}, '2'),
    };
    const { outcome } = await regionsOf(
      { 'in/p.json': project([image, video], attributes, metadata), 'in/a.svg': picture },
      'in',
      '--input-format',
      'via',
    );
    expect(outcome.skipped).toEqual({
      videos: 1,
      'annotations of videos': 1,
      'members of metadata called "by"': 1,
    });
  });

  it.each([
    ['a shape without a width', entry([], [2, 1, 1], { 2: '1' }), 'label-malformed'],
    ['a shape of another number', entry([], [11, 1, 1], { 2: '1' }), 'label-shape-unknown'],
    ['a region without a label', entry([], [2, 20, 10, 40, 20], { 1: 'red' }), 'label-malformed'],
    ['an extreme circle on a line', entry([], [9, 0, 0, 1, 1, 2, 2], { 2: '1' }), 'label-malformed'],
    ['an unknown view', entry([], [2, 20, 10, 40, 20], { 2: '1' }, '9'), 'label-entry-malformed'],
  ])('%s is found', async (_, one, code) => {
    const json = project([image], attributes, { '1/a': one });
    const { errors } = await checkInput({ 'in/p.json': json, 'in/a.svg': picture }, 'in');
    expect(errors).toEqual([expect.objectContaining({ code, file: 'in/p.json', path: '/metadata/1~1a' })]);
  });
});

describe('audio and video of VIA 3', () => {
  const activity = {
    1: {
      aname: 'Activity',
      anchor_id: 'FILE1_Z2_XY0',
      type: 4,
      desc: '',
      options: { 1: 'Break Egg', 2: 'Mix' },
    },
    2: { aname: 'Object', anchor_id: 'FILE1_Z1_XY1', type: 1, desc: '', options: {} },
  };
  const video = { fname: 'talk.webm', type: 4, loc: 3, src: '/home/ada/talk.webm' };

  // The example of CodeDoc.md, but for the name of the file.
  const metadata = {
    '-glfwaaX': entry([2, 6.5], [], { 1: '1' }),
    '+mHHT-tg': entry([9, 20], [], { 1: '2' }),
    'fH-oMre1': entry([0.917], [2, 263, 184, 17, 13], { 2: 'Egg' }),
  };
  const talk = { 'in/p.json': project([video], activity, metadata), 'in/talk.webm': 'x' };

  it('as the documentation of VIA has them, as regions of the sound', async () => {
    const { outcome, tasks, codes, config } = await regionsOf(talk, 'in', '--input-format', 'via-audio');
    expect({ codes, skipped: outcome.skipped }).toEqual({
      codes: [],
      skipped: { 'regions in frames of videos': 1 },
    });
    expect(tasks).toEqual([
      {
        data: { audio: '/data/local-files/?d=data/in/talk.webm' },
        regions: [
          { from_name: 'labels', start: 2, end: 6.5, labels: ['Break Egg'] },
          { from_name: 'labels', start: 9, end: 20, labels: ['Mix'] },
        ],
      },
    ]);
    expect(config).toContain('<Label value="Mix"');
  });

  it('counts its own video as none of the other files, and another one by what it is', async () => {
    const film = { ...video, fname: 'film.mp4', src: '/home/ada/film.mp4' };
    const files = {
      'in/p.json': project([film], activity, metadata),
      'in/film.mp4': 'x',
      'in/more.mp4': 'x',
    };
    const { outcome } = await regionsOf(files, 'in', '--input-format', 'via-audio');
    expect(outcome.skipped).toEqual({ 'regions in frames of videos': 1, 'videos without labels': 1 });
  });

  // Frames from 1 on, at the 24 a second that the editor shows.
  it('as the documentation of VIA has them, on the timeline of the video', async () => {
    const { outcome, tasks, codes, config } = await regionsOf(talk, 'in');
    expect({ format: outcome.format, codes, skipped: outcome.skipped }).toEqual({
      format: 'via-video',
      codes: [],
      skipped: { 'regions in frames of videos': 1 },
    });
    expect(tasks).toEqual([
      {
        data: { video: '/data/local-files/?d=data/in/talk.webm' },
        regions: [
          { from_name: 'timeline', ranges: [{ start: 49, end: 156 }], timelinelabels: ['Break Egg'] },
          { from_name: 'timeline', ranges: [{ start: 217, end: 480 }], timelinelabels: ['Mix'] },
        ],
      },
    ]);
    expect(config).toContain('<TimelineLabels name="timeline" toName="video">');
  });

  it.each([
    ['Audio', '<Audio name="o" value="$x"/><Labels name="c" toName="o">', 'via-audio'],
    ['Video', '<Video name="o" value="$x" frameRate="10"/><TimelineLabels name="c" toName="o">', 'via-video'],
  ])('a label config with <%s> says what they become', async (tag, controls, format) => {
    const labels = '<Label value="Break Egg"/><Label value="Mix"/>';
    const control = tag === 'Audio' ? 'Labels' : 'TimelineLabels';
    const config = `<View>${controls}${labels}</${control}></View>`;
    const found = await checkInput({ ...talk, 'c.xml': config }, 'in', '-l', 'c.xml');
    expect(found).toMatchObject({ format, errors: [] });
  });

  it('with what is said, and attributes that have no place', async () => {
    const speech = {
      1: { aname: 'speaker', anchor_id: 'FILE1_Z2_XY0', type: 1, desc: '', options: {} },
      2: { aname: 'Subtitle', anchor_id: 'FILE1_Z2_XY0', type: 1, desc: '', options: {} },
      3: { aname: 'mood', anchor_id: 'FILE1_Z2_XY0', type: 1, desc: '', options: {} },
    };
    const metadata = {
      a: entry([0, 1.5], [], { 1: 'Ada', 2: 'Good morning.', 3: 'glad' }),
      b: entry([], [], { 3: 'calm' }),
    };
    const sound = { fname: 'talk.mp3', type: 8, loc: 2, src: 'https://example.com/talk.mp3' };
    const { outcome, tasks, codes } = await regionsOf(
      { 'in/p.json': project([sound], speech, metadata) },
      'in',
    );
    expect(tasks).toEqual([
      {
        data: { audio: 'https://example.com/talk.mp3' },
        regions: [
          { from_name: 'labels', start: 0, end: 1.5, labels: ['Ada'] },
          { from_name: 'transcription', start: 0, end: 1.5, text: ['Good morning.'] },
        ],
      },
    ]);
    expect(codes).toEqual(['label-mark-lost']);
    expect(outcome.skipped).toEqual({ 'attributes of files called "mood"': 1 });
  });

  it.each([
    ['three times', entry([1, 2, 3], [], { 1: '1' })],
    ['an end before the start', entry([2, 1], [], { 1: '1' })],
    ['no label', entry([1, 2], [], {})],
  ])('%s is found', async (_, one) => {
    const json = project([video], activity, { a: one });
    for (const format of ['via-audio', 'via-video']) {
      const files = { 'in/p.json': json, 'in/talk.webm': 'x' };
      const { errors } = await checkInput(files, 'in', '--input-format', format);
      expect(errors).toEqual([
        expect.objectContaining({ code: 'label-malformed', file: 'in/p.json', path: '/metadata/a' }),
      ]);
    }
  });

  it('say which files are not there, and count those of other kinds', async () => {
    const sound = { fname: 'a.mp3', type: 8, loc: 1, src: 'a.mp3' };
    const json = project([video, sound], activity, { a: entry([1, 2], [], { 1: '1' }, '2') });
    const { codes, skipped } = await checkInput({ 'in/p.json': json }, 'in', '--input-format', 'via-video');
    expect({ codes, skipped }).toEqual({
      codes: ['video-missing'],
      skipped: { sounds: 1, 'annotations of sounds': 1 },
    });
  });

  it('beside images are said to be one of two formats', async () => {
    const json = project([image, video], activity, {});
    const { format, exitCode } = await checkInput({ 'in/p.json': json, 'in/a.svg': picture }, 'in');
    expect({ format, exitCode }).toEqual({ format: undefined, exitCode: 2 });
  });
});
