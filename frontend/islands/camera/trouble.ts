/** Why there is no picture to coach from. None of these stops a session: the timer goes on. */
export type Trouble =
  | 'refused' // the person, or the browser, said no
  | 'no-camera'
  | 'in-use' // another program has it
  | 'unplugged'
  | 'no-picture' // it is on and sends nothing
  | 'slow' // too few pictures a second to follow a movement
  | 'cannot' // this browser lacks what the coach runs on
  | 'broken'

const BY_NAME: Readonly<Record<string, Trouble>> = {
  NotAllowedError: 'refused', SecurityError: 'refused', NotFoundError: 'no-camera', OverconstrainedError: 'no-camera',
  NotReadableError: 'in-use', AbortError: 'in-use',
}

/** What a refusal of the browser means. */
export function troubleOf(problem: unknown): Trouble {
  return BY_NAME[(problem as { name?: string } | null)?.name ?? ''] ?? 'broken'
}
