import type { Storage } from '../../project/config-json.ts';
import type { InputPath } from '../input/input-path.ts';

const typeOf = { s3: 's3', gs: 'gcs', 'azure-blob': 'azure-blob' } as const;

/**
 * The storage that a project needs so that Label Studio shows what its tasks link to, or reads the same tasks from Redis; undefined when there
 * is none. `isLinked` says whether tasks link to the store of the input.
 */
export function storageOf(
  { store, redis }: Pick<InputPath, 'store' | 'redis'>,
  isLinked: boolean,
  env: NodeJS.ProcessEnv,
): Storage | undefined {
  if (redis) {
    const { address, values } = redis;
    // Label Studio 0.9 stops at other keys, and both at database 0.
    if (!values?.hasNumbers || address.db === 0 || address.prefix === '') return undefined;
    const { host, port, db, prefix } = address;
    return { type: 'redis', path: prefix, params: { host, port, db } };
  }
  if (!store || !isLinked || store.address.kind === 'https') return undefined;
  const { kind, bucket } = store.address;
  const region = kind === 's3' && (env.AWS_REGION || env.AWS_DEFAULT_REGION);
  const prefix = store.prefix.replace(/\/+$/, '');
  return {
    type: typeOf[kind],
    path: bucket,
    // 0.9 skips all objects without a pattern, and 1.x stops without use_blob_urls.
    params: { ...(prefix !== '' && { prefix }), regex: '.*', use_blob_urls: true, ...(region && { region }) },
  };
}
