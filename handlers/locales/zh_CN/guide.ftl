# 引路：欢迎、帮助、进展。

guide-welcome = 您好，我是{ $community }的议事助手。大家的事，问我、提出来、一起商量，办得怎么样我会告诉您。我只记您的称呼、账号、门牌和您在这里提的、问的、投的；发“隐私”看明细。English: /language en
guide-welcome-demo = 这是演示社区，人和事都是编的，您可以放心试。
guide-welcome-guest = 您还没登记：在居民群里说句话，或发“登记 3-2-501”（换成您家门牌），就能提议和投票。
guide-try-ask = 问一个问题
guide-try-propose = 提一件事
guide-try-list = 看看大家在提什么
guide-help =
    您可以这样说：
    问 养犬要遵守什么
    提 3号楼门口路灯坏了
    提案（看大家提的） · 附议 12 · 12号怎么样了
    12号 观点 您的看法 · 表态 12（一条一条来） · 登录（打开网页） · 登记 3-2-501
    隐私 · 语言 · 取消
    卡片上的选项，回数字就行；多选就回“1 3”。
guide-help-group =
    群里可以说：问 养犬要遵守什么 · 提 3号楼门口路灯坏了 · 附议 12 · 12号怎么样了
    投票：点按钮，或回“12号 1”。更多请私信我“帮助”。
guide-help-moderator = 您是主持人：发“待办”看等您处理的，“开议题”“发起表决”一步步问您，“显示观点 12 3”让观点出来，“投票情况”看多少人投了，“轮次 12”“选项 12”“线下会 12”管一个议题，嫌群里吵就在群里发“静音 3天”，或打开主持人工作台。
guide-help-committee = 您是委员会成员：表决结果会送到您这里，请在期限内答复。
guide-desk = 主持人工作台
guide-committee-desk = 委员会工作台
guide-status-which = 您想看几号？请回号码，比如 12。
guide-page = 看详情
guide-back = 上一步
guide-cancel = 取消
guide-cancelled = 好的，刚才那件事不办了。
guide-nothing-to-cancel = 没有正在办的事。
guide-nothing-before = 没有上一步可以退。
guide-forged = 这个按钮不是我发的，或者已经过期，请重新打开卡片再点。
guide-forwarded = 转发来的话不算您自己说的，我没有照办。您想说什么，请自己打字发给我。
guide-unknown = 这句我没看懂。您可以直接问问题，或者选一项：
guide-file = 文件收到了，但不知道您想用它做什么。要提一件事，请先发“提 …”，再发照片。
guide-thanks = 不客气，有事随时找我。

status-proposal = { $number }号提案“{ $text }”：{ $state }，{ $seconders } 人附议
status-declined = 没有受理的理由：{ $reason }
status-merged = 已并入 { $number }号，一起办
status-topic = { $number }号议题“{ $title }”：{ $state }
status-closed = 结束的理由：{ $reason }
status-poll-scheduled = 表决：{ $opens }开始
status-poll-open = 表决：正在投票，{ $closes }截止
status-outcome = 表决结果：{ $state }（{ $at }）
status-response = 委员会答复：{ $state }
status-response-due = 委员会答复：最迟{ $due }
status-response-overdue = 委员会答复：已超期，应在{ $due }前答复
status-commitment = 承诺：{ $task }（{ $unit }，{ $deadline }前）——{ $state }
status-proposal-next =
    { $state ->
        [submitted] 接下来：主持人看过后，会告诉大家受不受理
       *[accepted] 接下来：主持人把它开成议题，请大家一起商量
    }
status-round = { $title }，到{ $until }
status-round-next = 下一步：{ $title }，{ $from }开始
status-topic-next = 接下来：商量好了，由主持人开表决
status-poll-hidden = 截止前谁也看不到票数；截止后公布结果，由委员会答复
guide-which-one = 您问的是哪一件？点一下，或者回数字：
guide-one-of = { $number }号 { $title }
