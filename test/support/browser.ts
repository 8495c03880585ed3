import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and others put it, unless LSIMPORT_CHROMIUM names another. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts Chromium without a window. Throws where there is none; whoever starts it closes it. */
export function openBrowser(): Promise<Browser> {
  const named = process.env.LSIMPORT_CHROMIUM;
  const executablePath = named ?? places.find(existsSync);
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new Error(
      `No Chromium at ${named ?? places.join(', ')}. Install it (apt-get install chromium), or name it in LSIMPORT_CHROMIUM.`,
    );
  }
  return chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root, who runs the tests in containers. Media play without a click.
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}
