# 委员会的答复、承诺、进展，居民的询问和评价。

respond-choose-adopted = 采纳
respond-choose-partly-adopted = 部分采纳
respond-choose-declined = 不采纳
respond-choose-commit = 写承诺事项
respond-verdict = { $number }号“{ $title }”，委员会怎么答复？
respond-reasons = { $number }号，{ $state }。请写明理由，居民会看到。
respond-given = { $number }号已答复：{ $state }。
respond-given-told = { $number }号“{ $title }”有答复了：{ $state }。理由：{ $reasons }

respond-commit-task = 承诺办什么事？
respond-commit-unit = 哪个单位负责？
respond-commit-person = 谁负责？写姓名。
respond-commit-deadline = 什么时候办好？比如：12月15日、30天
respond-committed = { $number }号承诺已记下：{ $task }（{ $unit }，{ $person }，{ $deadline }前）。
respond-committed-told = { $number }号有承诺了：{ $task }。{ $unit }负责，责任人{ $person }，{ $deadline }前办好。
respond-report = 报进展

respond-progress-state = { $number }号“{ $task }”，办到哪一步了？
respond-progress-what = 请说说进展，可以直接发照片（照片下面写一句话）。
respond-progressed = { $number }号进展已记下：{ $task }，{ $state }。
respond-progress-told = { $number }号“{ $title }”有进展：{ $task }，{ $state }。
respond-progress-words = “{ $text }”

respond-inquire-what = 您想问这次公示的什么？
respond-inquired = { $number }号的询问已转给委员会：“{ $text }”。答复了会告诉您。
respond-inquiry = { $name }询问 { $number }号“{ $title }”的公示：“{ $text }”
respond-answer = 答复
respond-desk = 委员会工作台
respond-answer-what = 怎么答复？答复会写在公示页上。
respond-inquiry-answered = 已答复，写在 { $number }号的公示页上了。
respond-inquiry-told = 您对 { $number }号公示的询问“{ $question }”，委员会答复：{ $answer }

# 回访评价
rate-ask = 事情解决了吗？请您评价一下。
rate-solved-yes = 解决了
rate-solved-no = 没解决
rate-satisfied-yes = 满意
rate-satisfied-no = 不满意
rate-solved-question = { $number }号“{ $title }”，解决了吗？
rate-satisfied-question =
    { $solved ->
        [yes] { $number }号，您说解决了。对处理满意吗？
       *[no] { $number }号，您说没解决。对处理满意吗？
    }
rate-why =
    { $reopens ->
        [true] { $number }号，哪里不满意？写一句，委员会就要重新办一次。不想写就回 0。
       *[false] { $number }号，哪里不满意？写一句，委员会会看到。不想写就回 0。
    }
rate-thanks =
    { $solved ->
        [true] { $satisfied ->
            [true] { $number }号记下了：解决了，满意。谢谢您！
           *[false] { $number }号记下了：解决了，不满意。谢谢您！
        }
       *[false] { $satisfied ->
            [true] { $number }号记下了：没解决，满意。谢谢您！
           *[false] { $number }号记下了：没解决，不满意。谢谢您！
        }
    }
rate-reopened = 居民对 { $number }号“{ $title }”不满意：{ $reason }。重新办理，委员会最迟{ $due }再答复。

refusal-verdict-missing = 请选：1 采纳，2 部分采纳，3 不采纳。
refusal-commitment-needs-adoption = { $number }号没有采纳，不能写承诺事项；要办就先改答复。
refusal-progress-unclear = 请先选办到哪一步：1 正在办，2 办好了。
refusal-rating-unclear = 没看懂，请点按钮，或回复 1、2。
refusal-inquiries-waiting = 您对 { $number }号已有 { $waiting } 条询问等着答复，等答复了再问。
