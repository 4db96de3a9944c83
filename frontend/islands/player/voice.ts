import type { Cue } from './cues'
import type { Tones } from './tones'
import { localVoices } from './voices'

export type Sound = 'all' | 'less' | 'tones' | 'off'

export interface VoiceSettings {
  readonly sound: Sound
  /** Name of the chosen voice; empty takes the first that fits. */
  readonly voice: string
  readonly rate: number
  readonly volume_0_1: number
}

/** The part of the browser's speech that is used; tests give their own. */
export interface Speech {
  getVoices(): readonly SpeechSynthesisVoice[]
  speak(utterance: SpeechSynthesisUtterance): void
  cancel(): void
  resume(): void
}

export type MakeUtterance = (text: string) => SpeechSynthesisUtterance

/** Nothing may wait longer than this for a voice that never says that it has ended. */
const LONGEST_MS = 12_000

/**
 * Speaks cues, one at a time. Only voices that live on the device are used, since others send every word to
 * a server. Where there is none, tones lead instead. The words are on the screen in any case.
 */
export class Voice {
  settings: VoiceSettings
  private current: { readonly rank: number; readonly parts: SpeechSynthesisUtterance[]; readonly began_ms: number } | null = null

  constructor(
    private readonly speech: Speech | undefined,
    private readonly make: MakeUtterance,
    private readonly tones: Tones,
    private readonly language: string,
    settings: VoiceSettings,
    private readonly now_ms: () => number = () => Date.now(),
  ) {
    this.settings = settings
  }

  /** Voices of this device that speak the language, the nearest variety first. */
  voices(): readonly SpeechSynthesisVoice[] {
    return localVoices(this.speech?.getVoices() ?? [], this.language)
  }

  get speaks(): boolean {
    return (this.settings.sound === 'all' || this.settings.sound === 'less') && this.voices().length > 0
  }

  /** Whether something is being said now. */
  get busy(): boolean {
    if (this.current && this.now_ms() - this.current.began_ms > LONGEST_MS) this.current = null
    return this.current !== null
  }

  /** Called in the first tap: some browsers speak only if the first words came from one. */
  prime(): void {
    this.tones.prime()
    if (!this.speech) return
    const silent = this.make('')
    silent.volume = 0
    this.speech.resume()
    this.speech.speak(silent)
  }

  /** Say the cues of one moment as one; or sound their tone. */
  cue(cues: readonly Cue[]): void {
    const said = this.speaks ? cues.filter((one) => one.text && !(one.detail && this.settings.sound === 'less')) : []
    if (said.length > 0) {
      const rank = Math.max(...said.map((one) => one.rank))
      this.say(said.map((one) => one.text).join(' '), rank)
      return
    }
    const tone = cues.find((one) => one.tone !== null)?.tone
    const wanted = this.settings.sound === 'tones' || this.settings.sound === 'all' || this.settings.sound === 'less'
    // With a voice, tones only mark what has no words, and never sound into it.
    const fits = !this.speaks || (!this.busy && cues.every((one) => !one.text))
    if (tone && wanted && fits) this.tones.play(tone, this.settings.volume_0_1)
  }

  /** Say something now, over anything of its rank or lower. */
  say(text: string, rank = 3): void {
    const voice = this.voices().find((one) => one.name === this.settings.voice) ?? this.voices()[0]
    if (!this.speech || !voice || !this.speaks) return
    if (this.busy && this.current && this.current.rank > rank) return
    if (this.current) this.speech.cancel()
    const parts = sentences(text).map((part) => this.utterance(part, voice))
    // Held here until the last has ended: some browsers lose utterances that nothing refers to.
    const mine = { rank, parts, began_ms: this.now_ms() }
    this.current = mine
    const over = () => {
      if (this.current === mine) this.current = null
    }
    parts.forEach((part, n) => {
      part.onerror = over
      if (n === parts.length - 1) part.onend = over
      this.speech?.speak(part)
    })
  }

  silence(): void {
    if (this.current) this.speech?.cancel()
    this.current = null
  }

  private utterance(text: string, voice: SpeechSynthesisVoice): SpeechSynthesisUtterance {
    const utterance = this.make(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = this.settings.rate
    utterance.volume = this.settings.volume_0_1
    return utterance
  }
}

/** Short pieces, one sentence each: long utterances stop without a word in some browsers. */
export function sentences(text: string): readonly string[] {
  return text.match(/[^.!?…]+[.!?…]*/g)?.map((part) => part.trim()).filter(Boolean) ?? []
}
