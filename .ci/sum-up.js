// Sums up the JSON reports of vitest that are named as arguments. Each test that failed, also one that a second try then passed, is named
// with its message, so that the end of a log says what to look at. A report that is missing counts as a failure, as does a file of tests
// that could not be loaded: its tests are in no count.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

let passed = 0;
let failed = 0;
let skipped = 0;
for (const path of process.argv.slice(2)) {
  const report = readReport(path);
  let unloaded = 0;
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      unloaded++;
      print('NOT LOADED', file.name, file.message);
    }
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (failureMessages.length === 0) continue;
      const word = status === 'failed' ? 'FAILED' : 'PASSED AT A SECOND TRY';
      print(word, `${file.name} > ${fullName}`, failureMessages[0]);
    }
  }
  passed += report.numPassedTests;
  failed += report.numFailedTests + unloaded;
  skipped += report.numPendingTests + report.numTodoTests;
}
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`No report of a test run: ${error.message}`);
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

function print(word, where, message) {
  const lines = message.split('\n').filter((line) => !line.includes('node_modules'));
  console.log([`${word}: ${relative('.', where)}`, ...lines.slice(0, 12)].join('\n    '));
}
