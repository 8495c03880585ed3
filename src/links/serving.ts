import { quoteForCmd, quoteForPowerShell, quoteForSh } from '../quote-shell.ts';
import { joinNames } from './relative-path.ts';

/** What a server of Label Studio 1.x needs before it shows files by `/data/local-files/` links. */
export interface Serving {
  /** Environment of the server. */
  environment: Record<string, string>;
  /** The source storage to add to the project: type "Local files", with this absolute path, below the document root. */
  storage: { type: 'localfiles'; path: string };
  /** The same for people. */
  lines: string[];
}

const ENABLED = 'LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED';
const ROOT = 'LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT';
/** Where the document root is mounted in a container. */
const MOUNT = '/label-studio/files';

/** `names` lead from the root to the folder with the files. */
export function describeServing(root: string, folder: string, names: readonly string[]): Serving {
  const sh = quoteForSh(root);
  return {
    environment: { [ENABLED]: 'true', [ROOT]: root },
    storage: { type: 'localfiles', path: folder },
    lines: [
      'To show the files, start Label Studio 1.x with this environment:',
      `  sh:         export ${ENABLED}=true ${ROOT}=${sh}`,
      `  PowerShell: $env:${ENABLED}='true'; $env:${ROOT}=${quoteForPowerShell(root)}`,
      `  cmd:        set "${ENABLED}=true" & set ${quoteForCmd(`${ROOT}=${root}`)}`,
      `  docker:     -e ${ENABLED}=true -e ${ROOT}=${MOUNT} -v ${quoteForSh(`${root}:${MOUNT}`)}`,
      'and give the project a source storage of type Local files (Settings, Cloud Storage; do not sync it) with the path',
      `  ${folder}`,
      `  docker:     ${joinNames(MOUNT, names)}`,
    ],
  };
}
