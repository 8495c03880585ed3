import type { Context } from '../context.ts';
import type { StoreAddress } from './address.ts';
import type { Store } from './store.ts';

/** Connects to a store, with the client of its kind, which is loaded only now. */
export async function openStore(address: StoreAddress, context: Context): Promise<Store> {
  const { openS3 } = await import('./s3/open-s3.ts');
  return openS3(address, context);
}
