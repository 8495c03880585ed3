// Makes data sets of the formats that bring labels, with a number of units: files, or records of one file.

import { images } from './formats-data/images.js';
import { pages } from './formats-data/pages.js';
import { sounds } from './formats-data/sounds.js';
import { tables } from './formats-data/tables.js';
import { texts } from './formats-data/texts.js';
import { videos } from './formats-data/videos.js';

/** Each takes a new folder and how many times the usual size it is to be; resolves to the input. At ten times that is some 50 MB of labels. */
export const makers = { ...texts, ...sounds, ...videos, ...pages, ...images, ...tables };
