/** What the player tells the keeper. `address`: the path of the session's page. */
export type ToKeeper =
  /** It is open: keep its page, and the files that it shows besides those of every session. */
  | { readonly kind: 'session'; readonly address: string; readonly files: readonly string[] }
  /** The camera coach is on: keep what it loads. */
  | { readonly kind: 'coach' }
  /** It has ended: nothing of it stays. */
  | { readonly kind: 'over'; readonly address: string }
  /** It was stopped for safety: no other session may be opened without asking the server. */
  | { readonly kind: 'stopped'; readonly address: string }
