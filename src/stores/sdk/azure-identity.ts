// Bundled apart (build.js), and loaded for inputs in Azure without a key only.
export { DefaultAzureCredential } from '@azure/identity';
