import { spawn } from 'node:child_process';
import { installed } from '../browsers.ts';

export interface VirtualScreen {
  /** `:99`, for the DISPLAY of those who draw on it. */
  display: string;
  close(): void;
}

/** An X server without a screen, on a display number of its own choice. */
export async function startVirtualScreen(): Promise<VirtualScreen> {
  if (!installed.virtualScreen) throw new Error('Xvfb is not installed');
  const server = spawn(
    installed.virtualScreen,
    ['-displayfd', '3', '-screen', '0', '1400x1200x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const display = await new Promise<string>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`));
  });
  return { display, close: () => void server.kill() };
}
