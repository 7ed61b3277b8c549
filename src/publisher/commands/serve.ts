import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PublisherError } from '../publisher-error.ts';
import { createSiteServer, type ServeOptions } from '../serve/site-server.ts';

/**
 * Serves until the process is told to stop. Resolves once the server listens.
 *
 * @throws PublisherError `port-taken`
 */
export async function serve(options: ServeOptions & { port: number }, print: (line: string) => void): Promise<Server> {
  const server = createSiteServer(options);
  server.listen(options.port);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      throw new PublisherError('port-taken', { port: options.port });
    throw error;
  });
  print(`http://localhost:${(server.address() as AddressInfo).port}${options.basePath}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  return server;
}
