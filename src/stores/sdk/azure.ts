// Bundled apart (build.js), and loaded for inputs in Azure Blob Storage only.
export { AnonymousCredential, BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
