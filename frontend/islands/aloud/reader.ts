import { localVoices } from '../player/voices'

/** One part of a page that is said: its words and its language. */
export interface Part {
  readonly text: string
  readonly language: string
}

/** The part of the browser's speech that is used; tests give their own. */
export interface Speech {
  getVoices(): readonly SpeechSynthesisVoice[]
  speak(utterance: SpeechSynthesisUtterance): void
  cancel(): void
}

/** Browsers fall silent in long texts, so every sentence is an utterance of its own. */
export function sentences(text: string): string[] {
  return text.match(/[^.?!]+[.?!]*['’"”)]*\s*/gu)?.map((one) => one.trim()).filter(Boolean) ?? []
}

/** Reads parts of a page aloud with voices of the device only. */
export class Reader {
  private run = 0
  reading = false

  constructor(
    private readonly speech: Speech,
    private readonly make: (text: string) => SpeechSynthesisUtterance,
    private readonly changed: () => void,
  ) {}

  /** Whether the device has a voice for the language. */
  speaks(language: string): boolean {
    return localVoices(this.speech.getVoices(), language).length > 0
  }

  read(parts: readonly Part[]): void {
    this.stop()
    const run = ++this.run
    const said = parts.flatMap((part) => {
      const voice = localVoices(this.speech.getVoices(), part.language)[0]
      return voice ? sentences(part.text).map((text) => this.utterance(text, voice)) : []
    })
    const last = said.at(-1)
    if (!last) return
    const over = () => {
      if (run === this.run) this.stop()
    }
    last.onend = over
    for (const one of said) one.onerror = over
    this.set(true)
    for (const one of said) this.speech.speak(one)
  }

  stop(): void {
    this.run += 1
    this.speech.cancel()
    this.set(false)
  }

  private utterance(text: string, voice: SpeechSynthesisVoice): SpeechSynthesisUtterance {
    const made = this.make(text)
    made.voice = voice
    made.lang = voice.lang
    return made
  }

  private set(reading: boolean): void {
    if (this.reading === reading) return
    this.reading = reading
    this.changed()
  }
}
