/** Voices of this device that speak the language, the nearest variety first. Others send every word to a server. */
export function localVoices(all: readonly SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice[] {
  const wanted = language.toLowerCase()
  const base = wanted.split('-')[0] ?? wanted
  const tag = (voice: SpeechSynthesisVoice) => voice.lang.toLowerCase().replace('_', '-')
  const fitting = all.filter((one) => one.localService && tag(one).split('-')[0] === base)
  return fitting.sort((a, b) => Number(tag(b) === wanted) - Number(tag(a) === wanted) || Number(b.default) - Number(a.default))
}
