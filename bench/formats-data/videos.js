// Tracks in videos.

import { join } from 'node:path';
import { box, corners, label, many, write } from './common.js';

const mot = (path, times) => {
  const rows = (s) =>
    many(300, (f) =>
      many(10, (k) => `${f + 1},${k + 1},${box(k + s)[0]},${box(f)[1]},40,20,1,1,1\n`).join(''),
    ).join('');
  for (let s = 0; s < 60 * times; s++) {
    write(
      join(path, `S${s}/seqinfo.ini`),
      `[Sequence]\nname=S${s}\nframeRate=30\nseqLength=300\nimWidth=640\nimHeight=480\n`,
    );
    write(join(path, `S${s}/gt/gt.txt`), rows(s));
    write(join(path, `S${s}/S${s}.mp4`), '');
  }
  return path;
};

const cvatTrack = (i) =>
  `<track id="${i}" label="${label(i)}" source="manual">${many(300, (f) => {
    const [x, y, r, b] = corners(i + f);
    return `<box frame="${f}" keyframe="1" outside="0" occluded="0" xtl="${x}.00" ytl="${y}.00" xbr="${r}.00" ybr="${b}.00"></box>`;
  }).join('\n')}</track>\n`;
const cvatVideo = (path, times) => {
  const head =
    '<annotations><version>1.1</version><meta><task><size>300</size><source>road.mp4</source><original_size><width>640</width><height>480</height></original_size></task></meta>\n';
  for (let i = 0; i < 30 * times; i++) {
    write(join(path, `v${i}/annotations.xml`), `${head}${many(5, cvatTrack).join('')}</annotations>`);
    write(join(path, `v${i}/road.mp4`), '');
  }
  return path;
};

export const videos = {
  mot,
  'cvat-video': cvatVideo,
};
