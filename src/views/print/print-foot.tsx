import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { QrCode } from '../components/qr-code.tsx';
import { dayAndTime } from '../format.ts';
import { printing as words } from '../messages/printing.ts';
import { useSite } from '../site-context.ts';
import { fetchPicturesToPrint } from './print-page.ts';

export interface PrintFootProps {
  unit: string;
  publishedAtMs: number | null;
  zone: string | undefined;
  /** The canonical address. */
  url: string;
}

/** What a printed article or album ends with, so that a sheet passed from hand to hand says where it is from. */
export function PrintFoot({ unit, publishedAtMs, zone, url }: PrintFootProps): JSX.Element {
  const { settings } = useSite();
  useEffect(() => {
    addEventListener('beforeprint', fetchPicturesToPrint);
    return () => removeEventListener('beforeprint', fetchPicturesToPrint);
  }, []);
  return (
    <footer class="print-foot">
      <QrCode text={url} label={words.code} isAhead />
      <div>
        <p>{words.source([settings.name, unit].filter(Boolean).join(' – '))}</p>
        {publishedAtMs !== null && <p>{words.posted(...dayAndTime(publishedAtMs, zone))}</p>}
        <p class="print-address">{decodeURI(url)}</p>
        <p>{words.scan}</p>
      </div>
    </footer>
  );
}
