import type { JSX } from 'preact';
import { currentConnection, type PicturePolicy, picturePolicy } from '../store/picture-policy.ts';
import type { Settings } from '../store/schema.ts';
import { HeldFrame, keepShown } from './components/held-frame.tsx';
import { type FrameProps, heldFrame } from './components/picture.tsx';

let chosen: Settings['pictureLoading'] = 'auto';

/** Has pictures loaded by this choice from the next draw on. */
export function holdPictures(choice: Settings['pictureLoading']): void {
  chosen = choice;
  const mayBeHeld = choice !== 'auto' || currentConnection()?.saveData === true;
  // What shows already stays.
  if (mayBeHeld && !heldFrame.component) {
    for (const { complete, naturalWidth, attributes } of document.images) {
      const source = attributes.getNamedItem('src')?.value;
      if (source && complete && naturalWidth > 0) keepShown(source);
    }
  }
  heldFrame.component = mayBeHeld ? WaitingFrame : null;
}

function WaitingFrame(props: FrameProps): JSX.Element {
  return <HeldFrame {...props} policyNow={policyNow} />;
}

/** What the choice comes to with the network of the moment. */
function policyNow(): PicturePolicy {
  return picturePolicy(chosen, currentConnection());
}
