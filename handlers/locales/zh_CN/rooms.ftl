# 每日简报、静音、免打扰时间。

digest-item = { $number }号“{ $title }”
digest-vote = { $number }号“{ $title }”（{ $closes }截止）
digest-result = { $number }号“{ $title }”：{ $state }
digest-new =
    { $more ->
        [0] 新提的：{ $items }
       *[other] 新提的：{ $items }，另外还有 { $more } 件
    }
digest-voting =
    { $more ->
        [0] 正在投票：{ $items }
       *[other] 正在投票：{ $items }，另外还有 { $more } 件
    }
digest-decided =
    { $more ->
        [0] 有结果了：{ $items }
       *[other] 有结果了：{ $items }，另外还有 { $more } 件
    }
digest-replied =
    { $more ->
        [0] 有答复了：{ $items }
       *[other] 有答复了：{ $items }，另外还有 { $more } 件
    }
digest-overdue =
    { $more ->
        [0] 过期还没办：{ $items }
       *[other] 过期还没办：{ $items }，另外还有 { $more } 件
    }
digest-open-new = 看{ $number }号
digest-open-voting = 去投{ $number }号
digest-open-decided = { $number }号的结果
digest-open-replied = { $number }号的答复
digest-open-overdue = { $number }号办得怎样
digest-all-new = 看新提的 { $count } 件
digest-all-voting = 看投票 { $count } 件
digest-all-decided = 看结果 { $count } 件
digest-all-replied = 看答复 { $count } 件
digest-all-overdue = 看过期的 { $count } 件

rooms-muted = 好，我在这个群先不说话，到{ $until }。投票的开始、截止和结果照样会发；谁问我话，我私下回。
rooms-unmuted = 好，我在这个群照常说话了。静音时的事，下次简报里一并告诉大家。
rooms-unmute = 取消静音
rooms-digest-on = 好，这个群每天18:30有一条简报，没事就不发。
rooms-digest-off = 好，这个群不再发每日简报。
rooms-quiet-set = 好，{ $begins }到{ $ends }不打扰大家，要说的事等到早上。
rooms-quiet-none = 好，不设免打扰时间，什么时候有事什么时候说。
rooms-which = 您说的是哪个群？
rooms-done = { $room }：
rooms-desk = 各群设置
rooms-title = 群
rooms-lead = 每个群听多少，在这里定。
rooms-none = 还没有绑定的群。
rooms-purpose =
    { $purpose ->
        [committee] 居委会群
       *[residents] 居民群
    }
rooms-is-muted = 静音中，到{ $until }
rooms-is-open = 照常说话
rooms-has-digest = 每日简报：发
rooms-has-no-digest = 每日简报：不发
rooms-mute-day = 静音1天
rooms-mute-days = 静音3天
rooms-mute-week = 静音一周
rooms-digest-stop = 不发简报
rooms-digest-start = 发简报
rooms-mute-what = 静音的群里，只听得到一场表决的开始、指纹、截止和结果；有人问话，私下回答。
rooms-quiet-title = 免打扰时间
rooms-quiet-what = 这段时间里，通知和卡片等到早上再发。谁刚说了话，马上回答；表决的开始、截止和结果不等。
rooms-quiet-begins = 从
rooms-quiet-ends = 到
rooms-quiet-save = 保存

refusal-no-rooms = 还没有绑定的群。
refusal-quiet-hours-unclear = 时间请写成 21:30 这样。
