# 议事的说法：状态、方法、规则、计票步骤、卡片。

listed = { $first }、{ $rest }
sent-in-private = { $name }，已私信给您，请到私聊里看。
confirm-yes = 确认
confirm-no = 不办了

# 表态
stance-agree = 同意
stance-disagree = 不同意
stance-pass = 略过

# 表决的方法
option-for = 赞成
option-against = 反对
option-abstain = 弃权
option-agree = 同意
option-accept = 可以接受
option-object = 反对
method-majority = 赞成或反对
method-majority-hint = 选赞成、反对或弃权，赞成比反对多就通过。
method-majority-line = 赞成或反对：一件事办不办
method-plurality = 几选一
method-plurality-hint = 只能选一项，选的人最多的胜出。
method-plurality-line = 几选一：几个方案里选一个
method-approval = 可选多项
method-approval-hint = 觉得行的都可以选，选的人最多的胜出。
method-approval-line = 可选多项：觉得行的都选上
base-persons = 每人一票
base-households = 每户一票

# 议事规则和效力
bylaw-consultation = 协商征求意见
bylaw-residents_meeting = 居民会议
effect-advisory = 效力：征求意见，不替代业主大会、居民会议的表决。
effect-meeting-if-adopted = 效力：本社区还没有通过用这里开居民会议，结果供参考。
effect-meeting-if-adopted-adopted = 效力：本社区已通过用这里开居民会议，结果按居民会议的决定办。

# 计票步骤
step-option = { $label }：{ $count } 票
step-for-against = 赞成 { $for } 票，反对 { $against } 票，两边相比
step-quorum =
    { $met ->
        [true] 参加数：名册 { $electors }，参加 { $participating }，规定要{ $strict ->
            [true] 超过
           *[false] 达到
        } { $share }（至少 { $least }），够了
       *[false] 参加数：名册 { $electors }，参加 { $participating }，规定要{ $strict ->
            [true] 超过
           *[false] 达到
        } { $share }（至少 { $least }），不够
    }
step-quorum-none = 参加数：名册 { $electors }，参加 { $participating }，没有规定最低参加数
step-majority =
    { $met ->
        [true] 通过线：{ $base } 票里至少要 { $least } 票，得了 { $part } 票，过了
       *[false] 通过线：{ $base } 票里至少要 { $least } 票，得了 { $part } 票，没过
    }
step-most-chosen = 最多的一项得 { $count } 票
step-tied = 最高的票数相同，没有分出结果
step-nobody = 没有能分出结果的票

# 议题卡片
round-only = 讨论
round-name = 第{ $position }轮讨论
topic-card = 【{ $number }号议题】{ $title }
topic-card-parties = 一起商量的：{ $parties }
topic-card-rules =
    { $count ->
        [1] 有关的规定：《{ $title }》{ $locator }
       *[other] 有关的规定：《{ $title }》{ $locator } 等 { $count } 条，点“看议题”能看原文
    }
topic-card-round = { $title }，到{ $until }
topic-card-counts = 已有 { $statements } 条观点，{ $people } 人参与
topic-card-statement = 请您表个态：“{ $text }”
topic-card-say = 我有话说
topic-card-link = 看议题
topic-card-voting = 商议结束，正在表决。
topic-card-decided = 已有表决结果。
topic-card-closed-without-vote = 已结束，没有表决。

# 表决卡片
poll-card = 【{ $number }号表决】{ $title }
poll-card-rules =
    { $base ->
        [households] 每户一票 · { $bylaw } · { $closes }截止，截止前可以改
        [owners] 业主来投，面积和人数两本账 · { $bylaw } · { $closes }截止，截止前可以改
        [delegates] 代表来投，一人一票 · { $bylaw } · { $closes }截止，截止前可以改
        [listed] 名单上的人来投，一人一票 · { $bylaw } · { $closes }截止，截止前可以改
       *[persons] 每人一票 · { $bylaw } · { $closes }截止，截止前可以改
    }
poll-card-turnout =
    { $base ->
        [households] 已有 { $turnout } 户参加，共 { $electors } 户（截止前谁也看不到票数）
        [owners] 已有 { $turnout } 位业主参加，共 { $electors } 位（截止前谁也看不到票数）
        [delegates] 已有 { $turnout } 位代表参加，共 { $electors } 位（截止前谁也看不到票数）
       *[persons] 已有 { $turnout } 人参加，共 { $electors } 人（截止前谁也看不到票数）
    }
poll-card-drawn = { $closes }抽签，谁都可以照公布的办法自己再算一遍。
poll-card-how =
    { $form ->
        [some] 点按钮，或发“{ $number }号 1 3”。您选了什么，只有您自己看得到。
        [ranking] 按喜欢的先后点按钮，或发“{ $number }号 3 1 2”。您怎么排的，只有您自己看得到。
        [scores] 点一项，到私聊里给它打分；或发“{ $number }号 1:5 2:3”。您打了几分，只有您自己看得到。
       *[other] 点按钮，或发“{ $number }号 1”。您选了什么，只有您自己看得到。
    }
poll-card-open = 公开表决：结束后会公布谁怎么投的，投之前请想好。
poll-card-link = 打开选票
poll-card-ended = 表决结束：{ $state }
poll-card-cancelled = 表决已取消：{ $reason }

# 结果卡片
outcome-card = 【{ $number }号结果】{ $title }：{ $state }
outcome-leading = 得票最多：{ $labels }
outcome-ahead = 排在最前面的：{ $labels }
outcome-best = 胜出：{ $labels }
outcome-elected = 选上的：{ $labels }
outcome-drawn = 抽中的：{ $labels }
outcome-projects = 可以办的：{ $labels }。一共 { $cost } 元，总预算 { $budget } 元
outcome-tied = 并列，没有分出结果：{ $labels }
outcome-count-on-page = 一步一步怎么数的，点下面看结果页。
outcome-notice = 公示到{ $until }；委员会最迟{ $due }答复。
outcome-link = 看结果和公示

# 办不成时说的话
refusal-topic-number-missing = 请带上议题的号码，比如：12号 观点 您的看法
refusal-not-a-topic = { $number }号不是议题，请看看号码对不对。
refusal-when-unclear = “{ $words }”这个时间我没看懂，可以写：3天后、周日晚8点、11月30日 20:00
refusal-not-a-proposal = 没有能用的提案“{ $words }”，请发提案的号码，比如：12
refusal-nothing-to-open = 现在没有可以开成议题的提案。
refusal-rounds-unclear = 轮次没看懂：每一轮要有天数，1 到 { $most } 天。
refusal-rule-unknown = 没看懂要附哪几条。请发 1 到 { $most } 里的号码，比如：1 2；都不附，发 0。
refusal-not-confirmed = 请回复 1 确认；不办了就发“取消”。
