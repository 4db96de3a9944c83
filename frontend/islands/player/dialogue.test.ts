import { describe, expect, test } from 'vitest'
import { hurtAnswer, nextHurt, nextWrong, pathOptions, wrongAnswer, type Answer, type Next } from './dialogue'
import { floorScript, pain, wrong } from './fixtures'

const script = floorScript()

/** Answer a dialogue option by option, and tell what comes then. */
function through(next: (answers: readonly Answer[]) => Next, ...ids: string[]): { next: Next; answers: Answer[] } {
  const answers: Answer[] = []
  for (const id of ids) {
    const asked = next(answers)
    if (asked.kind !== 'ask') throw new Error(`nothing is asked before ${id}`)
    const option = asked.question.options.find((one) => one.id === id)
    if (!option) throw new Error(`no answer ${id} to ${asked.question.id}`)
    answers.push({ question: asked.question.id, option })
  }
  return { next: next(answers), answers }
}

const hurts = (...ids: string[]) => through((answers) => nextHurt(script, { text: 'Where does it hurt?', english: '' }, answers), ...ids)

describe('this hurts', () => {
  test('asks one thing at a time: where, spreading, numbness, catching, how strong', () => {
    expect(hurts().next).toMatchObject({ kind: 'ask', question: { id: 'where', text: 'Where does it hurt?' } })
    expect(hurts('back').next).toMatchObject({ question: { id: 'spreading' } })
    expect(hurts('back', 'no').next).toMatchObject({ question: { id: 'numbness' } })
    expect(hurts('back', 'no', 'no').next).toMatchObject({ question: { id: 'catching' } })
    expect(hurts('back', 'no', 'no', 'no').next).toEqual({ kind: 'number' })
  })

  test.each(['yes', 'unsure'])('numbness %s leads at once to the question that may find an emergency', (answer) => {
    expect(hurts('leg', 'no', answer).next).toEqual({ kind: 'wrong', question: 'numb' })
  })

  test('everything that was answered is recorded', () => {
    const { answers } = hurts('leg', 'yes', 'no', 'no')
    expect(hurtAnswer(pain, answers, 2)).toEqual({
      where: 'leg', pain_0_10: 2, spreading: true, numbness: false, catching: false, light: 'red',
    })
  })

  test.each([-1, 11, 2.5])('a number that the table does not have (%d) is red', (number) => {
    expect(hurtAnswer(pain, [], number).light).toBe('red')
  })
})

describe('something is wrong', () => {
  test('every way through ends in a decision that the script has', () => {
    const ends = (answers: readonly Answer[]): string[] => {
      const next = nextWrong(wrong, answers)
      if (next.kind === 'decided') return [next.decision.id]
      if (next.kind !== 'ask') throw new Error(next.kind)
      return next.question.options.flatMap((option) => ends([...answers, { question: next.question.id, option }]))
    }
    const found = ends([])
    expect(found).toHaveLength(9)
    expect(new Set(found)).toEqual(new Set(wrong.decisions.map((one) => one.id)))
  })

  test('the path that is recorded begins at the first question, wherever the dialogue was entered', () => {
    const { next, answers } = through((given) => nextWrong(wrong, given, 'numb'), 'saddle')
    if (next.kind !== 'decided') throw new Error(next.kind)
    expect(wrongAnswer(wrong, answers, next.decision, 'numb')).toEqual({
      path: ['numb', 'saddle'], decision: 'e0-cauda', action: 'E0',
    })
  })

  test('a path is told in the words that were chosen', () => {
    expect(pathOptions(wrong, ['numb', 'saddle']).map((one) => one.text)).toEqual(['Numb or weak somewhere', 'Between my legs, or I cannot hold my bladder'])
    expect(pathOptions(wrong, ['unheard-of'])).toEqual([])
  })

  test('a question that the script does not have is an error, never a way round', () => {
    expect(() => nextWrong(wrong, [], 'nowhere')).toThrow('no question nowhere')
  })
})
