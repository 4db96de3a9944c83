import { Reader } from './reader'

/** An article's page: a button that reads it aloud. It stays hidden where the device has no voice of its own for it. */
const place = document.querySelector<HTMLElement>('[data-island="aloud"]')
const button = place?.querySelector('button')
if (place && button && 'speechSynthesis' in window) {
  const start = button.textContent
  const stop = place.dataset['stop'] ?? ''
  const parts = Array.from(document.querySelectorAll<HTMLElement>('[data-aloud]'), (one) => ({
    text: one.textContent.trim(),
    language: one.closest<HTMLElement>('[lang]')?.lang ?? 'en',
  }))
  const reader = new Reader(
    speechSynthesis,
    (text) => new SpeechSynthesisUtterance(text),
    () => {
      button.textContent = reader.reading ? stop : start
    },
  )
  const show = () => {
    place.hidden = !parts.some((part) => reader.speaks(part.language))
  }
  speechSynthesis.addEventListener('voiceschanged', show)
  show()
  button.addEventListener('click', () => (reader.reading ? reader.stop() : reader.read(parts)))
  addEventListener('pagehide', () => reader.stop())
}
