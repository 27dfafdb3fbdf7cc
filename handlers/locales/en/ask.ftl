# Questions and answers.

ask-what = What would you like to know? Just type it, for example: What are the rules for dogs?
ask-about = On “{ $question }”:
ask-source = [{ $number }] { $title }, { $locator } ({ $issuer })
ask-source-whole = [{ $number }] { $title } ({ $issuer })
ask-read = [{ $number }] { $title }
ask-up = 👍 Helpful
ask-down = 👎 Not helpful
ask-thanks = Thank you, glad it helped.
ask-sorry = Sorry that it did not help. The committee will see the question (not your name), and I will tell you when they answer.
ask-declined = I found nothing reliable in my sources, and I will not guess. The committee will see the question (not your name), and I will tell you when they answer. If they may know that it is yours, pass it to the committee.
ask-refer-offer = If the committee may know that it is yours, pass the question to them; they will see it first.
ask-refer-label = Pass to the committee
ask-referred = Passed to the committee: “{ $question }”. I will tell you when they reply.
ask-referred-committee = { $name } asks: { $question } (please answer)
ask-desk = Write an answer
ask-desk-page = Answer on the page

refusal-question-too-long = The question is rather long. Please keep it within { $limit } characters.
refusal-questions-waiting = { $waiting } of your questions are still being looked up. Please wait for the answers first.
refusal-not-your-question = Somebody else asked this; it is for them to choose.
refusal-referred-already = This question was passed to the committee already.
refusal-guests-asked-enough = Guests have passed on many questions already; staff are working through them. Please try again in a few days, or enrol first.
refusal-verdict-unknown = Please choose “helpful” or “not helpful”.
