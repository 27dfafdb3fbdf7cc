# 工作台上的居民问题：等答复的、等核准的、答过的；居民在问什么。

loop-title = 居民的问题
loop-lead = 资料里没有答案、居民说没帮上忙、或者转给你们的问题，都在这里。一个人写答复，另一个人核准，提问的居民才会收到；以后再有人问差不多的，就照这份答复回答。
loop-show-waiting = 等答复
loop-show-written = 等核准
loop-show-answered = 答复过的
loop-show-aside = 放到一边的
loop-show-learned = 居民说有用的
loop-kind =
    { $state ->
        [referred] 居民转来
        [declined] 没有依据
        [set_aside] 放到一边
        [replied] { $helpful ->
            [no] 答复了没帮上忙
           *[unsaid] 已答复
        }
        [answered] { $helpful ->
            [no] 没帮上忙
           *[unsaid] 机器人答了
        }
       *[other] 正在查
    }
loop-waited =
    { $days ->
        [0] 今天问的
       *[other] 等了 { $days } 天
    }
loop-askers = { $count } 人问
loop-theme = 只看说到“{ $word }”的。
loop-all-themes = 看全部
loop-serves = 答复 { $count } 个问题
loop-until = 到{ $day }为止
loop-late = 有 { $count } 份答复过了有效期，机器人已经不用了。请再看一遍：还对就改个日期重发，不对就改正或停用。
loop-none-written = 没有等着核准的答复。
loop-none-answered = 还没有答复过。
loop-none-aside = 没有放到一边的问题。
loop-none-learned = 还没有。至少要两户人家都说有用（工作人员一个人就行），又没有人说没用，才会记住。
loop-aside-why = 放到一边：{ $reason }
loop-take-back = 拿回来
loop-learned-what = 这些回答有两户以上说有用，或者有工作人员说有用。以后有人问差不多的，先从这些段落里找。觉得不对，就点“不要学”。
loop-strike = 不要学
loop-passage-gone = 这一段已经没有了。
loop-own = 这是您自己写的，要请另一个人核准。
loop-withdraw = 收回
loop-return-why = 为什么？

loop-one = 一个问题
loop-no-name = 没有转来，不显示姓名
loop-before = 接着“{ $question }”问的
loop-given = 现在的回答
loop-see-approved = 看答复，可以改正或停用
loop-is-written = { $name }写了一份答复，等人核准。
loop-see-written = 去看
loop-was-returned = { $name }退回过一次：{ $reason }
loop-write = 写答复
loop-write-hint = 写给邻居看，先说结论，再说去哪办、找谁、带什么。
loop-asked = 公开时怎么问
loop-asked-hint = 答复会成为大家都能看到的资料。原话里有门牌、姓名、家里的事，就在这里换个说法；不填就用居民的原话。
loop-expires = 有效到哪天
loop-expires-hint = 过了这天就不再引用，提醒你们再看一遍。长期有效就不填。
loop-also = 一起答复这些差不多的问题
loop-send = 交给另一个人核准
loop-attach = 用资料里的一段来答复
loop-attach-what = 资料里本来就有，只是机器人没找到：选一段，居民会收到原文和出处，以后也会先想到它。
loop-attach-send = 选好了，交给另一个人核准
loop-nothing-near = 没有找到相近的段落，换个词搜搜看。
loop-aside = 放到一边
loop-aside-what = 打招呼、闲聊、两家之间的私事，不用委员会答复。随时可以拿回来。
loop-aside-hint = 转来的居民会看到这个理由。

loop-answer = 一份答复
loop-answer-state =
    { $state ->
        [written] 等核准
        [approved] 已核准
        [returned] 已退回
       *[retired] 已停用
    }
loop-written-by = 写的人
loop-decided-by = 核准或退回的人
loop-look-again = 该再看一遍了
loop-replaces = 这是改正，看原来的
loop-newer =
    { $state ->
        [written] 有一份改正等着核准
        [approved] 已经改正，看新的
       *[other] 改正过，看那一份
    }
loop-see-source = 看居民看到的出处
loop-correct = 改正
loop-correct-what = 新的答复核准以后代替这一份，收到过这份答复的居民会收到更正。旧的还能从出处打开看。
loop-retire = 停用
loop-retire-what = 停用以后不再用它回答，旧的出处还能打开看。

loop-asked-title = 居民在问什么
loop-asked-lead = 最近八周的数，从问题本身算出来，不带姓名。放到一边的不算在内。
loop-public = 给居民看的样子
loop-figure-waiting = 等着答复
loop-longest =
    { $days ->
        [0] 都是今天问的
       *[other] 最久的等了 { $days } 天
    }
loop-figure-replies = 答复要等多久
loop-days-to-reply =
    { $days ->
        [0] 一半在当天
       *[other] 一半在 { $days } 天以内
    }
loop-gaps = 资料里缺什么
loop-gaps-what = 没答上来、没帮上忙和转来的问题，按它们共有的词归在一起。
loop-no-theme = 别的
loop-gap = 问了 { $asked } 次，{ $waiting } 个等着答复
loop-no-gaps = 最近没有答不上来的问题。
loop-weeks = 一周一周看
loop-week = { $day }起的一周
loop-week-asked =
    { $count ->
        [0] 没有人问
       *[other] 问了 { $count } 次，当场答上 { $answered } 次（{ $share }%）
    }
loop-no-weeks = 最近八周没有人问。
loop-week-more = 没有依据 { $declined } · 后来答复 { $replied } · 还等着 { $waiting }
loop-week-aside = 放到一边 { $count }
loop-public-lead = 居委会答复过的问题，和这里大概能答上多少。不带姓名。
loop-public-answers = 居委会的答复
loop-public-themes = 问得多、资料里还缺的
loop-open = 去答复
loop-desk =
    { $written ->
        [0] { $waiting } 个问题等答复
       *[other] { $waiting } 个问题等答复，{ $written } 份答复等核准
    }
loop-mine =
    { $state ->
        [asked] 正在查
        [answered] 机器人答的
        [declined] 资料里没有，委员会看得到问题，看不到您的名字
        [referred] 已转给委员会，等答复
        [replied] 居委会答复
       *[set_aside] 委员会看过了，不作答复
    }
