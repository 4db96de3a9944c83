import type { Script } from '../../../generated/script'
import type { TextKey } from '../../../generated/texts'
import { words } from '../lookup'
import { h } from './dom'

const SVG = 'http://www.w3.org/2000/svg'

/** Line drawings on a grid of 96 by 56: where a device stands, and where the light comes from. */
const PICTURES = {
  far: '<path class="floor" d="M4 48h88"/><path d="M10 48V34h9v14M8 48h13"/><path d="M12 37h5"/><path class="dim" d="M22 44h30m-4-3 4 3-4 3M28 41l-6 3 6 3"/><path class="body" d="M60 45h20c5 0 8-2 8-5M63 45l7-9 7 9"/><circle class="body" cx="56" cy="43" r="4"/>',
  low: '<path class="floor" d="M4 48h88"/><path d="M14 48 22 24h30l6 24"/><path d="M12 48h50"/><path class="dim" d="M70 48V30h16v18M70 36h16"/><path d="M72 30h12l-2-12h-8z"/>',
  side: '<path class="floor" d="M4 48h88"/><path d="M12 48V34h9v14"/><path class="body" d="M58 48V34l16-8m-16 8 2-10m14 2 10 8v14"/><circle class="body" cx="84" cy="22" r="5"/>',
  light: '<path class="floor" d="M4 48h88"/><circle cx="16" cy="16" r="6"/><path d="M16 4v3m0 18v3M4 16h3m18 0h3M8 8l2 2m12 12 2 2M24 8l-2 2"/><path d="M34 48V34h9v14"/><path class="body" d="M74 48V30m-6 18 6-10 6 10M66 36l8-6 8 6"/><circle class="body" cx="74" cy="22" r="5"/>',
} as const

function picture(name: keyof typeof PICTURES): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 96 56')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', 'player-setup-picture')
  svg.innerHTML = PICTURES[name]
  return svg
}

/** Where to put the camera: what it sees now, and four small pictures. */
export function setupForm(script: Script, you: HTMLElement): HTMLElement {
  const t = (key: TextKey) => words(script, key)
  const rows = (['far', 'low', 'side', 'light'] as const).map((name) => h('li', {}, picture(name), h('span', {}, t(`setup_${name}`))))
  return h('div', { class: 'player-setup' },
    h('div', { class: 'player-setup-now' }, you, h('p', {}, t('setup_fit'))),
    h('ul', { class: 'player-setup-list' }, ...rows),
    h('p', {}, t('setup_gesture')))
}
