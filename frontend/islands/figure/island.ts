/**
 * A figure on a page: `<div data-island="figure" data-clip="/….json" data-shape="/….json">` with an <img> inside.
 * The picture stays until the figure can be drawn, and stays for good where it cannot.
 */

import './figure.css'
import { playLoop } from './loop'

for (const root of document.querySelectorAll<HTMLElement>('[data-island="figure"]')) playLoop(root)
