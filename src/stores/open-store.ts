import type { Context } from '../context.ts';
import type { StoreAddress } from './address.ts';
import type { Store } from './store.ts';

/** Connects to a store, with the client of its kind, which is loaded only now. */
export async function openStore(address: StoreAddress, context: Context): Promise<Store> {
  switch (address.kind) {
    case 's3':
      return (await import('./s3/open-s3.ts')).openS3(address, context);
    case 'gs':
      return (await import('./gs/open-gs.ts')).openGs(address, context);
    case 'azure-blob':
      return (await import('./azure/open-azure.ts')).openAzure(address, context);
    case 'https':
      return (await import('./https/open-https.ts')).openHttps(address, context);
  }
}
