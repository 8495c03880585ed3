/** Loads Amazon's client, which would warn of this Node.js on standard error; users cannot do anything about its plans. */
export async function loadS3Sdk(): Promise<typeof import('../sdk/s3.ts')> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return import('../sdk/s3.ts');
}
