/** A figure that plays its clip by itself, for pages of the library. Loads its parts when it is asked for. */

import type { FigureView, Side } from './figure'

interface Words {
  readonly open: string
  readonly play: string
  readonly pause: string
  readonly left: string
  readonly right: string
}

const ENGLISH: Words = { open: 'Turn the figure', play: 'Play', pause: 'Pause', left: 'Turn left', right: 'Turn right' }
const BUTTON_DEG = 30

/**
 * Offer a figure that can be turned in place of the moving picture inside `root`. What draws it is twenty times the
 * size of everything else on the page, so it comes only when somebody wants it.
 */
export function playLoop(root: HTMLElement): void {
  const offer = document.createElement('div')
  offer.className = 'figure-controls'
  const button = document.createElement('button')
  button.type = 'button'
  button.append(drawn(TURN_RIGHT), ` ${{ ...ENGLISH, ...readWords(root) }.open}`)
  button.addEventListener('click', () => {
    button.disabled = true
    start(root)
      .catch(() => root.setAttribute('data-figure', 'picture'))
      .finally(() => {
        offer.remove()
        root.querySelector<HTMLElement>('.figure-controls button')?.focus()
      })
  })
  offer.append(button)
  root.append(offer)
}

async function start(root: HTMLElement): Promise<void> {
  const { clip: clipAt, shape: shapeAt } = root.dataset
  if (!clipAt || !shapeAt) throw new TypeError('figure: expected data-clip and data-shape')
  const load = async (address: string): Promise<unknown> => {
    const answer = await fetch(address)
    if (!answer.ok) throw new TypeError(`figure: expected ${address} to be there`)
    return answer.json()
  }
  const [{ createFigure, moment, readClip, readShape, reel }, shapeData, clipData] = await Promise.all([
    import('./figure'),
    load(shapeAt),
    load(clipAt),
  ])
  const shape = readShape(shapeData)
  const clip = readClip(clipData)
  const picture = root.querySelector('img')
  const host = document.createElement('div')
  host.className = 'figure-3d'
  root.append(host)
  const label = picture?.alt || root.dataset['label']
  const figure = createFigure(host, shape, label ? { label } : {})
  if (!figure) {
    host.remove()
    root.setAttribute('data-figure', 'picture')
    return
  }
  figure.show(clip, (root.dataset['side'] as Side | undefined) ?? 'right')
  const film = reel(clip, shape.segments.map((segment) => segment.name))
  root.setAttribute('data-figure', 'ready')
  run(root, figure, (seconds) => moment(film, seconds))
}

/** Time for one figure: plays, pauses, stands still for those who want no motion and while out of sight. */
function run(root: HTMLElement, figure: FigureView, at: (seconds: number) => { phase: number; fraction: number }): void {
  const words = { ...ENGLISH, ...readWords(root) }
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  let playing = false
  let visible = true
  let seconds = 0
  let before = 0
  let next = 0

  const tick = (now: number): void => {
    seconds += Math.min(0.1, (now - before) / 1000)
    before = now
    const { phase, fraction } = at(seconds)
    figure.pose(phase, fraction)
    next = requestAnimationFrame(tick)
  }
  const settle = (): void => {
    cancelAnimationFrame(next)
    if (!playing || !visible) return
    before = performance.now()
    next = requestAnimationFrame(tick)
  }

  const bar = document.createElement('div')
  bar.className = 'figure-controls'
  const button = (label: string, act: () => void, icon?: string): HTMLButtonElement => {
    const made = document.createElement('button')
    made.type = 'button'
    if (icon) {
      made.append(drawn(icon))
      made.setAttribute('aria-label', label)
      made.title = label
    } else {
      made.textContent = label
    }
    made.addEventListener('click', act)
    bar.append(made)
    return made
  }
  const switchTo = (on: boolean): void => {
    playing = on
    toggle.textContent = on ? words.pause : words.play
    settle()
  }
  button(words.left, () => figure.turn(-BUTTON_DEG, 0), TURN_LEFT)
  const toggle = button(words.play, () => switchTo(!playing))
  button(words.right, () => figure.turn(BUTTON_DEG, 0), TURN_RIGHT)
  root.append(bar)

  new IntersectionObserver((entries) => {
    visible = entries.some((entry) => entry.isIntersecting)
    settle()
  }).observe(root)
  calm.addEventListener('change', () => calm.matches && switchTo(false))
  switchTo(!calm.matches)
}

const TURN_LEFT = 'M4 4v5h5M4.6 9a8 8 0 1 1-.6 4'
const TURN_RIGHT = 'M20 4v5h-5M19.4 9a8 8 0 1 0 .6 4'

function drawn(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

function readWords(root: HTMLElement): Partial<Words> {
  try {
    return JSON.parse(root.dataset['words'] ?? '{}') as Partial<Words>
  } catch {
    return {}
  }
}
