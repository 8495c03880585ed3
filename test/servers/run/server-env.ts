/**
 * The environment of a server: nothing of ours that it might obey (both releases read PORT, HOST, LABEL_STUDIO_... and more), files of its
 * own in `home`, and no way out of this machine (update checks and analytics meet a closed port at once, instead of a time-out).
 */
export function serverEnv(home: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env.PATH,
    HOME: home,
    LANG: 'C.UTF-8',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    NO_PROXY: '127.0.0.1,localhost',
    PYTHONUNBUFFERED: '1',
  };
}
