import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useTitle } from '../components/screen.tsx';
import { core } from '../messages/core.ts';
import { settleScroll } from '../navigation.ts';
import { AboutPage } from '../pages/about.tsx';
import { useSite } from '../site-context.ts';
import '../styles/article.css';

export default function AboutScreen(): JSX.Element {
  const { settings } = useSite();
  useTitle(core.about);
  useLayoutEffect(settleScroll, []);
  return <AboutPage settings={settings} version={__BANTIN_VERSION__} />;
}
