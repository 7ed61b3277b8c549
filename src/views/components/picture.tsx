import type { ComponentType, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Picture } from '../../feed/article.ts';
import { type PictureVariant, pictureVariants } from '../../site/picture-variants.ts';
import { core } from '../messages/core.ts';
import { useSite } from '../site-context.ts';
import { toTryAgain } from '../try-again.ts';
import { Icon, outlines } from './icon.tsx';

export interface FrameProps {
  picture: Picture | null;
  /** `cover` crops to the frame; `whole` keeps the picture's own shape. */
  fit: 'cover' | 'whole';
  /** True for pictures of the first screen, which must not wait for a scroll. */
  eager?: boolean;
  /** An ornament beside a title that already says everything. */
  decorative?: boolean;
  /** Width it will be drawn at, as in `sizes`; the whole screen by default. */
  sizes?: string;
  class?: string;
  /** Draws something around the frame, as the button that opens the picture; only where the picture is loaded. */
  around?: (frame: JSX.Element) => JSX.Element;
}

/** What stands in for frames while pictures wait for a tap; `hold-pictures.tsx` sets it, for those who want that. */
export const heldFrame: { component: ComponentType<FrameProps> | null } = { component: null };

/** A picture, or its place where the reader saves data. */
export function PictureFrame(props: FrameProps): JSX.Element {
  // Drawn again when the whole page is: what holds pictures has changed then.
  useSite();
  const Frame = heldFrame.component ?? LoadedFrame;
  return <Frame {...props} />;
}

/**
 * A picture in a box that has its final size before the first byte arrives. Pictures of other origins are never
 * requested (the policy forbids it), and one that fails leaves a quiet mark instead of a broken icon.
 */
export function LoadedFrame({
  picture,
  fit,
  eager,
  decorative,
  sizes = '100vw',
  class: extra,
  around = (frame) => frame,
}: FrameProps): JSX.Element {
  const { origin } = useSite();
  const [failedSource, setFailedSource] = useState('');
  const frameClass = `frame frame-${fit}${extra ? ` ${extra}` : ''}`;
  if (!picture?.src.startsWith(`${origin}/`) || failedSource === picture.src) {
    return around(
      <span class={`${frameClass} frame-missing`}>
        <Icon outline={outlines.album} />
      </span>,
    );
  }
  const variants = pictureVariants(picture.src);
  const image = (
    <img
      src={picture.src}
      {...(variants ? { srcset: sourceSet(variants.jpeg), sizes } : {})}
      alt={decorative ? '' : picture.alt || picture.caption}
      lang={core.contentLanguage}
      width={picture.width ?? 4}
      height={picture.height ?? 3}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      onError={() => {
        setFailedSource(picture.src);
        toTryAgain.add(() => setFailedSource(''));
      }}
    />
  );
  return around(
    <span class={frameClass}>
      {variants ? (
        <picture>
          <source type="image/avif" srcset={sourceSet(variants.avif)} sizes={sizes} />
          {image}
        </picture>
      ) : (
        image
      )}
    </span>,
  );
}

function sourceSet(variants: PictureVariant[]): string {
  return variants.map(({ url, width }) => `${url} ${width}w`).join(', ');
}
