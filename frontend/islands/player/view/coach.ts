import type { Script } from '../../../generated/script'
import type { TextKey } from '../../../generated/texts'
import type { Shown } from '../../camera/messages'
import { draw } from '../../camera/overlay'
import { words } from '../lookup'
import { h, setData, setText, show } from './dom'

/** The person's own picture beside the figure: mirrored, with what the camera understood drawn over it. */
export class CoachView {
  readonly root: HTMLElement
  private readonly canvas = h('canvas', { class: 'player-seen', 'aria-hidden': 'true' })
  private readonly picture = h('div', { class: 'player-mirror' })
  private readonly line = h('p', { class: 'player-coach-line' })
  private readonly outline = h('img', { class: 'player-outline', alt: '', hidden: true })
  private readonly again: HTMLButtonElement
  private readonly range: HTMLElement
  private readonly back: HTMLElement

  constructor(script: Script, again: () => void) {
    const t = (key: TextKey) => words(script, key)
    this.again = h('button', { type: 'button', class: 'player-button plain', click: again }, t('coach_again'))
    this.range = meter('range', t('range'), t('range_usual'))
    this.back = meter('back', t('back_line'), t('back_neutral'))
    this.root = h('div', { class: 'player-you', hidden: true, role: 'group', 'aria-label': t('coach_title') },
      this.picture, h('div', { class: 'player-meters' }, this.range, this.back),
      h('div', { class: 'player-coach-say', role: 'status' }, this.line, this.again))
    this.begin()
    this.sentence('', false)
  }

  open(video: HTMLVideoElement): void {
    this.picture.replaceChildren(video, this.canvas, this.outline)
    setData(this.root, 'on', 'true')
    show(this.root, true)
  }

  /** The picture goes; a text that says why may stay for a while. */
  close(text: string): void {
    this.picture.replaceChildren()
    this.begin()
    setData(this.root, 'on', 'false')
    this.sentence(text, false)
    show(this.root, text !== '')
  }

  /** An outline to fit into, while the camera is being placed. */
  fit(image: string): void {
    if (image) this.outline.src = image
    show(this.outline, image !== '')
  }

  /** Another exercise: nothing of the last one stays. */
  begin(): void {
    show(this.range, false)
    show(this.back, false)
  }

  row(row: Float64Array): void {
    draw(this.canvas, row)
  }

  shown(shown: Shown): void {
    fill(this.range, shown.range_0_1, shown.usual_0_1)
    fill(this.back, middled(shown.back), middled(shown.back_neutral))
  }

  sentence(text: string, offer: boolean): void {
    setText(this.line, text)
    show(this.again, offer)
    show(this.line.parentElement as HTMLElement, text !== '' || offer)
  }
}

/** A bar with a mark; what it says is for the eyes of somebody who moves, and is not read out. */
function meter(name: string, label: string, mark: string): HTMLElement {
  return h('div', { class: `player-meter ${name}`, 'aria-hidden': 'true' },
    h('span', { class: 'player-meter-label' }, label),
    h('div', { class: 'player-meter-track' }, h('div', { class: 'player-meter-fill' }), h('div', { class: 'player-meter-mark', title: mark })))
}

const LONGEST = 1.25

function fill(meter: HTMLElement, value: number | null, mark: number | null): void {
  // Between two repetitions the last one stands.
  if (value === null) return
  show(meter, true)
  const part = (one: number) => (Math.min(LONGEST, Math.max(0, one)) / LONGEST).toFixed(3)
  meter.style.setProperty('--value', part(value))
  meter.style.setProperty('--mark', part(mark ?? 0))
  setData(meter, 'marked', String(mark !== null))
}

/** The curve of the back: 0 is straight, and a bar has room for both ways. */
const BACK_SPAN = 0.4
const middled = (curve: number | null) => (curve === null ? null : (0.5 + curve / BACK_SPAN) * LONGEST)
