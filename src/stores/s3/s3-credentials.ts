import { loadS3Sdk } from './load-sdk.ts';
import { explainS3 } from './s3-problem.ts';

/** Keys for S3. */
export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  /** With temporary keys, which expire. */
  sessionToken?: string | undefined;
}

/** The credentials that the programs of Amazon find on this machine. Throws a UserError when there are none. */
export async function findS3Credentials(address: string, bucket: string): Promise<S3Credentials> {
  const { S3Client } = await loadS3Sdk();
  const client = new S3Client({ region: 'us-east-1' });
  try {
    return await client.config.credentials();
  } catch (error) {
    throw explainS3(error, address, bucket) ?? error;
  } finally {
    client.destroy();
  }
}
