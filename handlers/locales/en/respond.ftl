# The committee's response, commitments and progress; residents' inquiries and ratings.

respond-choose-adopted = Adopt
respond-choose-partly-adopted = Adopt in part
respond-choose-declined = Decline
respond-choose-commit = Make a commitment
respond-verdict = No. { $number } “{ $title }”: how does the committee respond?
respond-reasons = No. { $number }: { $state }. Please give the reasons; residents will see them.
respond-given = Response to no. { $number } given: { $state }.
respond-given-told = No. { $number } “{ $title }” has a response: { $state }. Reasons: { $reasons }

respond-commit-task = What is to be done?
respond-commit-unit = Which unit is responsible?
respond-commit-person = Who is responsible? Give a name.
respond-commit-deadline = By when? For example: 15 Dec, 30 days
respond-committed = Commitment on no. { $number } noted: { $task } ({ $unit }, { $person }, by { $deadline }).
respond-committed-told = A commitment on no. { $number }: { $task }. Responsible: { $unit }, { $person }; by { $deadline }.
respond-report = Report progress

respond-progress-state = No. { $number } “{ $task }”: how far is it?
respond-progress-what = Please say how it goes; you can send a photo with a line below it.
respond-progressed = Progress on no. { $number } noted: { $task }, { $state }.
respond-progress-told = Progress on no. { $number } “{ $title }”: { $task }, { $state }.
respond-progress-words = “{ $text }”


respond-inquire-what = What would you like to ask about this notice?
respond-inquired = Your inquiry on no. { $number } went to the committee: “{ $text }”. I will tell you the answer.
respond-inquiry = { $name } asks about the notice of no. { $number } “{ $title }”: “{ $text }”
respond-answer = Answer
respond-desk = Committee's desk
respond-answer-what = What is the answer? It will stand on the page of the notice.
respond-inquiry-answered = Answered on the page of no. { $number }.
respond-inquiry-told = You asked about the notice of no. { $number }: “{ $question }”. The committee answers: { $answer }

# Rating
rate-ask = Is it solved? Please say how it went.
rate-solved-yes = Solved
rate-solved-no = Not solved
rate-satisfied-yes = Satisfied
rate-satisfied-no = Not satisfied
rate-solved-question = No. { $number } “{ $title }”: is it solved?
rate-satisfied-question =
    { $solved ->
        [yes] No. { $number }: you say it is solved. Are you satisfied with how it was handled?
       *[no] No. { $number }: you say it is not solved. Are you satisfied with how it was handled?
    }
rate-why =
    { $reopens ->
        [true] No. { $number }: what is wrong? One sentence, and the committee has to take it up again. Reply 0 to skip.
       *[false] No. { $number }: what is wrong? One sentence for the committee. Reply 0 to skip.
    }
rate-thanks =
    { $solved ->
        [true] { $satisfied ->
            [true] Noted for no. { $number }: solved, satisfied. Thank you!
           *[false] Noted for no. { $number }: solved, not satisfied. Thank you!
        }
       *[false] { $satisfied ->
            [true] Noted for no. { $number }: not solved, satisfied. Thank you!
           *[false] Noted for no. { $number }: not solved, not satisfied. Thank you!
        }
    }
rate-reopened = Residents are not satisfied with no. { $number } “{ $title }”: { $reason }. It is taken up again; the committee responds by { $due }.

refusal-verdict-missing = Choose: 1 adopt, 2 adopt in part, 3 decline.
refusal-commitment-needs-adoption = No. { $number } was declined, so there is nothing to commit to; change the response first.
refusal-progress-unclear = First choose how far it is: 1 under way, 2 done.
refusal-rating-unclear = I do not understand; press a button, or reply 1 or 2.
refusal-inquiries-waiting = You have { $waiting } inquiries on no. { $number } waiting for an answer; please wait for it.
