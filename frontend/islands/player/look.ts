import texts from '../../generated/texts.en.json'
import { floorScript, standingScript } from './fixtures'

/** To look at the player without a server: `npx vite`, then /static/islands/player/look.html?standing */
const script = (location.search.includes('standing') ? standingScript : floorScript)(texts)
const place = document.createElement('script')
place.type = 'application/json'
place.id = 'session-script'
place.textContent = JSON.stringify(script)
document.body.append(place)
await import('./island')
