import { freePort } from './free-port.ts';
import { launch, type Server } from './server.ts';
import { serverEnv } from './server-env.ts';

/** The legacy token of the only user. */
export const token1x = '0123456789abcdef0123456789abcdef01234567';

/** Who logs in. */
export const user1x = { email: 'test@example.com', password: 'testpw-123456' };

export interface Start1x {
  /** Path of the `label-studio` of 1.x. */
  command: string;
  /** LABEL_STUDIO_BASE_DATA_DIR */
  data: string;
  cwd: string;
  /** What follows `label-studio start`: the folder to migrate, if any. */
  args: string[];
  /** LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT; without it local files are not served. */
  documentRoot?: string;
  /** More of its environment, such as credentials. */
  env?: NodeJS.ProcessEnv;
}

/** Starts Label Studio 1.x with one user, whose token goes with every request. */
export async function startLabelStudio1x(start: Start1x): Promise<Server> {
  const { command, data, cwd, args, documentRoot, env } = start;
  const port = await freePort();
  const user = ['--username', user1x.email, '--password', user1x.password];
  const access = ['--user-token', token1x, '--enable-legacy-api-token'];
  const address = ['--internal-host', '127.0.0.1', '--port', String(port)];
  return launch({
    command,
    args: ['start', ...args, '--no-browser', ...address, ...user, ...access],
    cwd,
    env: { ...env1x(data, documentRoot), ...env },
    port,
    readyPath: '/health',
    headers: { Authorization: `Token ${token1x}` },
  });
}

/** The environment of the commands of 1.x on a data folder. */
export function env1x(data: string, documentRoot?: string): NodeJS.ProcessEnv {
  return {
    ...serverEnv(data),
    LABEL_STUDIO_BASE_DATA_DIR: data,
    LABEL_STUDIO_COLLECT_ANALYTICS: 'false',
    LABEL_STUDIO_LATEST_VERSION_CHECK: 'false',
    SENTRY_DSN: '',
    FRONTEND_SENTRY_DSN: '',
    ...(documentRoot !== undefined && {
      LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED: 'true',
      LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: documentRoot,
    }),
  };
}
