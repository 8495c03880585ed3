import { quoteForPowerShell, quoteForSh } from '../quote-shell.ts';
import { joinNames } from './relative-path.ts';

/** What a server of Label Studio 1.x needs before it shows files by `/data/local-files/` links. */
export interface Serving {
  /** The document root. */
  root: string;
  /** Environment of the server. */
  environment: Record<string, string>;
  /** The source storage to add to the project: type "Local files", with this absolute path, below the document root. */
  storage: { type: 'localfiles'; path: string };
  /** The same for people. */
  lines: (string | { paste: string })[];
}

const ENABLED = 'LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED';
const ROOT = 'LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT';
/** Where the document root is mounted in a container. */
const MOUNT = '/label-studio/files';

/** `names` lead from the root to the folder with the files. */
export function describeServing(
  root: string,
  folder: string,
  names: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Serving {
  const quote = platform === 'win32' ? quoteForPowerShell : quoteForSh;
  return {
    root,
    environment: { [ENABLED]: 'true', [ROOT]: root },
    storage: { type: 'localfiles', path: folder },
    lines: [
      'To show the files, start Label Studio 1.x with this environment:',
      { paste: setEnvironment(root, platform) },
      'or in Docker, with these options:',
      { paste: `-e ${ENABLED}=true -e ${ROOT}=${MOUNT} -v ${quote(`${root}:${MOUNT}`)}` },
      'and give the project a source storage of type Local files (Settings > Cloud Storage; do not sync it) with this path:',
      { paste: folder },
      'or in Docker, this one:',
      { paste: joinNames(MOUNT, names) },
    ],
  };
}

/** A command for the shell of a platform. */
function setEnvironment(root: string, platform: NodeJS.Platform): string {
  return platform === 'win32'
    ? `$env:${ENABLED}='true'; $env:${ROOT}=${quoteForPowerShell(root)}`
    : `export ${ENABLED}=true ${ROOT}=${quoteForSh(root)}`;
}
