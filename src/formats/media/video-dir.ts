import { mediaImporter } from './media-dir.ts';

const extensions = [
  '.mp4',
  '.m4v',
  '.webm',
  '.ogv',
  '.mov',
  '.avi',
  '.mkv',
  '.mpg',
  '.mpeg',
  '.wmv',
  '.flv',
  '.3gp',
];

const withPictures = extensions.filter((extension) => extension !== '.webm');

export const videoDir = mediaImporter({
  format: 'video-dir',
  files: 'videos',
  one: 'a video',
  tags: ['Video'],
  extensions,
  tellingIn: ({ areSounds }) => (areSounds?.('.webm') ? withPictures : extensions),
  notIn09: [],
  // The last two play in some browsers, but not in Chrome.
  notShown: ['.avi', '.mkv', '.mpg', '.mpeg', '.wmv', '.flv', '.3gp', '.mov', '.ogv'],
  firstId: 0,
});
