import type { Hurt, Wrong } from '../../generated/events'
import type { Decision, Dialogue, DialogueOption, DialogueQuestion, PainDialogue, Script } from '../../generated/script'
import type { Light, Line } from './lookup'

/** An answer that was given: which question, which option. */
export interface Answer {
  readonly question: string
  readonly option: DialogueOption
}

/** What a dialogue does next. */
export type Next =
  | { readonly kind: 'ask'; readonly question: DialogueQuestion }
  | { readonly kind: 'number' }
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'wrong'; readonly question: string }

export const WHERE = 'where'

/** **Something is wrong**: the next question, or the decision, after the answers so far. */
export function nextWrong(dialogue: Dialogue, answers: readonly Answer[], first = dialogue.first): Next {
  const last = answers.at(-1)?.option
  if (last?.decide) {
    const decision = dialogue.decisions.find((one) => one.id === last.decide)
    if (!decision) throw new RangeError(`no decision ${last.decide}`)
    return { kind: 'decided', decision }
  }
  const wanted = last?.ask ?? first
  const question = dialogue.questions.find((one) => one.id === wanted)
  if (!question) throw new RangeError(`no question ${wanted}`)
  return { kind: 'ask', question }
}

/**
 * What is recorded of **Something is wrong**. The path always begins at the first question, also when
 * **This hurts** has led into the middle: whoever reads it can follow it again.
 */
export function wrongAnswer(dialogue: Dialogue, answers: readonly Answer[], decision: Decision, first = dialogue.first): Wrong {
  const path = [...wayTo(dialogue, first), ...answers.map((one) => one.option.id)]
  return { path, decision: decision.id, action: decision.action }
}

function wayTo(dialogue: Dialogue, goal: string, from = dialogue.first, seen: readonly string[] = []): readonly string[] {
  if (goal === from || seen.includes(from)) return []
  for (const option of dialogue.questions.find((one) => one.id === from)?.options ?? []) {
    if (option.ask === goal) return [option.id]
    const further = option.ask === null ? [] : wayTo(dialogue, goal, option.ask, [...seen, from])
    if (further.length > 0) return [option.id, ...further]
  }
  return []
}

/** What was answered along a path. */
export function pathOptions(dialogue: Dialogue, path: readonly string[], from = dialogue.first): readonly DialogueOption[] {
  const [id, ...rest] = path
  const option = dialogue.questions.find((one) => one.id === from)?.options.find((one) => one.id === id)
  return option ? [option, ...(option.ask === null ? [] : pathOptions(dialogue, rest, option.ask))] : []
}

/**
 * **This hurts**: where, then its questions in order, then 0 to 10. An option that names a question of the
 * other dialogue leads there at once, because it may be an emergency.
 */
export function nextHurt(script: Script, where: Line, answers: readonly Answer[]): Next {
  const { pain } = script
  const last = answers.at(-1)
  if (!last) return { kind: 'ask', question: { id: WHERE, ...where, options: pain.where, do: [], english_do: [] } }
  const leads = leadsAway(script, last)
  if (leads !== null) return { kind: 'wrong', question: leads }
  const question = pain.questions[indexAfter(pain, last.question)]
  return question ? { kind: 'ask', question } : { kind: 'number' }
}

function leadsAway({ wrong }: Script, { option }: Answer): string | null {
  const to = option.ask ?? option.decide
  return wrong.questions.some((one) => one.id === to) ? to : null
}

function indexAfter(pain: PainDialogue, question: string): number {
  return question === WHERE ? 0 : pain.questions.findIndex((one) => one.id === question) + 1
}

/** What is recorded of **This hurts**; the light is looked up in the script's table and never worked out here. */
export function hurtAnswer(pain: PainDialogue, answers: readonly Answer[], pain_0_10: number): Omit<Hurt, 'key' | 'exercise_id'> {
  const yes = (question: string) => answers.some((one) => one.question === question && isRed(pain, one))
  return {
    where: answers.find((one) => one.question === WHERE)?.option.id ?? 'unknown',
    pain_0_10,
    spreading: yes('spreading'),
    numbness: yes('numbness'),
    catching: yes('catching'),
    light: lightOf(pain, answers, pain_0_10),
  }
}

const isRed = (pain: PainDialogue, { question, option }: Answer) => pain.red_if.includes(`${question}:${option.id}`)

function lightOf(pain: PainDialogue, answers: readonly Answer[], pain_0_10: number): Light {
  if (answers.some((one) => isRed(pain, one))) return 'red'
  // A number that the table does not have is unknown, and unknown is the most restrictive.
  return pain.rows.find((row) => row.pain_0_10 === pain_0_10)?.light ?? 'red'
}
