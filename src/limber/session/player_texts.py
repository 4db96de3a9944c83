"""Every fixed word of the player, by key; the script carries them in its language (`Script.texts`).

Places are written ``{name}`` and are filled on the page, so a translation must keep them.
"""

from collections.abc import Mapping

from limber.safety.signed import beneath
from limber.words import N_, Language, translate

_BEFORE: Mapping[str, str] = {
    "start": N_("Start"),
    "start_facts": N_("About {minutes} minutes. Exercises: {count}."),
    "start_place": N_("Put your device where you can see it from your mat or chair."),
    "start_voice": N_("Limber counts and speaks for you. All of it is on the screen as well."),
    "carry_on": N_("Carry on where you were"),
    "carry_on_title": N_("Good to see you again"),
    "carry_on_text": N_("Everything so far is kept. You were at: {name}."),
    "broken": N_("This session cannot be shown. Go to the first page and start it again."),
    "to_home": N_("To the first page"),
}

_STEPS: Mapping[str, str] = {
    "get_ready": N_("Get ready"),
    "look": N_("Where to look"),
    "needs": N_("You need"),
    "position": N_("Position"),
    "notes": N_("For you"),
    "how": N_("How it goes"),
    "breathing": N_("Breathing"),
    "more_time": N_("+15 seconds"),
    "ready_now": N_("I'm ready"),
    "of": N_("of {n}"),
    "seconds": N_("seconds"),
    "minutes": N_("minutes"),
    "hold": N_("Hold"),
    "breathe_in": N_("Breathe in"),
    "breathe_out": N_("Breathe out"),
    "rest": N_("Rest"),
    "rest_hint": N_("Let your breath settle."),
    "change_side": N_("Change sides"),
    "change_soon": N_("Last one, then change sides."),
    "change_in": N_("Change sides in {n} seconds."),
    "last_one": N_("Last one."),
    "half_way": N_("Half way."),
    "one_minute": N_("One more minute."),
    "starts_in": N_("Starting in {n}."),
    "set_of": N_("Set {n} of {of}"),
    "exercise_of": N_("{n} of {of}"),
    "side_right": N_("right side"),
    "side_left": N_("left side"),
    "next": N_("Next: {what}"),
    "minutes_left": N_("{minutes} min"),
    "paused": N_("Paused"),
    "changed_to": N_("Now: {name}."),
    "fewer": N_("A little less from here on."),
}

_BUTTONS: Mapping[str, str] = {
    "back": N_("Back"),
    "pause": N_("Pause"),
    "go_on": N_("Go on"),
    "skip": N_("Skip"),
    "end_rest": N_("Enough rest"),
    "easier": N_("Easier"),
    "harder": N_("Harder"),
    "swap": N_("Swap"),
    "hurts": N_("This hurts"),
    "wrong": N_("Something is wrong"),
    "settings": N_("Settings"),
    "help": N_("Keys"),
    "full_screen": N_("Full screen"),
    "turn_figure": N_("Turn the figure"),
    "leave": N_("Leave"),
    "close": N_("Close"),
    "previous": N_("Question before"),
}

_CHOICES: Mapping[str, str] = {
    "easier_title": N_("Something easier"),
    "harder_title": N_("Something harder"),
    "swap_title": N_("Do another one instead"),
    "no_easier": N_("There is nothing easier for this one. You can skip it."),
    "no_harder": N_("There is nothing harder for this one today."),
    "no_swap": N_("There is nothing to swap this one for. You can skip it."),
    "stay": N_("Stay with this one"),
    "rate_title": N_("How was that?"),
    "felt_easy": N_("Easy"),
    "felt_right": N_("About right"),
    "felt_hard": N_("Hard"),
    "rate_skip": N_("No answer"),
    "leave_title": N_("Leave the session?"),
    "leave_text": N_("Everything so far is kept either way."),
    "leave_later": N_("Leave and carry on later"),
    "leave_end": N_("Stop for today"),
}

_SAFETY: Mapping[str, str] = {
    "hurts_where": N_("Where does it hurt?"),
    "hurts_number": N_("How strong is the pain?"),
    "pain_low": N_("No pain"),
    "pain_high": N_("Worst pain you can imagine"),
    "hurts_close": N_("Nothing hurts, go on"),
    "wrong_close": N_("Nothing is wrong, go on"),
    "in_emergency": N_("In an emergency call {number}."),
    "danger_signs": N_("Danger signs"),
    "then_continue": N_("Go on"),
    "then_less": N_("Go on with less"),
    "then_easier": N_("Easier: {name}"),
    "then_swap": N_("Instead: {name}"),
    "then_skip": N_("Leave this one out"),
    "then_end": N_("Stop for today"),
    "decided_ease": N_("Go on, lighter"),
    "call": N_("Call {number}"),
    "what_to_do": N_("What to do now"),
    "you_said": N_("What you said"),
}

_END: Mapping[str, str] = {
    "end_title": N_("That was today"),
    "end_all": N_("You moved for {minutes} min and did {done} of {of} exercises."),
    "end_none": N_("You made a start. That counts."),
    "end_early": N_("You did {done} of {of} exercises in {minutes} min. That counts."),
    "pain_after": N_("How strong is your pain now?"),
    "effort": N_("How hard was it altogether?"),
    "effort_low": N_("No effort"),
    "effort_high": N_("As hard as it gets"),
    "finish": N_("Finish"),
    "thanks": N_("Thank you. See you next time."),
}

_KEEPING: Mapping[str, str] = {
    "saved_here": N_("Saved on this device. Limber takes it over when it runs again."),
    "not_kept": N_("This browser cannot keep the session on the device. Leave this page open until you have finished."),
    "elsewhere": N_("This session is open in another tab or window. It can be used in one place at a time."),
    "use_this_one": N_("Use this one"),
}

_COACH: Mapping[str, str] = {
    "coach_title": N_("Camera coach"),
    "coach_turn_on": N_("Turn the camera coach on"),
    "coach_turn_off": N_("Turn the camera coach off"),
    "coach_offer": N_("The camera can count for you and say what to change. The picture never leaves this device."),
    "coach_will": N_("The camera coach counts with you. The picture never leaves this device."),
    "coach_asking": N_("Your browser asks whether Limber may use the camera."),
    "coach_loading": N_("Getting the camera coach ready."),
    "coach_waits": N_("Get into position. The count waits for you."),
    "coach_ready": N_("There you are. Begin when you like."),
    "coach_sees": N_("The camera sees you again."),
    "coach_timer": N_("The timer leads here."),
    "coach_timer_only": N_("This one goes by the timer."),
    "coach_to_timer": N_("The camera cannot see this well enough. The timer leads now."),
    "coach_again": N_("Count with the camera again"),
    "need_nobody": N_("Step into the picture."),
    "need_second-person": N_("There is more than one person in the picture. The count waits until you are alone."),
    "need_too-dark": N_("It is too dark for the camera. Turn on a light."),
    "need_step-back": N_("Move back a little, so that all of you is in the picture."),
    "need_come-closer": N_("Come a little closer to the camera."),
    "need_turn-side-on": N_("Turn your side to the camera."),
    "need_turn-to-face": N_("Turn to face the camera."),
    "need_turn-other-side": N_("Turn around, so that the camera sees your other side."),
    "need_hidden": N_("Something hides part of you. Move it away, or turn a little."),
    "need_sides-unclear": N_("The camera cannot tell left from right. Turn a little."),
    "need_get-into-position": N_("Get into position. The count waits for you."),
    "praise_cue-followed": N_("Yes, like that."),
    "praise_steady": N_("Nice and steady."),
    "praise_full-range": N_("A good long way."),
    "range": N_("How far"),
    "range_usual": N_("Your usual"),
    "back_line": N_("Your back"),
    "back_neutral": N_("Where you began"),
    "trouble_refused": N_(
        "The camera is not allowed. Your browser's settings for this page can change that. The timer leads."
    ),
    "trouble_no-camera": N_("There is no camera on this device. The timer leads."),
    "trouble_in-use": N_("Another program uses the camera. Close it and try again. The timer leads."),
    "trouble_unplugged": N_("The camera is gone. Plug it in and turn the coach on again. The timer leads."),
    "trouble_no-picture": N_("The camera sends no picture. The timer leads."),
    "trouble_slow": N_("The camera gives too few pictures a second. More light may help. The timer leads."),
    "trouble_cannot": N_("This browser cannot run the camera coach. The timer leads."),
    "trouble_broken": N_("The camera coach has stopped. The timer leads."),
    "setup_title": N_("Where to put the camera"),
    "setup_far": N_("Two or three metres away, so that all of you is in the picture, lying or standing."),
    "setup_low": N_("On the floor or on a low stool. A phone stands on its long side and leans on something steady."),
    "setup_side": N_("Your side to the camera, unless an exercise says otherwise."),
    "setup_light": N_("Light from in front of you. No window behind you."),
    "setup_gesture": N_("Both hands above your head for a second: pause. Again: go on."),
    "setup_fit": N_("Fit yourself into the outline."),
    "setup_good": N_("The camera sees you well."),
    "setup_done": N_("That's it"),
    "record": N_("Record the movement"),
    "record_hint": N_("Numbers only, no picture. The file goes to your own disk and nowhere else."),
    "record_save": N_("Stop and save the recording"),
    "key_coach": N_("camera coach on and off"),
}

_SETTINGS: Mapping[str, str] = {
    "set_sound": N_("Sound"),
    "sound_all": N_("Voice"),
    "sound_less": N_("Voice, says less"),
    "sound_tones": N_("Tones only"),
    "sound_off": N_("No sound"),
    "sound_now": N_("Sound: {what}"),
    "set_voice": N_("Which voice"),
    "set_rate": N_("Speed of the voice"),
    "set_volume": N_("Loudness"),
    "set_ready": N_("Time to get ready"),
    "set_ready_hint": N_("Some people need longer to get to the floor."),
    "seconds_n": N_("{n} seconds"),
    "set_captions": N_("Larger words"),
    "set_letters": N_("Letter keys work (E, H, P and so on)"),
    "set_still": N_("The figure shows still pictures"),
    "no_voice": N_(
        "This device has no voice of its own for this language. You hear tones; the words are on the screen."
    ),
    "try_voice": N_("Try it"),
    "try_sentence": N_("This is how I sound."),
    "key_pause": N_("pause and go on"),
    "key_back": N_("back"),
    "key_next": N_("next, or skip"),
    "key_repeat": N_("say it again"),
    "key_sound": N_("sound on and off"),
    "key_captions": N_("larger words"),
    "key_rate": N_("answer after an exercise"),
    "key_help": N_("these keys"),
    "key_of_space": N_("Space"),
    "key_of_left": N_("Left"),
    "key_of_right": N_("Right"),
    "key_of_esc": N_("Esc"),
}

PLAYER_TEXTS: Mapping[str, str] = {
    **_BEFORE,
    **_STEPS,
    **_BUTTONS,
    **_CHOICES,
    **_SAFETY,
    **_END,
    **_KEEPING,
    **_COACH,
    **_SETTINGS,
}


def english_texts(language: Language) -> dict[str, str]:
    """Return the English to show beneath the words of the safety dialogues, by key; nothing where none is needed."""
    found = {key: beneath(text, "session", language) for key, text in _SAFETY.items()}
    return {key: text for key, text in found.items() if text}


def player_texts(language: Language) -> dict[str, str]:
    """Return every fixed word of the player in a language, by key."""
    return {key: translate(text, language) for key, text in PLAYER_TEXTS.items()}
