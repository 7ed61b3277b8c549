import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { qrPath } from '../qr-path.ts';

interface QrCodeProps {
  /** What a phone reads from the code, as a rule an address. */
  text: string;
  /** Names the picture to those who do not see it. */
  label: string;
  class?: string;
}

/**
 * A QR code drawn here, without a request: black on white in every theme, since many phones read no inverted code.
 * Its size is that of the box it stands in. Load this file with `import()`: the coder weighs 4 KB.
 */
export function QrCode({ text, label, class: extra }: QrCodeProps): JSX.Element | null {
  const code = useMemo(() => qrPath(text), [text]);
  if (!code) return null;
  const { sizeModules, path } = code;
  return (
    <svg
      class={extra ? `qr-code ${extra}` : 'qr-code'}
      viewBox={`0 0 ${sizeModules} ${sizeModules}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={sizeModules} height={sizeModules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
