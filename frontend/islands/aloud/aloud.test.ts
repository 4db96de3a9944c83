import { describe, expect, it } from 'vitest'
import { Reader, sentences } from './reader'

const voice = (lang: string, localService = true) => ({ lang, localService, default: false, name: lang }) as SpeechSynthesisVoice

function room(voices: SpeechSynthesisVoice[]) {
  const said: SpeechSynthesisUtterance[] = []
  let changes = 0
  const speech = { getVoices: () => voices, speak: (one: SpeechSynthesisUtterance) => void said.push(one), cancel: () => void said.splice(0) }
  const reader = new Reader(speech, (text) => ({ text }) as SpeechSynthesisUtterance, () => (changes += 1))
  return { reader, said, changes: () => changes }
}

describe('reading aloud', () => {
  it('says sentence by sentence', () => {
    expect(sentences('Keep moving. A walk counts! Does it?')).toEqual(['Keep moving.', 'A walk counts!', 'Does it?'])
    expect(sentences("Tap 'This hurts' now")).toEqual(["Tap 'This hurts' now"])
  })

  it('uses voices of the device only', () => {
    expect(room([voice('en-GB', false)]).reader.speaks('en')).toBe(false)
    expect(room([voice('de-DE')]).reader.speaks('en')).toBe(false)
    const { reader, said } = room([voice('en-GB', false), voice('en-US')])
    reader.read([{ text: 'Keep moving. It helps.', language: 'en' }])
    expect(said.map((one) => [one.text, one.lang])).toEqual([['Keep moving.', 'en-US'], ['It helps.', 'en-US']])
  })

  it('leaves out what no voice can say', () => {
    const { reader, said } = room([voice('en-US')])
    reader.read([{ text: 'Was du tun kannst', language: 'de' }, { text: 'Walk.', language: 'en' }])
    expect(said.map((one) => one.text)).toEqual(['Walk.'])
  })

  it('ends by itself, or when it is stopped', () => {
    const { reader, said, changes } = room([voice('en-US')])
    const parts = [{ text: 'One. Two.', language: 'en' }]
    reader.read(parts)
    expect(reader.reading).toBe(true)
    said.at(-1)?.onend?.({} as SpeechSynthesisEvent)
    expect(reader.reading).toBe(false)
    reader.read(parts)
    reader.stop()
    expect(reader.reading).toBe(false)
    expect(said).toEqual([])
    expect(changes()).toBe(4)
  })

  it('is not ended by the words of an earlier run', () => {
    const { reader, said } = room([voice('en-US')])
    const parts = [{ text: 'One.', language: 'en' }]
    reader.read(parts)
    const earlier = said[0]
    reader.read(parts)
    earlier?.onerror?.({} as SpeechSynthesisErrorEvent)
    expect(reader.reading).toBe(true)
  })
})
