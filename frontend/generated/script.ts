// Written by frontend/scripts/types_from_python.py from the Python values of the same names. Do not edit.

/** What the camera coach needs to know of an exercise; `limber.coach` decides, the page only carries it. */
export interface Coaching {
  readonly watch: string
  readonly about: string
  readonly view: 'side' | 'front'
  readonly mode: 'repetitions' | 'holds' | 'timer'
  readonly cues: Readonly<Record<string, string>>
  readonly moving_s: number
}

/** What a safety dialogue ends in. `ends_session`: the player stops and records `stopped`. */
export interface Decision {
  readonly id: string
  readonly action: 'E0' | 'U1' | 'C1' | 'end' | 'rest' | 'ease' | 'continue'
  readonly ends_session: boolean
  readonly title: string
  readonly lines: readonly string[]
  readonly call: string | null
  readonly english_title: string
  readonly english_lines: readonly string[]
}

/** A closed safety dialogue: the first question's id, all questions, all decisions. */
export interface Dialogue {
  readonly first: string
  readonly questions: readonly DialogueQuestion[]
  readonly decisions: readonly Decision[]
}

/** An answer in a safety dialogue: either it opens further questions or it decides. */
export interface DialogueOption {
  readonly id: string
  readonly text: string
  readonly ask: string | null
  readonly decide: string | null
  readonly english: string
}

/** One question of a safety dialogue, asked one at a time. `do`: what to do first, while it stands. */
export interface DialogueQuestion {
  readonly id: string
  readonly text: string
  readonly options: readonly DialogueOption[]
  readonly do: readonly string[]
  readonly english: string
  readonly english_do: readonly string[]
}

/** What a colour means: `then` is what the player does next. `english…`: see `Script`. */
export interface LightAdvice {
  readonly light: 'green' | 'amber' | 'red'
  readonly title: string
  readonly text: string
  readonly then: readonly ('continue' | 'less' | 'easier' | 'swap' | 'skip' | 'end')[]
  readonly english_title: string
  readonly english_text: string
}

/** What one pain answer (0-10) means today: the colour, and what to do in words. */
export interface LightRow {
  readonly pain_0_10: number
  readonly light: 'green' | 'amber' | 'red'
}

/** **This hurts**: where, spreading?, new numbness?, catching?, 0-10; then the traffic light. */
export interface PainDialogue {
  readonly where: readonly DialogueOption[]
  readonly questions: readonly DialogueQuestion[]
  readonly red_if: readonly string[]
  readonly rows: readonly LightRow[]
  readonly advice: readonly LightAdvice[]
}

/** A session as the page plays it. `texts`: every fixed word of the player by key, in the language. */
export interface Script {
  readonly version: 1
  readonly session_id: string
  readonly language: string
  readonly build: string
  readonly title: string
  readonly minutes: number
  readonly pain_before_0_10: number
  readonly effort_max_0_10: number
  readonly get_ready_s: number
  readonly shape: string
  readonly exercises: readonly ScriptExercise[]
  readonly pain: PainDialogue
  readonly wrong: Dialogue
  readonly emergency_number: string
  readonly danger_card: string
  readonly texts: Readonly<Record<string, string>>
  readonly english: Readonly<Record<string, string>>
}

/** One exercise of the session. `key` is unique in the script, also among alternatives. */
export interface ScriptExercise {
  readonly key: string
  readonly exercise_id: string
  readonly name: string
  readonly slot: 'warm-up' | 'mobility' | 'strength' | 'cardio' | 'cool-down' | 'move' | 'main' | 'settle' | 'gentle'
  readonly position: string
  readonly look: string
  readonly needs: readonly string[]
  readonly how: readonly string[]
  readonly breathing: string
  readonly notes: readonly string[]
  readonly dose: string
  readonly clips: Readonly<Record<string, string>>
  readonly image: string
  readonly view: 'side' | 'front' | 'three-quarter'
  readonly seconds: number
  readonly steps: readonly Step[]
  readonly easier: readonly ScriptExercise[]
  readonly harder: readonly ScriptExercise[]
  readonly swaps: readonly ScriptExercise[]
  readonly coach: Coaching | null
  readonly load: number
}

/** One phase of a cycle: which phase of the clip, how long, and what is said when it begins. */
export interface ScriptPhase {
  readonly clip_side: 'right' | 'left' | 'none'
  readonly clip_phase: number
  readonly seconds: number
  readonly say: string
  readonly breathe: 'in' | 'out' | null
  readonly hold: boolean
  readonly ends_rep: boolean
  readonly side: 'right' | 'left' | 'both' | 'none'
}

/** One step of an exercise. `say` is spoken and shown as caption when the step begins. */
export interface Step {
  readonly kind: 'get-ready' | 'work' | 'bout' | 'change-side' | 'rest'
  readonly seconds: number
  readonly say: string
  readonly next: string
  readonly side: 'right' | 'left' | 'both' | 'none'
  readonly set_number: number
  readonly sets: number
  readonly reps: number
  readonly cycle: readonly ScriptPhase[]
}
