# Voice notes: shown as words, done once their speaker says yes.

voice-heard =
    This is what I heard:
    “{ $words }”
    Is it right? Nothing is done before you say so.
voice-confirm-label = Yes, that is it
voice-retype-label = No, I will type
voice-type-then = All right, that one does not count. Please type it.
voice-cannot-listen = I have your voice note but cannot listen yet. Please type it, thank you!
voice-please-type = I could not make out that voice note. Please type it, thank you!
voice-not-agreed = You did not agree that your voice is sent to a service outside, so it was not listened to. Please type. To change that, press “I agree” on your privacy page.

refusal-voice-too-long = The voice note is too long. Please send parts of up to { $minutes } minutes, or type it.
refusal-voice-over = That voice note was done already, is too old, or is not yours. Please say it again, or type it.
