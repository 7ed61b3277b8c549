import { setTimeout as delay } from 'node:timers/promises';
import type { NetworkFault } from '../support/network-faults.ts';
import type { Reader } from '../support/reader/reader.ts';
import type { TestSite } from '../support/servers.ts';

/** One fault that is tried in one phase, with a browser and a site of its own. */
export interface Trial {
  reader: Reader;
  site: TestSite;
  fault: NetworkFault;
  /** Puts the fault upon these paths. */
  harm(path: string | RegExp): void;
  /** The same for code, without leave to be kept for a year: browsers keep code of a wrong type, and Firefox garbled code as well. */
  harmCode(path: string | RegExp): void;
  /** The browser is told of it; nothing is told of an answer that is still on its way. */
  isTold: boolean;
  /** A folder with the app as a later build would be. */
  nextBuild: string;
}

/** Every connection of before is cut; the loopback never goes away for the browser, so it is told that the network is back. */
export async function makeWell({ reader, site }: Trial, stays: () => void = () => undefined): Promise<void> {
  await site.stop();
  site.clear();
  stays();
  await site.start();
  // A page that is being loaded anew gives the driver no answer, and needs not be told.
  await reader
    .evaluate(() => {
      dispatchEvent(new Event('online'));
    })
    .catch((error) => console.warn('not told that the network is back', error));
}

/** Waits for it; asks for a sync as a reader does who has been told that the last one failed. */
export async function seeOrAsk(reader: Reader, isSeen: () => Promise<boolean>): Promise<void> {
  await seeOrTap(reader, 'Cập nhật ngay', isSeen);
}

/** Waits for it, and taps the button, or link, whenever it is there. */
export async function seeOrTap(
  reader: Reader,
  name: string,
  isSeen: () => Promise<boolean>,
  role: 'button' | 'link' = 'button',
): Promise<void> {
  for (const end = Date.now() + 60_000; !(await isSeen()); await delay(500)) {
    if (Date.now() > end) throw new Error('not well again within a minute');
    if (await reader.sees(role, name)) await reader.tap(role, name).catch(() => undefined);
  }
}

/** What the status line says of a sync that failed, or of one under way where the fault is none that a browser tells of. */
export async function seeTold({ reader, isTold }: Trial): Promise<void> {
  const told = () => reader.seeText(/Không tải được|Đang ngoại tuyến/);
  // Three tries with their waits, on a busy machine.
  if (isTold) await told().catch(told);
  else await reader.seeText(/Đang (tải tin|cập nhật)/);
}
