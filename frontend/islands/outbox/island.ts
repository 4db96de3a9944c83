import { Outbox, browserPost } from '../player/outbox'
import { openStore } from '../player/store'

/** On pages without the player: send what a session could not send when it ended. */
const csrf = document.querySelector<HTMLElement>('[data-csrf]')?.dataset['csrf']
if (csrf) {
  const outbox = new Outbox(await openStore(), browserPost(csrf))
  await outbox.begin()
  addEventListener('pagehide', () => outbox.flush())
}
