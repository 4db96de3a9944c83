import { beforeEach, describe, expect, test } from 'vitest'
import texts from '../../generated/texts.en.json'
import type { Script } from '../../generated/script'
import { cues, standingCaption, type Cue, type Tone } from './cues'
import * as engine from './engine'
import { fastMarch, floorScript, script, standingScript } from './fixtures'
import { initial, type State } from './state'
import { Voice, sentences, type Sound, type Speech } from './voice'

interface Utterance {
  text: string
  onend?: () => void
  onerror?: () => void
  [name: string]: unknown
}

const voiceNamed = (name: string, lang: string, localService = true) =>
  ({ name, lang, localService, default: false, voiceURI: name }) as SpeechSynthesisVoice

/** A browser's speech that says each utterance until it is told to end. */
class FakeSpeech implements Speech {
  queue: Utterance[] = []
  said: string[] = []
  cancelled = 0
  constructor(private readonly known: SpeechSynthesisVoice[] = [voiceNamed('Ann', 'en-GB')]) {}
  getVoices = () => this.known
  speak(utterance: SpeechSynthesisUtterance) {
    const mine = utterance as unknown as Utterance
    if (mine.text) this.said.push(mine.text)
    this.queue.push(mine)
  }
  cancel() {
    this.cancelled += 1
    const cut = this.queue
    this.queue = []
    for (const one of cut) one.onerror?.()
  }
  resume() {}
  end() {
    const done = this.queue
    this.queue = []
    for (const one of done) one.onend?.()
  }
}

let speech: FakeSpeech
let sounded: Tone[]
let now_ms: number

beforeEach(() => {
  speech = new FakeSpeech()
  sounded = []
  now_ms = 0
})

function voice(sound: Sound = 'all', language = 'en'): Voice {
  const tones = { prime: () => undefined, play: (tone: Tone) => void sounded.push(tone) }
  const make = (text: string) => ({ text }) as unknown as SpeechSynthesisUtterance
  return new Voice(speech, make, tones, language, { sound, voice: '', rate: 1, volume_0_1: 1 }, () => now_ms)
}

const cue = (text: string, more: Partial<Cue> = {}): Cue => ({ text, rank: 1, detail: false, tone: null, ...more })

/** Everything that is said from the first tap, with the second it is said at. */
function spoken(script: Script, seconds: number, act: (state: State, s: number) => State = (state) => state): string[] {
  const lines: string[] = []
  let state = initial(script)
  const hear = (after: State, s: number) => {
    const said = cues(script, state, after).map((one) => one.text || `(${one.tone})`).join(' ')
    if (said) lines.push(`${Math.round(s)} ${said}`)
    state = after
  }
  hear(engine.start(script, state).state, 0)
  for (let n = 1; n <= seconds * 10; n++) {
    hear(engine.tick(script, state, 0.1).state, n / 10)
    hear(act(state, n / 10), n / 10)
  }
  return lines
}

const floor = floorScript(texts)
const standing = standingScript(texts)

describe('what is said', () => {
  test('a set with holds: the phases, the count, the last one', () => {
    expect(spoken(floor, 46)).toEqual([
      '0 Bridge. Lie on your back with your knees bent.',
      '2 (tick)', '3 (tick)', '4 (tick)',
      '5 Five times. Press through your heels and lift.',
      '7 Hold, and keep breathing.', '11 Lower, bone by bone.',
      '13 2. Press through your heels and lift.', '15 Hold, and keep breathing.', '19 Lower, bone by bone.',
      '21 3. Press through your heels and lift.', '23 Hold, and keep breathing.', '27 Lower, bone by bone.',
      '29 4. Press through your heels and lift.', '31 Hold, and keep breathing.', '35 Lower, bone by bone.',
      '37 Last one. Press through your heels and lift.', '39 Hold, and keep breathing.', '43 Lower, bone by bone.',
      '45 Rest. Twenty seconds.',
    ])
  })

  test('the rest tells when it goes on', () => {
    expect(spoken(floor, 66).slice(-5)).toEqual([
      '60 Starting in 5.', '62 (tick)', '63 (tick)', '64 (tick)',
      '65 Second set. Press through your heels and lift.',
    ])
  })

  test('the change of side is announced before it comes', () => {
    const side = spoken(floor, 48, (state, s) => (s === 1 ? engine.skip(floor, state).state : state))
    const change = side.findIndex((line) => line.endsWith('Change sides.'))
    expect(side.slice(change - 3, change + 1)).toEqual([
      '33 Last one, then change sides. Reach your right arm and left leg.', '35 Hold.', '40 Back to the middle.', '42 Change sides.',
    ])
  })

  test('alternating sides name the side', () => {
    expect(spoken(standing, 12.5).slice(4)).toEqual([
      '5 Six steps. Right knee up.', '6 (phase)', '7 2. Left knee up.', '8 (phase)', '9 3. Right knee up.',
      '10 (phase)', '11 4. Left knee up.', '12 (phase)',
    ])
  })

  test('breathing is led aloud four times, then it is quiet until the half', () => {
    const lines = spoken(floor, 60 + 10, (state, s) => (s <= 0.2 ? engine.skip(floor, state).state : state))
    expect(lines.filter((line) => line.includes('Breathe in through'))).toHaveLength(4)
    expect(lines.some((line) => line.includes('Half way.'))).toBe(true)
  })

  test('the steps of a march are not counted aloud', () => {
    const march = script('0198c5a0-0000-7000-8000-000000000003', 'A march', 2, [fastMarch], texts)
    expect(spoken(march, 84).slice(4)).toEqual(['5 For 78 seconds.', '44 Half way.', '80 (tick)', '81 (tick)', '82 (tick)', '83 How was that?'])
  })

  test('a long bout tells the last minute', () => {
    const lines = spoken(standing, 200, (state, s) => (s === 0.1 ? engine.skip(standing, state).state : state))
    expect(lines).toContain('125 One more minute.')
  })

  test('a pause is said once, and after it the caption is that of the moment', () => {
    const lines = spoken(floor, 12, (state, s) => (s === 8 ? engine.pause(floor, state, 'person').state : state))
    expect(lines.filter((line) => line.endsWith('Paused'))).toHaveLength(1)
    const state = engine.tick(floor, engine.start(floor, initial(floor)).state, 8).state
    expect(standingCaption(floor, state)).toBe('Hold, and keep breathing.')
  })
})

describe('how it is said', () => {
  test('only voices of the device, in the language, the same variety first', () => {
    speech = new FakeSpeech([
      voiceNamed('Cloud', 'en-US', false), voiceNamed('Anna', 'de-DE'), voiceNamed('Kate', 'en-GB'), voiceNamed('Sam', 'en_US'),
    ])
    expect(voice('all', 'en-US').voices().map((one) => one.name)).toEqual(['Sam', 'Kate'])
    expect(voice('all', 'fr').voices()).toEqual([])
    expect(voice('all', 'fr').speaks).toBe(false)
  })

  test('one utterance for each sentence, and the next cue silences a stale one', () => {
    const one = voice()
    one.cue([cue('Bridge. Lie on your back.', { rank: 2 })])
    expect(speech.said).toEqual(['Bridge.', 'Lie on your back.'])
    one.cue([cue('Go on.', { rank: 2 })])
    expect(speech.cancelled).toBe(1)
    expect(speech.queue.map((u) => u.text)).toEqual(['Go on.'])
  })

  test('a count never cuts an introduction short, and a danger cuts everything', () => {
    const one = voice()
    one.cue([cue('Bridge. Lie down.', { rank: 2 })])
    one.cue([cue('2.')])
    expect(speech.cancelled).toBe(0)
    one.say('Stop. Call 112.')
    expect(speech.said).toEqual(['Bridge.', 'Lie down.', 'Stop.', 'Call 112.'])
    speech.end()
    one.cue([cue('3.')])
    expect(speech.said.at(-1)).toBe('3.')
  })

  test('never a tone into the voice', () => {
    const one = voice()
    one.cue([cue('Lift.')])
    one.cue([cue('', { tone: 'tick' })])
    expect(sounded).toEqual([])
    speech.end()
    one.cue([cue('', { tone: 'tick' })])
    expect(sounded).toEqual(['tick'])
  })

  test('says less: the counts stay, the details go', () => {
    const one = voice('less')
    one.cue([cue('2.'), cue('Press through your heels.', { detail: true })])
    expect(speech.said).toEqual(['2.'])
  })

  test.each<[Sound, SpeechSynthesisVoice[], Tone[]]>([
    ['all', [], ['rep']],
    ['tones', [voiceNamed('Ann', 'en-GB')], ['rep']],
    ['off', [voiceNamed('Ann', 'en-GB')], []],
  ])('sound %s with voices %o gives the tones %o and no words', (sound, voices, tones) => {
    speech = new FakeSpeech(voices)
    voice(sound).cue([cue('2.', { tone: 'rep' }), cue('Lift.')])
    expect(sounded).toEqual(tones)
    expect(speech.said).toEqual([])
  })

  test('a voice that never ends holds nothing up for long', () => {
    const one = voice()
    one.cue([cue('Bridge.', { rank: 2 })])
    now_ms = 13_000
    expect(one.busy).toBe(false)
  })

  test('the first tap speaks silence, so that later words are allowed', () => {
    voice().prime()
    expect(speech.queue).toMatchObject([{ text: '', volume: 0 }])
  })

  test('sentences are kept whole', () => {
    expect(sentences('Last one, then change sides. Reach out! 4')).toEqual(['Last one, then change sides.', 'Reach out!', '4'])
  })
})
