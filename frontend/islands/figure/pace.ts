const SLOW_MS = 45
const PAUSE_MS = 250 // a longer gap is nobody moving, not a slow device
const SLOW_FRAMES = 12

/** Watches the time between frames; calls for help after a run of slow ones. */
export function pace(help: () => void): (now: number) => void {
  let before = 0
  let slow = 0
  return (now) => {
    const gap = now - before
    before = now
    if (gap > PAUSE_MS) return
    slow = gap > SLOW_MS ? slow + 1 : 0
    if (slow < SLOW_FRAMES) return
    slow = 0
    help()
  }
}
