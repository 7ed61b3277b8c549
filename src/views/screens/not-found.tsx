import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { paths } from '../../site/paths.ts';
import { outlines } from '../components/icon.tsx';
import { useTitle } from '../components/screen.tsx';
import { Notice } from '../components/states.tsx';
import { notFound as words } from '../messages/not-found.ts';
import { settleScroll } from '../navigation.ts';
import { useHref, useSite } from '../site-context.ts';

export default function NotFoundScreen(): JSX.Element {
  const { base } = useSite();
  const href = useHref();
  useTitle(words.title);
  useLayoutEffect(settleScroll, []);
  return (
    <Notice outline={outlines.search} title={words.title}>
      <p>{words.text}</p>
      <p class="notice-actions">
        <a class="button button-main" href={base}>
          {words.toHome}
        </a>
        <a class="button" href={href(paths.search)}>
          {words.toSearch}
        </a>
      </p>
    </Notice>
  );
}
