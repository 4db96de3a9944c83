import type { Decision, Script, ScriptExercise } from '../../generated/script'
import { hurtAnswer, nextHurt, nextWrong, wrongAnswer, type Answer, type Next } from './dialogue'
import * as engine from './engine'
import { line, lines, words, type Line } from './lookup'
import type { Outcome } from './engine'
import type { State } from './state'
import type { Choice, Dialogs } from './view/dialogs'

/** What the safety dialogues need of the player. */
export interface Table {
  readonly script: Script
  state(): State
  run(command: (script: Script, state: State) => Outcome): void
  say(text: string): void
}

/** Plays the two safety dialogues and the advice they lead to. It holds no rule: the script has them all. */
export class SafetyDialogues {
  constructor(
    private readonly table: Table,
    private readonly dialogs: Dialogs,
  ) {}

  private get script(): Script {
    return this.table.script
  }

  openHurt(answers: readonly Answer[] = []): void {
    this.stop()
    const next = nextHurt(this.script, line(this.script, 'hurts_where'), answers)
    if (next.kind === 'wrong') return this.openWrong([], next.question, () => this.openHurt(answers.slice(0, -1)))
    const earlier = this.before(answers, (fewer) => this.openHurt(fewer))
    // What has begun to be told is told to its end, or taken back answer by answer.
    const feet = [...(answers.length === 0 ? [this.goOn('hurts_close')] : earlier), this.toWrong()]
    const escape = earlier[0]?.pick ?? (() => this.leave())
    if (next.kind === 'ask') return this.ask(next, answers, (more) => this.openHurt(more), feet, escape)
    if (next.kind !== 'number') return
    const { text: title, english } = line(this.script, 'hurts_number')
    const pick = (n: number) => {
      this.table.run((script, state) => engine.hurt(script, state, hurtAnswer(script.pain, answers, n)))
      this.showAdvice()
    }
    const ends = { low: line(this.script, 'pain_low'), high: line(this.script, 'pain_high') }
    this.table.say(title)
    this.dialogs.open({ title, english, scale: { ...ends, pick }, feet, escape }, true)
  }

  openWrong(answers: readonly Answer[] = [], first = this.script.wrong.first, out: (() => void) | null = null): void {
    this.stop()
    const next = nextWrong(this.script.wrong, answers, first)
    if (next.kind === 'decided') return this.decide(answers, next.decision, first)
    const earlier = this.before(answers, (fewer) => this.openWrong(fewer, first, out))
    const back = answers.length === 0 && out ? [{ text: words(this.script, 'previous'), pick: out }] : earlier
    const feet = back.length > 0 ? back : [this.goOn('wrong_close')]
    const escape = back[0]?.pick ?? (() => this.leave())
    const emergency = line(this.script, 'in_emergency', { number: this.script.emergency_number })
    if (next.kind === 'ask') this.ask(next, answers, (more) => this.openWrong(more, first, out), feet, escape, emergency)
  }

  private ask(
    next: Extract<Next, { kind: 'ask' }>,
    answers: readonly Answer[],
    go: (answers: readonly Answer[]) => void,
    feet: readonly Choice[],
    escape: () => void,
    emergency?: Line,
  ): void {
    const { question } = next
    const choices = question.options.map((option) => ({
      text: option.text,
      english: option.english,
      pick: () => go([...answers, { question: question.id, option }]),
    }))
    this.table.say([...question.do, question.text].join(' '))
    this.dialogs.open({
      title: question.text, english: question.english, first: lines(question.do, question.english_do), choices, feet, escape,
      ...(emergency ? { lines: [emergency] } : {}),
    }, true)
  }

  private decide(answers: readonly Answer[], decision: Decision, first: string): void {
    this.table.run((script, state) => engine.wrong(script, state, wrongAnswer(script.wrong, answers, decision, first)))
    this.showAdvice()
  }

  /** The advice that waits, if any; also after a reload. A stop is not a dialogue: the page itself becomes it. */
  showAdvice(): void {
    const { mode, light, decision } = this.table.state()
    if (mode !== 'advice') return this.dialogs.close()
    const decided = this.script.wrong.decisions.find((one) => one.id === decision)
    const advice = this.script.pain.advice.find((one) => one.light === light)
    if (decided) {
      const title = { text: decided.title, english: decided.english_title }
      return this.advise(title, lines(decided.lines, decided.english_lines), this.waysAfter(decided), 'sun')
    }
    if (advice) {
      const choices = advice.then.flatMap((then) => this.choicesFor(then))
      const title = { text: advice.title, english: advice.english_title }
      return this.advise(title, [{ text: advice.text, english: advice.english_text }], choices, light === 'green' ? undefined : light === 'red' ? 'danger' : 'sun')
    }
    this.advise({ text: words(this.script, 'paused'), english: '' }, [], this.choicesFor('skip'), undefined)
  }

  private advise(title: Line, told: readonly Line[], choices: readonly Choice[], tone: 'sun' | 'danger' | undefined): void {
    this.table.say([title, ...told].map((one) => one.text).join('. ').replace(/\.\./g, '.'))
    this.dialogs.open({ title: title.text, english: title.english, lines: told, choices, feet: [this.toWrong()], ...(tone ? { tone } : {}) }, true)
  }

  private waysAfter(decision: Decision): readonly Choice[] {
    if (decision.action === 'ease') return [...this.choicesFor('less', 'decided_ease'), ...this.choicesFor('easier'), ...this.choicesFor('skip')]
    if (decision.action === 'rest') return [...this.choicesFor('skip'), ...this.choicesFor('swap'), ...this.choicesFor('end')]
    return this.choicesFor('continue')
  }

  private choicesFor(then: 'continue' | 'less' | 'easier' | 'swap' | 'skip' | 'end', key: 'then_less' | 'decided_ease' = 'then_less'): readonly Choice[] {
    const ways = engine.ways(this.script, this.table.state())
    const to = (way: 'easier' | 'swap', list: readonly ScriptExercise[]): readonly Choice[] =>
      list.slice(0, 2).map((one) => ({
        text: words(this.script, way === 'easier' ? 'then_easier' : 'then_swap', { name: one.name }),
        pick: this.doing((script, state) => engine.change(script, state, way, one.key)),
      }))
    switch (then) {
      case 'continue':
        return [{ ...line(this.script, 'then_continue'), pick: this.doing(engine.resume) }]
      case 'less':
        return [{ ...line(this.script, key), pick: this.doing(engine.less) }]
      case 'easier':
        return to('easier', ways.easier)
      case 'swap':
        return to('swap', ways.swap)
      case 'skip':
        return [{ ...line(this.script, 'then_skip'), pick: this.doing(engine.skip) }]
      case 'end':
        return [{ ...line(this.script, 'then_end'), pick: this.doing(engine.endEarly) }]
    }
  }

  private doing(command: (script: Script, state: State) => Outcome): () => void {
    return () => {
      this.dialogs.close()
      this.table.run(command)
    }
  }

  private stop(): void {
    this.table.run((script, state) => engine.pause(script, state, 'dialogue'))
  }

  /** Escape closes the questions and leaves the session standing; only a button goes on. */
  private leave(): void {
    this.dialogs.close()
    if (this.table.state().mode === 'advice') this.showAdvice()
  }

  private goOn(key: 'hurts_close' | 'wrong_close'): Choice {
    return {
      ...line(this.script, key),
      pick: () => {
        this.leave()
        if (this.table.state().mode === 'paused') this.table.run(engine.resume)
      },
    }
  }

  private toWrong(): Choice {
    return { text: words(this.script, 'wrong'), pick: () => this.openWrong(), look: 'wrong' }
  }

  private before(answers: readonly Answer[], go: (fewer: readonly Answer[]) => void): readonly Choice[] {
    return answers.length === 0 ? [] : [{ text: words(this.script, 'previous'), pick: () => go(answers.slice(0, -1)) }]
  }
}
