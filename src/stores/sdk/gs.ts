// Bundled apart (build.js), and loaded for inputs in Google Cloud Storage only.
export { Storage } from '@google-cloud/storage';
