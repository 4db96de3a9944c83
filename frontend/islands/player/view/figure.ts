import type { Script, ScriptExercise } from '../../../generated/script'
import type { FigureView, View } from '../../figure/figure'
import type { Pose } from '../screen'

const VIEWS: readonly View[] = ['side', 'three-quarter', 'front']

/** The figure on the stage: in three dimensions where that works, and a picture until then and otherwise. */
export class Stage {
  readonly picture: HTMLImageElement
  private figure: FigureView | null = null
  private module: typeof import('../../figure/figure') | null = null
  private readonly files = new Map<string, Promise<unknown>>()
  private shown = ''
  private wanted: Pose | null = null
  private last = ''
  private view: View | null = null

  constructor(
    private readonly host: HTMLElement,
    private readonly script: Script,
    private readonly still: () => boolean,
  ) {
    this.picture = document.createElement('img')
    this.picture.className = 'player-picture'
    this.picture.decoding = 'async'
    host.append(this.picture)
  }

  /** Load what draws in three dimensions, after the first paint. The session plays whether or not this works. */
  async begin(): Promise<void> {
    if (!this.script.shape) return
    try {
      const [module, shape] = await Promise.all([import('../../figure/figure'), this.file(this.script.shape)])
      this.module = module
      this.figure = module.createFigure(this.host, module.readShape(shape))
      // A tap on the figure leaves no focus behind: the arrow keys then still lead through the session.
      this.host.addEventListener('pointerup', () => this.figure?.canvas.blur())
      this.shown = ''
      if (this.wanted) this.draw(this.wanted)
    } catch {
      this.figure = null
    }
  }

  get turns(): boolean {
    return this.figure !== null
  }

  turn(): void {
    const now = VIEWS.indexOf(this.view ?? this.wanted?.exercise.view ?? 'side')
    const view = VIEWS[(now + 1) % VIEWS.length] ?? 'side'
    this.view = view
    this.figure?.face(view)
  }

  draw(pose: Pose): void {
    this.wanted = pose
    const { exercise } = pose
    this.drawPicture(exercise)
    const key = `${exercise.key} ${pose.side}`
    if (!this.figure) return
    if (this.shown !== key) {
      this.shown = key
      void this.change(exercise, pose.side, key)
      return
    }
    if (this.host.dataset['figure'] !== 'drawn') return
    // Stills: each phase is shown by the position in which it ends.
    const part = this.still() ? 1 : pose.part
    const place = `${pose.phase} ${part}`
    if (place === this.last) return
    this.last = place
    this.figure.pose(pose.phase, part)
  }

  private async change(exercise: ScriptExercise, side: string, key: string): Promise<void> {
    // One clip serves both sides: the figure mirrors the right one, and looks at it from the other side.
    const address = exercise.clips['right'] ?? exercise.clips['none']
    const mirrored = side === 'left' && 'right' in exercise.clips
    try {
      if (!address) throw new RangeError(`no clip of ${exercise.key}`)
      const clip = await this.file(address)
      if (this.shown !== key || !this.figure || !this.module) return
      this.figure.show(this.module.readClip(clip), mirrored ? 'left' : 'right')
      if (this.view) this.figure.face(this.view)
      this.figure.canvas.setAttribute('aria-label', exercise.name)
      this.last = ''
      this.host.dataset['figure'] = 'drawn'
    } catch {
      if (this.shown === key) delete this.host.dataset['figure']
    }
  }

  private drawPicture(exercise: ScriptExercise): void {
    if (this.picture.dataset['of'] === exercise.key) return
    this.picture.dataset['of'] = exercise.key
    this.picture.alt = exercise.name
    this.picture.hidden = exercise.image === ''
    if (exercise.image) this.picture.src = exercise.image
  }

  private file(address: string): Promise<unknown> {
    const known = this.files.get(address)
    if (known) return known
    const asked = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`no file ${address}`)
      return response.json() as Promise<unknown>
    })
    this.files.set(address, asked)
    asked.catch(() => this.files.delete(address))
    return asked
  }
}
