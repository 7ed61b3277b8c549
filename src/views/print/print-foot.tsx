import { type JSX, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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
  const code = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // At once, by a root of its own: the browser prints what stands when the last listener returns. Not before, since few
    // articles are ever printed, and to draw a code takes a cheap phone 100 ms.
    const prepare = () => {
      fetchPicturesToPrint();
      if (code.current) render(<QrCode text={url} label={words.code} />, code.current);
    };
    const paper = matchMedia('print');
    addEventListener('beforeprint', prepare);
    // A preview may ask for the paper's styles alone.
    paper.addEventListener('change', prepare);
    return () => {
      removeEventListener('beforeprint', prepare);
      paper.removeEventListener('change', prepare);
    };
  }, [url]);
  return (
    <footer class="print-foot">
      <div ref={code} class="print-code" />
      <div>
        <p>{words.source([settings.name, unit].filter(Boolean).join(' – '))}</p>
        {publishedAtMs !== null && <p>{words.posted(...dayAndTime(publishedAtMs, zone))}</p>}
        <p class="print-address">{decodeURI(url)}</p>
        <p>{words.scan}</p>
      </div>
    </footer>
  );
}
