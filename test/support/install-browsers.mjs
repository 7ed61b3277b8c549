// Installs the browsers of the tests where the machine lets us: root on Debian or Ubuntu. With recommended
// packages a font without ơ and ư would come in, and Vietnamese text would mix two fonts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const needed = {
  Chromium: ['/usr/bin/chromium'],
  Firefox: ['/usr/bin/firefox-esr'],
  WebKit: ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'],
};
const packages = 'chromium firefox-esr webkit2gtk-driver xvfb xauth gir1.2-webkit2-4.1 fonts-liberation2'.split(' ');

function missing() {
  return Object.keys(needed).filter((name) => !needed[name].every((path) => existsSync(path)));
}

/** Gives the names of the engines that tests cannot use. Chromium has a substitute in an npm package. */
export function installBrowsers() {
  if (missing().length === 0) return [];
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing browsers (${missing().join(', ')}) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
    if (!apt('-q', 'update') || !apt('-q', 'install', '-y', '--no-install-recommends', ...packages)) {
      console.log('apt-get could not install them.');
    }
  }
  return missing().filter((name) => name !== 'Chromium');
}
