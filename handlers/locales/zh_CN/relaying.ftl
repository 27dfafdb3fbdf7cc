# 机器人进不去的群：把话贴进去，把接龙贴回来。

relay-entered =
    { $number } 号表决：接龙录好 { $count } 票{ $unchanged ->
        [0] 。
       *[other] ，另有 { $unchanged } 票和上次一样，没有重复录。
    }
relay-themselves = 这些已经自己投过了，以他们自己投的为准：{ $labels }。
relay-by-another = 这些已由别人代录，要改请找录票的人，或请本人自己投：{ $labels }。
relay-taken-out = 这些录过、又被本人撤回了，没有再录，请当面问问：{ $labels }。
relay-receipts = 回执，请私下抄给本人：
relay-receipt = { $label }：{ $receipt }

refusal-relay-not-offered = { $number } 号表决要排顺序、打分或写理由，接龙说不清楚，请把链接或海报发到群里。
refusal-nothing-to-relay = 还没有可以录的。请先把群里的接龙贴进来，再勾选或选好是谁、选了什么。
refusal-relay-too-long = 一次最多看 { $most } 条，请分几次贴。
refusal-relayed-twice = { $label } 有两条不一样的，请只留一条。

# 发到群里的话，每条不超过 300 字
relay-post-call =
    #接龙
    【表决{ $number }号】{ $title }
    { $options }
    请接：门牌 称呼 选项号{ $several ->
        [yes] （可以选几个）
       *[no] { "" }
    }，比如：3栋201 张阿姨 1
    { $closes }截止。接龙大家都看得见，不想公开就自己投：{ $link }
relay-post-nudge =
    【表决{ $number }号】{ $title }
    { $closes }截止，还没投的邻居抓紧啦。
    接龙写“门牌 称呼 选项号”就行；改主意了，再接一条写“改选”和新的选项号。
    不想公开就自己投：{ $link }
relay-post-link =
    【表决{ $number }号】{ $title }
    { $closes }截止。这次要在手机上填，点开就能投：{ $link }
    不用手机的邻居，请找楼门长代录。

# 海报
relay-poster-heading = 请您投票 · { $number } 号表决
relay-poster-more = 还有 { $count } 项，扫码都能看到
relay-poster-closes = { $closes } 截止
relay-poster-scan = 微信扫一扫，打开就能投。不用手机的邻居，请找楼门长。

# 网页
relay-title = 微信群接龙
relay-lead = 机器人进不去的群，也能一起投：把下面的话贴进群里，再把大家的接龙贴回来，看过再录。录的是代录票，本人会收到通知，弄错了能撤回，自己投的永远优先。接龙在群里是公开的，不想公开的邻居可以点链接自己投。
relay-not-offered = 这次表决要排顺序、打分或写理由，接龙里说不清楚，所以只发链接和海报，不收接龙。
relay-posts-title = 一、发到群里
relay-name-call = 开始接龙
relay-name-nudge = 提醒一下
relay-name-link = 发链接
relay-length = { $count } 字
relay-copy = 复制
relay-copied = 已复制
relay-poster-title = 二、海报
relay-poster-hint = 图片发到群里，或打印出来贴在楼道，扫码就能投。
relay-poster-png = 图片（发群里）
relay-poster-pdf = A4 纸（打印）
relay-back-title = 三、把接龙贴回来
relay-paste = 群里的接龙或聊天
relay-paste-hint = 整段复制过来就行，不用整理。接龙、“张阿姨：2”、带时间的聊天记录都认得。
relay-look = 看一看
relay-looked = 看清楚 { $clear } 条，要您定 { $open } 条
relay-open-title = 要您定的
relay-open-hint = 选好是谁、选了什么才会录；拿不准就留着“先不录”。
relay-who = 是谁
relay-what = 选了什么
relay-leave-out = 先不录
relay-unknown = 名册上没对上这个人，请选一选是哪一位。
relay-proposed = 上次认作 { $label }。是就不用动；不是，请改选。
relay-clear-title = 看清楚的
relay-clear-hint = 请对一遍，不对的去掉勾。
relay-as-pasted = 原文：
relay-enter = 录入
relay-beside = 没当作选票的 { $count } 行
relay-part =
    { $part ->
        [replaced] 后面改了，以后面的为准
        [withdrawn] 要撤回：如果录过，请本人点“不对，撤回”，或自己重新投
       *[passed_over] 不是选票
    }
relay-doubt =
    { $doubt ->
        [no_choice] 没看出选了哪一项。
        [no_name] 没写是谁。
        [unknown_option] 没有这个选项号。
        [too_many] 选得太多了。
        [contradicts] 前后说的不是同一项。
        [on_behalf] 像是替别人说的。
        [several_people] 像是不止一个人。
        [as_above] 说和上面一样，请您看看是哪一项。
        [changed_later] 后面好像又改了主意。
        [same_elector] 同一户或同一个人有几条，选的不一样。
       *[uncertain] 话里有别的意思，请您看看。
    }

# 表决结束以后发到群里的话，每条不超过 300 字
relay-told-title = 结果发到微信群
relay-told-lead = 机器人进不去的群，也该听到下文。点“复制”（或者长按全选），贴进群里就行。
relay-told-no-reply = 委员会还没有答复。答复以后，这里会多一段“委员会的答复”。
relay-name-outcome = 结果
relay-name-reply = 委员会的答复
relay-told-row =
    { $label }：{ $count } { $unit ->
        [points] 分
       *[votes] 票
    }
relay-told-row-owners = { $label }：{ $count } 票，{ $area } 平方米
relay-told-turnout = 应投 { $electors }，投了 { $participating }。
relay-told-drawn = 当众抽签定的，谁都能照着再抽一遍。
relay-told-notice =
    { $over ->
        [yes] 公示到{ $until }，已经结束。
       *[no] 公示到{ $until }，有疑问可以在公示页上问。
    }
relay-told-due =
    { $state ->
        [given] 委员会已经答复。
        [overdue] 委员会本该在{ $due }以前答复，已经超期。
       *[due] 委员会最迟{ $due }答复。
    }
relay-told-link = 怎么数的、公示全文：{ $link }
relay-told-reply = 【{ $number }号答复】{ $title }：{ $state }
relay-told-reasons = 委员会说：{ $reasons }
relay-told-promise = 要办：{ $task }（{ $unit }，{ $deadline }前）
relay-told-reply-link = 答复全文、办到哪一步、满意不满意：{ $link }
