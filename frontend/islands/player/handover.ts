import type { CannotJudge, CoachEvent } from '../../generated/coach'

export type Need = CannotJudge['why']

/** After so long without being able to judge, the timer goes on. Somebody on the way to the floor gets longer. */
const BLIND_S = 10
const NOT_THERE_S = 30
/** Nothing at all was seen for so long, although all seems well. */
const SILENT_S = 60

/**
 * Who leads a step of work. The camera does while it can judge; when it cannot for a while, the timer takes over
 * and keeps the lead until the next step, or until the person asks for the camera.
 */
export class Handover {
  /** What the camera needs and does not have; null while it can judge. */
  need: Need | null = null
  /** The person is in the start position, as far as is known. */
  ready = false
  private blind_s: number | null = null
  private heard_s = 0

  /** A new exercise, or another side of it: nothing is known yet. */
  begin(now_s: number): void {
    this.need = null
    this.ready = false
    this.blind_s = null
    this.heard_s = now_s
  }

  /** A step of work begins, or the person asks for the camera: it leads until it is found that it cannot. */
  lead(now_s: number): void {
    this.heard_s = now_s
    if (this.need) this.blind_s = now_s
  }

  told(event: CoachEvent, now_s: number): void {
    if (event.kind !== 'gesture') this.heard_s = now_s
    if (event.kind === 'cannot-judge') {
      if (this.need === null) this.blind_s = now_s
      this.need = event.why
    }
    if (event.kind === 'can-judge') this.need = this.blind_s = null
    if (event.kind === 'ready') {
      this.ready = true
      this.need = this.blind_s = null
    }
    if (event.kind === 'left') this.ready = false
  }

  /** Asked for while the camera leads. */
  tooLong(now_s: number): boolean {
    const patience_s = this.need === 'get-into-position' || (!this.ready && this.need === null) ? NOT_THERE_S : BLIND_S
    if (this.blind_s !== null) return now_s - this.blind_s >= patience_s
    return now_s - this.heard_s >= (this.ready ? SILENT_S : NOT_THERE_S)
  }
}
