import type { VoiceSettings } from './voice'

/** What the person has chosen for the player, on this device. */
export interface Settings extends VoiceSettings {
  /** Time to get ready; null leaves the script's. */
  readonly ready_s: number | null
  readonly large_words: boolean
  readonly letter_keys: boolean
  readonly still_figure: boolean
  /** The camera coach comes on with the session. Off until the person turns it on. */
  readonly camera: boolean
}

export const DEFAULTS: Settings = {
  sound: 'all', voice: '', rate: 1, volume_0_1: 1, ready_s: null, large_words: false, letter_keys: true, still_figure: false, camera: false,
}

const PLACE = 'limber-player-settings'
export const READY_S = [5, 10, 15, 20, 30, 45, 60] as const
export const RATES = [0.8, 0.9, 1, 1.1, 1.25] as const

/** Settings as stored; whatever is missing or not understood is as at first. Even asking for the storage may throw. */
export function readSettings(storage: () => Pick<Storage, 'getItem'>): Settings {
  try {
    return checked(JSON.parse(storage().getItem(PLACE) ?? '{}') as Partial<Record<keyof Settings, unknown>>)
  } catch {
    return DEFAULTS
  }
}

export function writeSettings(storage: () => Pick<Storage, 'setItem'>, settings: Settings): void {
  try {
    storage().setItem(PLACE, JSON.stringify(settings))
  } catch {
    // A browser that keeps nothing still plays.
  }
}

function checked(found: Partial<Record<keyof Settings, unknown>>): Settings {
  const flag = (key: 'large_words' | 'letter_keys' | 'still_figure' | 'camera') => (typeof found[key] === 'boolean' ? found[key] : DEFAULTS[key])
  const number = (key: 'rate' | 'volume_0_1', low: number, high: number) => {
    const value = found[key]
    return typeof value === 'number' && value >= low && value <= high ? value : DEFAULTS[key]
  }
  const sound = (['all', 'less', 'tones', 'off'] as const).find((one) => one === found.sound) ?? DEFAULTS.sound
  const ready = found.ready_s
  return {
    sound,
    voice: typeof found.voice === 'string' ? found.voice : '',
    rate: number('rate', 0.5, 2),
    volume_0_1: number('volume_0_1', 0, 1),
    ready_s: typeof ready === 'number' && ready >= 3 && ready <= 60 ? ready : null,
    large_words: flag('large_words'),
    letter_keys: flag('letter_keys'),
    still_figure: flag('still_figure'),
    camera: flag('camera'),
  }
}
