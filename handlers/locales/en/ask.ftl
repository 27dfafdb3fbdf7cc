# Questions and answers.

ask-what = What would you like to know? Just type it, for example: What are the rules for dogs?
ask-about = On “{ $question }”:
ask-source = [{ $number }] { $title }, { $locator } ({ $issuer })
ask-source-whole = [{ $number }] { $title } ({ $issuer })
ask-read = [{ $number }] { $title }
ask-up = 👍 Helpful
ask-down = 👎 Not helpful
ask-thanks = Thank you, glad it helped.
ask-sorry = Sorry that it did not help; noted.
ask-declined = I found nothing reliable in my sources, and I will not guess. Shall I pass it to the committee?
ask-refer-offer = Shall I pass the question to the committee?
ask-refer-label = Pass to the committee
ask-referred = Passed to the committee: “{ $question }”. I will tell you when they reply.
ask-referred-committee = { $name } asks: { $question } (I found no support for an answer; please reply)
ask-desk = Reply

refusal-question-too-long = The question is rather long. Please keep it within { $limit } characters.
refusal-questions-waiting = { $waiting } of your questions are still being looked up. Please wait for the answers first.
refusal-not-your-question = Somebody else asked this; it is for them to choose.
refusal-referred-already = This question was passed to the committee already.
refusal-verdict-unknown = Please choose “helpful” or “not helpful”.
