# What is said when its time has come.

deadlines-round = No. { $number } “{ $title }” goes into { $round }, until { $until }.
deadlines-rounds-over = The time for no. { $number } “{ $title }” is over: open a vote, or close it with a reason.
deadlines-vote-reminder = { $community }: the vote on no. { $number } “{ $title }” closes { $closes } and you have not voted.
deadlines-response-reminder = Reminder: residents expect a response to no. { $number } “{ $title }” by { $due }.
deadlines-response-overdue = The response to no. { $number } “{ $title }” is overdue (it was due { $due }); the public page says so. Please respond.
deadlines-response-overdue-public = The response to no. { $number } “{ $title }” is overdue: the committee should have responded by { $due }.
deadlines-commitment-overdue = The commitment on no. { $number }, “{ $task }”, passed its deadline { $deadline } ({ $unit }, { $person }). Please report.
deadlines-notice-over =
    { $open ->
        [0] The notice of no. { $number } “{ $title }” is over; inquiries: { $inquiries }, all answered.
       *[other] The notice of no. { $number } “{ $title }” is over; inquiries: { $inquiries }, not answered: { $open }.
    }
