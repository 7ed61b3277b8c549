import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';

const MAX_SCALE = 5;
/** A finger must move this far, in CSS pixels, before the picture is leafed or pulled away. */
const SWIPE_PX = 48;
const DOUBLE_TAP_MS = 300;

interface Gestures {
  /** −1 for the previous picture, 1 for the next. */
  onSwipe: (direction: -1 | 1) => void;
  onPullDown: () => void;
}

interface Zoom {
  reset(): void;
  /** Zooms about the middle of the stage. */
  by(factor: number): void;
}

interface Point {
  x: number;
  y: number;
}

/**
 * Pinch, double tap, drag and swipe on the first child of a stage. The place is kept outside of the drawn tree and
 * set as a transform, so a finger's move costs no drawing of components.
 */
export function useZoom(stage: RefObject<HTMLElement | null>, gestures: Gestures): Zoom {
  const latest = useRef(gestures);
  latest.current = gestures;
  const place = useRef({ scale: 1, x: 0, y: 0 });

  const zoom = useMemo(() => {
    function apply(): void {
      const picture = stage.current?.firstElementChild;
      if (!(picture instanceof HTMLElement) || !stage.current) return;
      const { scale } = place.current;
      // Not further than the picture's edge to the stage's edge.
      const slackX = Math.max(0, (picture.offsetWidth * scale - stage.current.clientWidth) / 2);
      const slackY = Math.max(0, (picture.offsetHeight * scale - stage.current.clientHeight) / 2);
      place.current.x = scale === 1 ? 0 : clamp(place.current.x, -slackX, slackX);
      place.current.y = scale === 1 ? 0 : clamp(place.current.y, -slackY, slackY);
      const { x, y } = place.current;
      picture.style.transform = scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${scale})`;
    }
    return {
      apply,
      reset() {
        place.current = { scale: 1, x: 0, y: 0 };
        apply();
      },
      by(factor: number, about: Point = { x: 0, y: 0 }) {
        const { scale, x, y } = place.current;
        const next = clamp(scale * factor, 1, MAX_SCALE);
        const ratio = next / scale;
        place.current = { scale: next, x: about.x - (about.x - x) * ratio, y: about.y - (about.y - y) * ratio };
        apply();
      },
    };
  }, [stage]);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const fingers = new Map<number, Point>();
    let start: Point = { x: 0, y: 0 };
    let moved = false;
    let lastTapAtMs = 0;

    const fromMiddle = ({ x, y }: Point): Point => {
      const box = element.getBoundingClientRect();
      return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 };
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (fingers.size === 1) {
        start = { x: event.clientX, y: event.clientY };
        moved = false;
      } else moved = true;
    };
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = { x: event.clientX, y: event.clientY };
      if (fingers.size === 2) {
        const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1] ?? before;
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        zoom.by(distance(now, other) / Math.max(1, distance(before, other)), fromMiddle(middle));
      } else if (place.current.scale > 1) {
        place.current.x += now.x - before.x;
        place.current.y += now.y - before.y;
        zoom.apply();
        moved = true;
      }
      fingers.set(event.pointerId, now);
    };
    const up = (event: PointerEvent) => {
      if (!fingers.delete(event.pointerId) || fingers.size > 0 || event.type === 'pointercancel' || moved) return;
      const dx = event.clientX - start.x;
      const dy = event.clientY - start.y;
      if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 1.5 * Math.abs(dy)) latest.current.onSwipe(dx < 0 ? 1 : -1);
      else if (dy > 2 * SWIPE_PX && dy > 1.5 * Math.abs(dx)) latest.current.onPullDown();
      else if (Math.hypot(dx, dy) < 12) {
        const doubled = event.timeStamp - lastTapAtMs < DOUBLE_TAP_MS;
        lastTapAtMs = doubled ? 0 : event.timeStamp;
        if (doubled && place.current.scale > 1) zoom.reset();
        else if (doubled) zoom.by(2.5, fromMiddle({ x: event.clientX, y: event.clientY }));
      }
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom.by(event.deltaY < 0 ? 1.2 : 1 / 1.2, fromMiddle({ x: event.clientX, y: event.clientY }));
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('wheel', wheel);
    };
  }, [stage, zoom]);

  return zoom;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
