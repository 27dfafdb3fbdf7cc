# The committee's response, commitments and progress; residents' inquiries and ratings.

respond-choose-adopted = Adopt
respond-choose-partly-adopted = Adopt in part
respond-choose-declined = Decline
respond-choose-commit = Make a commitment
respond-verdict = { $number } “{ $title }”: how does the committee respond?
respond-reasons = { $number }: { $state }. Please give the reasons; residents will see them.
respond-given = Response to { $number } given: { $state }.
respond-given-told = { $number } “{ $title }” has a response: { $state }. Reasons: { $reasons }

respond-commit-task = What is to be done?
respond-commit-unit = Which unit is responsible?
respond-commit-person = Who is responsible? Give a name.
respond-commit-deadline = By when? For example: 15 Dec, 30 days
respond-committed = Commitment on { $number } noted: { $task } ({ $unit }, { $person }, by { $deadline }).
respond-committed-told = A commitment on { $number }: { $task }. Responsible: { $unit }, { $person }; by { $deadline }.
respond-report = Report progress

respond-progress-state = { $number } “{ $task }”: how far is it?
respond-progress-what = Please say how it goes; you can send a photo with a line below it.
respond-progressed = Progress on { $number } noted: { $task }, { $state }.
respond-progress-told = Progress on { $number } “{ $title }”: { $task }, { $state }.
respond-progress-words = “{ $text }”

respond-question-what = What is the answer to this resident?
respond-question-replied = Answered; the resident has been told.
respond-question-told = You asked “{ $question }”. The committee answers: { $answer }

respond-inquire-what = What would you like to ask about this notice?
respond-inquired = Your inquiry on { $number } went to the committee: “{ $text }”. I will tell you the answer.
respond-inquiry = { $name } asks about the notice of { $number } “{ $title }”: “{ $text }”
respond-answer = Answer
respond-desk = Committee's desk
respond-answer-what = What is the answer? It will stand on the page of the notice.
respond-inquiry-answered = Answered on the page of { $number }.
respond-inquiry-told = You asked about the notice of { $number }: “{ $question }”. The committee answers: { $answer }

# Rating
rate-ask = Is it solved? Please say how it went.
rate-solved-yes = Solved
rate-solved-no = Not solved
rate-satisfied-yes = Satisfied
rate-satisfied-no = Not satisfied
rate-solved-question = { $number } “{ $title }”: is it solved?
rate-satisfied-question =
    { $solved ->
        [yes] { $number }: you say it is solved. Are you satisfied with how it was handled?
       *[no] { $number }: you say it is not solved. Are you satisfied with how it was handled?
    }
rate-why =
    { $reopens ->
        [true] { $number }: what is wrong? One sentence, and the committee has to take it up again. Reply 0 to skip.
       *[false] { $number }: what is wrong? One sentence for the committee. Reply 0 to skip.
    }
rate-thanks =
    { $solved ->
        [true] { $satisfied ->
            [true] Noted for { $number }: solved, satisfied. Thank you!
           *[false] Noted for { $number }: solved, not satisfied. Thank you!
        }
       *[false] { $satisfied ->
            [true] Noted for { $number }: not solved, satisfied. Thank you!
           *[false] Noted for { $number }: not solved, not satisfied. Thank you!
        }
    }
rate-reopened = Residents are not satisfied with { $number } “{ $title }”: { $reason }. It is taken up again; the committee responds by { $due }.

refusal-verdict-missing = Choose: 1 adopt, 2 adopt in part, 3 decline.
refusal-commitment-needs-adoption = { $number } was declined, so there is nothing to commit to; change the response first.
refusal-progress-unclear = First choose how far it is: 1 under way, 2 done.
refusal-question-replied = This question was not passed on, or it has been answered.
refusal-rating-unclear = I do not understand; press a button, or reply 1 or 2.
