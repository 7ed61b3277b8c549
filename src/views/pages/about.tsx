import type { JSX } from 'preact';
import type { SiteSettings } from '../../site/settings.ts';
import { dayAndTime, dayAndTimeHere, formatCount } from '../format.ts';
import { iosSteps } from '../install/ios-steps.ts';
import { about as words } from '../messages/about.ts';
import { changelog } from '../messages/changelog.ts';
import { core } from '../messages/core.ts';

interface AboutPageProps {
  settings: SiteSettings;
  version: string;
  /** What is on the device; absent where a page is drawn for everybody. */
  state?: StateOnDevice | 'unreadable' | undefined;
}

export interface StateOnDevice {
  articles: number;
  lastSuccessAtMs: number | null;
  newestMs: number | null;
  /** Of the portal. */
  zone: string | undefined;
}

/** Who publishes, how to reach them, and what the app does with the reader's data. */
export function AboutPage({ settings, version, state }: AboutPageProps): JSX.Element {
  const { contact } = settings;
  return (
    <div class="about prose">
      <p class="kicker">{words.title}</p>
      <h1 lang={core.contentLanguage}>{settings.name}</h1>
      {settings.description && <p lang={core.contentLanguage}>{settings.description}</p>}
      {settings.organisation && (
        <>
          <h2>{words.publisher}</h2>
          <p lang={core.contentLanguage}>{settings.organisation}</p>
        </>
      )}
      {(contact.address || contact.phone || contact.email || contact.website) && (
        <>
          <h2>{words.contact}</h2>
          <ul>
            {contact.address && (
              <li>
                {words.address}: <span lang={core.contentLanguage}>{contact.address}</span>
              </li>
            )}
            {contact.phone && (
              <li>
                {words.phone}: <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
              </li>
            )}
            {contact.email && (
              <li>
                {words.email}: <a href={`mailto:${contact.email}`}>{contact.email}</a>
              </li>
            )}
            {contact.website && (
              <li>
                {words.website}:{' '}
                <a href={contact.website} target="_blank" rel="noopener noreferrer">
                  {contact.website}
                </a>
              </li>
            )}
          </ul>
        </>
      )}
      {state && (
        <>
          <h2>{words.stateTitle}</h2>
          {state === 'unreadable' ? <p>{words.unreadable}</p> : <OnDevice {...state} />}
        </>
      )}
      <h2>{words.offlineTitle}</h2>
      <p>{words.offlineText}</p>
      <h2>{words.installTitle}</h2>
      <ul>
        <li>{words.installAndroid}</li>
        <li>
          {words.installIos}
          <ol>
            {iosSteps('safari').map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </li>
      </ul>
      <h2>{words.privacyTitle}</h2>
      <p>{words.privacyText}</p>
      {settings.licence && (
        <>
          <h2>{words.licence}</h2>
          <p lang={core.contentLanguage}>{settings.licence}</p>
        </>
      )}
      <h2>{words.changesTitle}</h2>
      {changelog.releases.map(({ when, changes }) => (
        <section key={when}>
          <h3>{when}</h3>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="facts">{words.version(version)}</p>
    </div>
  );
}

function OnDevice({ articles, lastSuccessAtMs, newestMs, zone }: StateOnDevice): JSX.Element {
  // When the phone fetched is told by its own clock, when an article was posted by the portal's.
  const [day, time] = lastSuccessAtMs === null ? ['', ''] : dayAndTimeHere(lastSuccessAtMs);
  return (
    <ul>
      <li>{words.articlesHere(formatCount(articles))}</li>
      {newestMs !== null && <li>{words.newest(dayAndTime(newestMs, zone)[0])}</li>}
      <li>{day ? words.lastSync(time, day) : words.neverSynced}</li>
    </ul>
  );
}
