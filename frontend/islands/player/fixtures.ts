import type {
  DialogueOption, PainDialogue, Script, ScriptExercise, ScriptPhase, Step,
} from '../../generated/script'

/** Two small sessions like real ones, for tests and for looking at the player. */

type Side = Step['side']

const phase = (clip_phase: number, seconds: number, say: string, more: Partial<ScriptPhase> = {}): ScriptPhase => ({
  clip_side: 'none', clip_phase, seconds, say, breathe: null, hold: false, ends_rep: false, side: 'both', ...more,
})

const step = (kind: Step['kind'], seconds: number, say: string, next: string, more: Partial<Step> = {}): Step => ({
  kind, seconds, say, next, side: 'both', set_number: 1, sets: 1, reps: 0, cycle: [], ...more,
})

const work = (reps: number, cycle: readonly ScriptPhase[], say: string, next: string, more: Partial<Step> = {}): Step =>
  step('work', reps * cycle.reduce((sum, one) => sum + one.seconds, 0), say, next, { reps, cycle, ...more })

const exercise = (
  key: string, name: string, steps: readonly Step[], more: Partial<ScriptExercise> = {},
): ScriptExercise => ({
  key, exercise_id: key.replace(/^\d+-/, ''), name, slot: 'main', position: '', look: '', needs: [], how: [],
  breathing: '', notes: [], dose: '', clips: {}, image: '', view: 'side',
  seconds: steps.reduce((sum, one) => sum + one.seconds, 0), steps, easier: [], harder: [], swaps: [], coach: null,
  load: 0, ...more,
})

const lift: readonly ScriptPhase[] = [
  phase(0, 2, 'Press through your heels and lift.', { breathe: 'out' }),
  phase(1, 4, 'Hold, and keep breathing.', { hold: true }),
  phase(2, 2, 'Lower, bone by bone.', { breathe: 'in', ends_rep: true }),
]

export const tilt = exercise('1-pelvic-tilt', 'Pelvic tilt', [
  step('get-ready', 5, 'Pelvic tilt. Lie on your back with your knees bent.', 'Pelvic tilt'),
  work(8, [phase(0, 2, 'Flatten your low back.'), phase(1, 2, 'Let go.', { ends_rep: true })], 'Eight times.', 'Bird dog'),
], { position: 'Lie on your back with your knees bent.', look: 'Look at the ceiling.', needs: ['A mat'], image: 'image-supine' })

export const bridge = exercise('1-bridge', 'Bridge', [
  step('get-ready', 5, 'Bridge. Lie on your back with your knees bent.', 'Bridge, set 1 of 2', { sets: 2 }),
  work(5, lift, 'Five times.', 'Rest', { sets: 2 }),
  step('rest', 20, 'Rest. Twenty seconds.', 'Bridge, set 2 of 2', { set_number: 2, sets: 2 }),
  work(5, lift, 'Second set.', 'Bird dog', { set_number: 2, sets: 2 }),
], {
  position: 'Lie on your back. Bend your knees, feet flat and hip-wide apart.',
  look: 'Look at the ceiling.', needs: ['A mat'], breathing: 'Breathe out as you lift.', dose: '2 × 5', image: 'image-bridge',
  easier: [tilt],
  swaps: [exercise('1-cat-cow', 'Cat-cow', [
    step('get-ready', 5, 'Cat-cow. Come onto your hands and knees.', 'Cat-cow'),
    work(6, [phase(0, 3, 'Round your back.'), phase(1, 3, 'Let it sink.', { ends_rep: true })], 'Six times.', 'Bird dog'),
  ], { image: 'image-quadruped' })],
})

const reach = (side: 'right' | 'left'): readonly ScriptPhase[] => [
  phase(0, 2, side === 'right' ? 'Reach your right arm and left leg.' : 'Reach your left arm and right leg.', { clip_side: side, side, breathe: 'out' }),
  phase(1, 5, 'Hold.', { clip_side: side, side, hold: true }),
  phase(2, 2, 'Back to the middle.', { clip_side: side, side, breathe: 'in', ends_rep: true }),
]

const side = (which: Side, more: Partial<Step> = {}) => ({ side: which, ...more })

export const birdDog = exercise('2-bird-dog', 'Bird dog', [
  step('get-ready', 5, 'Bird dog. Come onto your hands and knees.', 'Bird dog, right side', side('right')),
  work(4, reach('right'), 'Four times on the right.', 'Change sides', side('right')),
  step('change-side', 6, 'Change sides.', 'Bird dog, left side', side('left')),
  work(4, reach('left'), 'Four times on the left.', 'Breathing', side('left')),
], {
  position: 'Come onto your hands and knees, hands under your shoulders.', look: 'Look at the floor between your hands.',
  needs: ['A mat', 'Something soft under your knees'], breathing: 'Breathe out as you reach.', image: 'image-quadruped',
  easier: [exercise('2-leg-only', 'Leg only', [
    step('get-ready', 5, 'The same with the leg only.', 'Leg only, right side', side('right')),
    work(4, reach('right'), 'Four times on the right.', 'Change sides', side('right')),
    step('change-side', 6, 'Change sides.', 'Leg only, left side', side('left')),
    work(4, reach('left'), 'Four times on the left.', 'Breathing', side('left')),
  ], { image: 'image-quadruped' })],
  harder: [exercise('2-plank', 'Plank', [
    step('get-ready', 5, 'Plank. Come onto your hands and toes.', 'Plank'),
    work(1, [phase(0, 20, 'Hold, and keep breathing.', { hold: true, ends_rep: true })], 'Twenty seconds.', 'Breathing'),
  ], { image: 'image-quadruped' })],
})

export const breathing = exercise('3-breathing', 'Belly breathing', [
  step('get-ready', 5, 'Belly breathing. Lie on your back.', 'Belly breathing', side('none')),
  step('bout', 60, 'One minute of quiet breathing.', 'The end', {
    side: 'none',
    cycle: [
      phase(0, 4, 'Breathe in through your nose.', { breathe: 'in', side: 'none' }),
      phase(1, 6, 'And slowly out.', { breathe: 'out', side: 'none' }),
    ],
  }),
], { slot: 'settle', position: 'Lie on your back, one hand on your belly.', look: 'Close your eyes if you like.', image: 'image-supine' })

export const march = exercise('1-march', 'Standing march', [
  step('get-ready', 5, 'Standing march. Stand tall beside a chair.', 'Standing march', side('both')),
  work(6, [
    phase(0, 1, 'Right knee up.', { clip_side: 'right', side: 'right' }),
    phase(1, 1, '', { clip_side: 'right', side: 'right', ends_rep: true }),
    phase(0, 1, 'Left knee up.', { clip_side: 'left', side: 'left' }),
    phase(1, 1, '', { clip_side: 'left', side: 'left', ends_rep: true }),
  ], 'Six steps.', 'Walking', side('both')),
], { slot: 'warm-up', position: 'Stand tall beside a chair.', look: 'Look straight ahead.', needs: ['A chair'], image: 'image-standing' })

export const fastMarch = exercise('1-fast-march', 'Standing march', [
  step('get-ready', 5, 'Standing march. Stand tall beside a chair.', 'Standing march'),
  work(78, [
    phase(0, 0.5, '', { side: 'right' }), phase(1, 0.5, '', { side: 'right', ends_rep: true }),
    phase(2, 0.5, '', { side: 'left' }), phase(3, 0.5, '', { side: 'left', ends_rep: true }),
  ], 'For 78 seconds.', 'The end'),
], { slot: 'warm-up' })

export const walking = exercise('2-walking', 'Walking', [
  step('get-ready', 5, 'Walking, in the room or outside.', 'Walking', side('none')),
  step('bout', 180, 'Three minutes. You can still speak in whole sentences.', 'The end', side('none')),
], { slot: 'move', position: 'Stand where you have room to walk.', look: 'Look ahead.', image: 'image-standing' })

const option = (id: string, text: string, to: Partial<DialogueOption>): DialogueOption => ({ id, text, ask: null, decide: null, english: '', ...to })

const on = { decide: 'next' }
// What stands beneath in another language; in English there is nothing.
const asked = { english: '', english_do: [] }
const advised = { english_title: '', english_text: '' }
const decided = { english_title: '', english_lines: [] }

export const pain: PainDialogue = {
  where: [
    option('back', 'Back', on), option('buttock', 'Buttock', on), option('leg', 'Leg', on), option('foot', 'Foot', on),
    option('neck', 'Neck', on), option('elsewhere', 'Somewhere else', on),
  ],
  questions: [
    { id: 'spreading', text: 'Is it moving further down your leg?', options: [option('yes', 'Yes', on), option('no', 'No', on), option('unsure', 'Not sure', on)], do: [], ...asked },
    {
      id: 'numbness', text: 'Is there any new numbness?',
      options: [option('yes', 'Yes', { ask: 'numb' }), option('no', 'No', on), option('unsure', 'Not sure', { ask: 'numb' })],
      do: [], ...asked,
    },
    { id: 'catching', text: 'Is it a sharp catch, twice running?', options: [option('yes', 'Yes', on), option('no', 'No', on), option('unsure', 'Not sure', on)], do: [], ...asked },
  ],
  red_if: ['spreading', 'numbness', 'catching'].flatMap((question) => [`${question}:yes`, `${question}:unsure`]),
  rows: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => ({ pain_0_10: n, light: n <= 3 ? 'green' : n <= 5 ? 'amber' : 'red' })),
  advice: [
    { light: 'green', title: 'You can go on', text: 'This is an ordinary answer of your back to moving.', then: ['continue', 'easier'], ...advised },
    { light: 'amber', title: 'Go on with less', text: 'Make it smaller or do fewer. That is enough for today.', then: ['less', 'easier', 'skip'], ...advised },
    { light: 'red', title: 'Stop this exercise', text: 'Ease out of the position. Breathe. Then do another one, or stop for today.', then: ['swap', 'skip', 'end'], ...advised },
  ],
}

export const wrong: Script['wrong'] = {
  first: 'what',
  questions: [
    {
      id: 'what', text: 'What is wrong?', do: ['Stop moving. Sit or lie down safely.'], ...asked,
      options: [
        option('chest', 'Pain or pressure in my chest', { decide: 'e0-heart' }),
        option('breath', 'I cannot get my breath', { decide: 'e0-heart' }),
        option('dizzy', 'Dizzy, sick or in a cold sweat', { decide: 'u1-lie' }),
        option('numb', 'Numb or weak somewhere', { ask: 'numb' }),
        option('fell', 'I fell', { decide: 'rest-fall' }),
        option('tired', 'It is too hard', { decide: 'ease' }),
        option('other', 'Something else', { decide: 'end' }),
      ],
    },
    {
      id: 'numb', text: 'Where is it numb or weak?', do: [], ...asked,
      options: [
        option('saddle', 'Between my legs, or I cannot hold my bladder', { decide: 'e0-cauda' }),
        option('leg', 'A leg or a foot, since today', { decide: 'e0-cauda' }),
        option('known', 'Where it has been for long, checked by a doctor', { decide: 'rest-fall' }),
      ],
    },
  ],
  decisions: [
    { id: 'e0-heart', action: 'E0', ends_session: true, title: 'Stop. Call your emergency number now.', lines: ['This may be your heart. Every minute counts.', 'Sit or lie down. Unlock the door.'], call: '112', ...decided },
    { id: 'e0-cauda', action: 'E0', ends_session: true, title: 'Stop. Call your emergency number now.', lines: ['These can be signs of pressed nerves that must be treated today.'], call: '112', ...decided },
    { id: 'u1-lie', action: 'U1', ends_session: true, title: 'Stop and lie down.', lines: ['If it is not gone in 10 minutes, get medical help today.'], call: null, ...decided },
    { id: 'end', action: 'end', ends_session: true, title: 'That is enough for today.', lines: ['Rest. If it stays or worries you, ask a doctor.'], call: null, ...decided },
    { id: 'rest-fall', action: 'rest', ends_session: false, title: 'Leave this exercise.', lines: ['Take a moment. Go on with the next one when you are ready.'], call: null, ...decided },
    { id: 'ease', action: 'ease', ends_session: false, title: 'Make it lighter.', lines: ['You should be able to speak in short sentences.'], call: null, ...decided },
  ],
}

export const script = (
  session_id: string, title: string, minutes: number, exercises: readonly ScriptExercise[], texts: Script['texts'] = {},
): Script => ({
  version: 1, session_id, language: 'en', build: 'dev', title, minutes, pain_before_0_10: 3, effort_max_0_10: 5,
  get_ready_s: 5, shape: '', exercises, pain, wrong, emergency_number: '112', danger_card: '/danger-signs', texts, english: {},
})

export const floorScript = (texts?: Script['texts']): Script =>
  script('0198c5a0-0000-7000-8000-000000000001', 'Today, mostly on the floor', 6, [bridge, birdDog, breathing], texts)

export const standingScript = (texts?: Script['texts']): Script =>
  script('0198c5a0-0000-7000-8000-000000000002', 'A short one, standing', 4, [march, walking], texts)
