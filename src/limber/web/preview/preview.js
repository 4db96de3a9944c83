// Ask for the stamp of the files once a second; when it is another one, put the new page in the old one's place.
const PAUSE_MS = 1000;

async function follow() {
  const shown = document.querySelector('main');
  try {
    const stamp = await (await fetch('/stamp')).text();
    if (stamp !== shown.dataset.stamp) {
      const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
      const fresh = page.querySelector('main');
      if (fresh) {
        shown.replaceWith(fresh);
      }
    }
  } catch {
    // The preview has ended, or is being started again: keep what is shown.
  }
  setTimeout(follow, PAUSE_MS);
}

setTimeout(follow, PAUSE_MS);
