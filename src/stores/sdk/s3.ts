// Bundled apart (build.js), and loaded for inputs in S3 only.
export {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
