import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Bytes that travel as one. */
const PACKET_BYTES = 1460;

export interface SlowNetwork {
  /** Where a browser reaches the server by way of this network. */
  port: number;
  /** That came to the browser since the last `restart()`. */
  readonly receivedBytes: number;
  /** To this port of this machine from now on, with nothing under way. */
  restart(serverPort: number): void;
  close(): Promise<void>;
}

/**
 * A network of one line between a browser and a server, for all that the browser asks for: what Chromium itself slows down
 * is the page alone, not its service worker.
 *
 * @param bitsPerMs of the line to the browser; the other way is not limited
 * @param roundTripMs between the two
 */
export async function startSlowNetwork(bitsPerMs: number, roundTripMs: number): Promise<SlowNetwork> {
  const oneWayMs = roundTripMs / 2;
  const open = new Set<Socket>();
  let serverPort = 0;
  let freeAtMs = 0;
  let receivedBytes = 0;
  const proxy = createServer((browser) => {
    const server = connect(serverPort, '127.0.0.1');
    /** Every write and end in turn: timers of one length keep their order, those of the line grow. */
    const toServer = (act: () => void) => setTimeout(act, oneWayMs);
    const toBrowser = (act: () => void) => setTimeout(act, Math.max(freeAtMs - performance.now(), 0) + oneWayMs);
    browser.on('data', (bytes) => toServer(() => server.writable && server.write(bytes)));
    browser.on('close', () => toServer(() => server.end()));
    server.on('data', (bytes) => {
      receivedBytes += bytes.length;
      for (let from = 0; from < bytes.length; from += PACKET_BYTES) {
        const packet = bytes.subarray(from, from + PACKET_BYTES);
        freeAtMs = Math.max(freeAtMs, performance.now()) + (packet.length * 8) / bitsPerMs;
        toBrowser(() => browser.writable && browser.write(packet));
      }
    });
    server.on('close', () => toBrowser(() => browser.end()));
    browser.on('error', () => server.destroy());
    server.on('error', () => browser.destroy());
    for (const socket of [browser, server]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    port: (proxy.address() as AddressInfo).port,
    get receivedBytes() {
      return receivedBytes;
    },
    restart(port) {
      for (const socket of open) socket.destroy();
      serverPort = port;
      freeAtMs = 0;
      receivedBytes = 0;
    },
    async close() {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
