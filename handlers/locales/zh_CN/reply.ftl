# 没答上来的问题：工作人员写答复，另一个人核准，再告诉提问的邻居。

reply-what = 怎么答复？写给邻居看的，简单明白就好。写好以后要另一个人核准，核准以前居民看不到。
reply-correct-what = 正确的答复怎么写？要另一个人核准，核准以前居民看到的还是原来的。
reply-written =
    { $others ->
        [0] 写好了，等另一个人核准。核准以前，居民看不到。
       *[other] 写好了，等另一个人核准。核准以后，还会一起答复 { $others } 个差不多的问题。
    }
reply-written-alone = 写好了，可是现在没有第二个人能核准。请管理员再加一位委员会成员或主持人；核准以前，居民看不到。
reply-card =
    { $count ->
        [1] { $name }写了一份答复，请核准。居民问：
       *[other] { $name }写了一份答复，请核准。居民问（{ $count } 个差不多的问题）：
    }
reply-card-text = 答复：
reply-card-passage = 用资料里的这一段来答复，《{ $title }》{ $locator }：
reply-card-expires = 到{ $day }为止有效，过后要再看一遍。
reply-approve-label = 核准
reply-return-label = 退回
reply-page = 在网页上看
reply-approved = { $name }核准了对“{ $question }”的答复，提问的居民会收到。
reply-approved-writer = 您写的对“{ $question }”的答复已经核准，提问的居民会收到。
reply-return-why = 为什么退回？写一句，写答复的人会看到。
reply-returned = 已退回，问题还等着答复。
reply-returned-writer = 您写的对“{ $question }”的答复，{ $name }退回了：{ $reason }
reply-again-label = 重写
reply-retire-why = 为什么停用？写一句。
reply-retired = 已停用：以后不再用它回答，旧的出处还能打开看。
reply-aside-why = 为什么不用答复？写一句，比如：只是打招呼、是私人的事。
reply-aside =
    { $count ->
        [1] 已放到一边，随时可以拿回来。
       *[other] { $count } 个问题已放到一边，随时可以拿回来。
    }
reply-aside-told = 您问的“{ $question }”，委员会看过了，不作答复：{ $reason }
reply-taken-back = 已拿回来：“{ $question }”，等着答复。
reply-struck = 记下了：不再从“{ $question }”这次的“有用”里学。

reply-title = 居委会答复：{ $question }
reply-day = { $day }
reply-corrected = 已由新的答复代替
reply-told = 您问的“{ $question }”，居委会答复了（{ $community }，{ $day }）：
reply-told-corrected = 您问的“{ $question }”，居委会更正了答复（{ $community }，{ $day }），请以这次的为准：
reply-told-group = 有邻居问过“{ $question }”，居委会答复了（{ $community }，{ $day }）：

refusal-question-replied = 这个问题已经答复过，或者已经放到一边了。
refusal-question-not-aside = 这个问题没有放到一边，不用拿回来。
refusal-answer-too-long = 答复请写在 { $limit } 个字以内，太长了邻居看不完。
refusal-answer-waits = { $name }已经写了一份答复，正等人核准。请先核准，或者退回，再写。
refusal-answer-decided = 这份答复已经处理过了，请看工作台上现在的样子。
refusal-own-answer =
    { $others ->
        [0] 这是您自己写的，要另一个人核准，可是现在没有第二个人：请管理员再加一位委员会成员或主持人。
       *[other] 这是您自己写的，要另一个人核准：请委员会的其他人、主持人或管理员来看。
    }
refusal-passage-gone = 这一段现在不能引用：可能已经停用、失效，或者换了新的。
refusal-expiry-past = 有效期要写以后的日子。

# 提醒
nudge-questions =
    { $waiting ->
        [0] 有 { $written } 份写好的答复等另一个人核准。
       *[other] { $written ->
            [0] 有 { $waiting } 个居民的问题等着答复，最久的等了 { $days } 天。有空看一眼就好。
           *[other] 有 { $waiting } 个居民的问题等着答复，最久的等了 { $days } 天；还有 { $written } 份写好的等另一个人核准。
        }
    }
nudge-open = 看居民的问题
