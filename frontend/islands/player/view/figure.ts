import type { Script, ScriptExercise } from '../../../generated/script'
import type { Pose } from '../screen'

/** What the player uses of the island that draws the figure in three dimensions. */
interface Figure {
  show(clip: unknown, side: string): void
  pose(phase: number, part: number): void
  face(view: string): void
  resize(): void
  dispose(): void
}

interface FigureModule {
  createFigure(host: HTMLElement, shape: unknown, options: Readonly<Record<string, unknown>>): Figure | Promise<Figure>
}

/** Loaded after the first paint; where the figure's island is not built, the pictures stay. */
const modules = import.meta.glob<FigureModule>('../../figure/figure.ts')

const VIEWS = ['side', 'front', 'oblique'] as const

/** The figure on the stage: in three dimensions where that works, and a picture until then and otherwise. */
export class Stage {
  readonly picture: HTMLImageElement
  private figure: Figure | null = null
  private readonly files = new Map<string, Promise<unknown>>()
  private shown = ''
  private wanted: Pose | null = null
  private last = ''
  private view: string | null = null

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

  /** Load what draws in three dimensions. The session plays whether or not this works. */
  async begin(): Promise<void> {
    const load = Object.values(modules)[0]
    if (!load || !this.script.shape || !canDraw()) return
    try {
      const [{ createFigure }, shape] = await Promise.all([load(), this.file(this.script.shape)])
      this.figure = await createFigure(this.host, shape, {})
      new ResizeObserver(() => this.figure?.resize()).observe(this.host)
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
    const now = VIEWS.findIndex((one) => one === (this.view ?? this.wanted?.exercise.view))
    this.view = VIEWS[(now + 1) % VIEWS.length] ?? 'side'
    this.figure?.face(this.view)
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
    const address = exercise.clips[side] ?? exercise.clips['none'] ?? Object.values(exercise.clips)[0]
    try {
      if (!address) throw new RangeError('no clip')
      const clip = await this.file(address)
      if (this.shown !== key || !this.figure) return
      this.figure.show(clip, side)
      this.figure.face(this.view ?? exercise.view)
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

function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}
