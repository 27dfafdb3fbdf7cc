# 到时间自己会说的话。

deadlines-round = { $number }号“{ $title }”进入{ $round }，到{ $until }。
deadlines-rounds-over = { $number }号“{ $title }”商议时间到了，可以发起表决，或写明理由结束。
deadlines-vote-reminder = { $community }：{ $number }号“{ $title }”{ $closes }截止，您还没投票。
deadlines-response-reminder = 提醒：{ $number }号“{ $title }”请在{ $due }前答复居民。
deadlines-response-overdue = { $number }号“{ $title }”的答复已超期（{ $due }到期），公示页上已标明，请尽快答复。
deadlines-response-overdue-public = { $number }号“{ $title }”的答复已超期：委员会应在{ $due }前答复，还没有答复。
deadlines-commitment-overdue = { $number }号承诺“{ $task }”过了{ $deadline }的期限（{ $unit }，{ $person }），请报一下进展。
deadlines-notice-over =
    { $open ->
        [0] { $number }号“{ $title }”公示期满，收到询问 { $inquiries } 条，都已答复。
       *[other] { $number }号“{ $title }”公示期满，收到询问 { $inquiries } 条，还有 { $open } 条没答复。
    }
