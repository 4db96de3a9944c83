/** Small helpers over the DOM. Text only ever goes in as text. */

type Props = Readonly<Record<string, string | number | boolean | ((event: Event) => void) | null | undefined>>
export type Child = Node | string | null | false

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value))
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false))
  return element
}

/** The English beneath a safety text; nothing where none is needed. */
export function english(text: string | undefined): HTMLElement | null {
  return text ? h('span', { class: 'english', lang: 'en' }, text) : null
}

/** Write a text where it changed; screens are drawn at every frame. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

export function setData(element: HTMLElement, name: string, value: string): void {
  if (element.dataset[name] !== value) element.dataset[name] = value
}

export function show(element: HTMLElement, shown: boolean): void {
  if (element.hidden === shown) element.hidden = !shown
}

const SVG = 'http://www.w3.org/2000/svg'

/** Line icons on a grid of 24. */
const ICONS = {
  back: 'M19 12H5m6-6-6 6 6 6',
  next: 'M5 12h14m-6-6 6 6-6 6',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5.5v13l10-6.5z',
  sound: 'M4 10v4h3l5 4V6L7 10zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  mute: 'M4 10v4h3l5 4V6L7 10zM16 9.5l5 5m0-5-5 5',
  settings: 'M4 7h9m5 0h2M4 17h3m5 0h8M15.5 4.5v5M9.5 14.5v5',
  leave: 'M6 6l12 12M18 6 6 18',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  turn: 'M19.5 12a7.5 7.5 0 1 1-2.6-5.7M17.5 2.5v4.2h-4.2',
} as const

export function icon(name: keyof typeof ICONS): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', 'icon')
  path.setAttribute('d', ICONS[name])
  svg.append(path)
  return svg
}

export function setIcon(button: HTMLElement, name: keyof typeof ICONS): void {
  if (button.dataset['icon'] === name) return
  button.dataset['icon'] = name
  button.querySelector('svg')?.replaceWith(icon(name))
}
