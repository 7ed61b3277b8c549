export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';
export type AudioFormat = 'mp3' | 'm4a' | 'ogg' | 'wav' | 'flac' | 'aac';

/** What a file is by its first bytes; names and Content-Type come from the same stranger as the file. */
export type Sniffed =
  | { kind: 'picture'; format: PictureFormat }
  | { kind: 'audio'; format: AudioFormat }
  /** Known by name, so that a report can say what was found where a picture was expected. */
  | { kind: 'other'; name: 'heic' | 'svg' | 'html' | 'pdf' | 'bmp' | 'tiff' | 'ico' | 'jxl' | 'empty' | 'unknown' };

/** Recognises a file by the signatures of its format (WHATWG MIME Sniffing, ISO 14496-12 brands). */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: 'other', name: 'empty' };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'picture', format: 'jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'picture', format: 'png' };
  if (/^GIF8[79]a/.test(head)) return { kind: 'picture', format: 'gif' };
  if (head.startsWith('RIFF')) return sniffRiff(head.slice(8, 12));
  if (head.slice(4, 8) === 'ftyp') return sniffBrand(head.slice(8, 12), head.slice(16, 64));
  if (head.startsWith('ID3') || /^\xff[\xfb\xf3\xf2\xfa]/.test(head)) return { kind: 'audio', format: 'mp3' };
  if (/^\xff[\xf0\xf1\xf8\xf9]/.test(head)) return { kind: 'audio', format: 'aac' };
  if (head.startsWith('OggS')) return { kind: 'audio', format: 'ogg' };
  if (head.startsWith('fLaC')) return { kind: 'audio', format: 'flac' };
  return { kind: 'other', name: sniffOther(head) };
}

function sniffRiff(form: string): Sniffed {
  if (form === 'WEBP') return { kind: 'picture', format: 'webp' };
  if (form === 'WAVE') return { kind: 'audio', format: 'wav' };
  return { kind: 'other', name: 'unknown' };
}

function sniffBrand(major: string, compatible: string): Sniffed {
  if (major === 'avif' || major === 'avis' || (major === 'mif1' && compatible.includes('avif')))
    return { kind: 'picture', format: 'avif' };
  if (/^(hei[cxms]|hev[cxm]|mif1|msf1)$/.test(major)) return { kind: 'other', name: 'heic' };
  if (/^(M4A |M4B |mp4[12]|isom|iso[2-6]|dash)$/.test(major)) return { kind: 'audio', format: 'm4a' };
  return { kind: 'other', name: 'unknown' };
}

function sniffOther(head: string) {
  const text = head
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('%pdf')) return 'pdf' as const;
  if (head.startsWith('BM')) return 'bmp' as const;
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff' as const;
  if (head.startsWith('\0\0\x01\0')) return 'ico' as const;
  if (head.startsWith('\xff\x0a') || head.slice(4, 8) === 'JXL ') return 'jxl' as const;
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg|<svg)/.test(text) || text.includes('<svg'))
    return 'svg' as const;
  if (/^<(!doctype|html|head|body|script|!--)/.test(text)) return 'html' as const;
  return 'unknown' as const;
}
