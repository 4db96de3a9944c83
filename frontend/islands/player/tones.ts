import type { Tone } from './cues'

type Note = readonly [frequency_hz: number, from_s: number, length_s: number]

/** Soft, low notes: up means begin, down means rest, two alike mean change sides. */
const NOTES: Readonly<Record<Tone, readonly Note[]>> = {
  ready: [[392, 0, 0.18]],
  start: [[392, 0, 0.14], [523, 0.16, 0.26]],
  rep: [[523, 0, 0.16]],
  phase: [[392, 0, 0.09]],
  side: [[466, 0, 0.14], [466, 0.22, 0.14]],
  rest: [[523, 0, 0.14], [392, 0.16, 0.3]],
  tick: [[330, 0, 0.07]],
  pause: [[330, 0, 0.2]],
  end: [[392, 0, 0.14], [494, 0.15, 0.14], [587, 0.3, 0.4]],
}

export interface Tones {
  /** Called in the first tap: browsers let a page sound only after one. */
  prime(): void
  play(tone: Tone, volume_0_1: number): void
}

/** Tones from the browser's own synthesiser; silent where there is none. */
export function webTones(): Tones {
  let context: AudioContext | null = null
  return {
    prime() {
      try {
        context ??= new AudioContext()
        void context.resume().catch(() => undefined)
      } catch {
        context = null
      }
    },
    play(tone, volume_0_1) {
      if (!context || context.state !== 'running') return
      for (const note of NOTES[tone]) ring(context, note, volume_0_1)
    },
  }
}

function ring(context: AudioContext, [frequency_hz, from_s, length_s]: Note, volume_0_1: number): void {
  const at = context.currentTime + from_s
  const source = new OscillatorNode(context, { type: 'sine', frequency: frequency_hz })
  const loudness = new GainNode(context, { gain: 0 })
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(0.22 * volume_0_1, at + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.0004, at + length_s)
  source.connect(loudness).connect(context.destination)
  source.start(at)
  source.stop(at + length_s + 0.05)
}
