# 轮次、模板、选项草案、线下会、合并相近的观点。

# 轮次的种类
round-kind-opinions = 征求意见
round-kind-statements = 收集观点
round-kind-stances = 逐条表态
round-kind-options = 拟选项
round-kind-finds = 巡查发现
round-kind-parties = 当事各方见面
round-kind-plan = 拟方案
round-kind-notice = 公示方案
round-kind-poll = 表决
round-kind-works = 动工
round-kind-photos = 拍照回访

# 现在能做什么
round-how-opinions = 点按钮，或发“{ $number }号 1”；想说话就发“{ $number }号 观点 您的看法”
round-how-statements = 现在收集观点：想说什么，发“{ $number }号 观点 您的看法”。下一轮再表态。
round-how-stances = 现在逐条表态：点按钮，或发“{ $number }号 1”。一条一条来，随时能改。
round-how-options = 主持人正在把大家的观点整理成选项，整理好了给大家看。
round-how-finds = 现在巡查：看到什么问题，发“{ $number }号 观点 您看到的”。
round-how-parties = 当事各方正在见面商量。您的想法也可以发“{ $number }号 观点 您的看法”。
round-how-plan = 正在拟方案。前面的观点还可以表态：发“{ $number }号 1”。
round-how-notice = 方案正在公示。有意见就发“{ $number }号 观点 您的意见”。
round-how-poll = 该表决了，等主持人发起。
round-how-works = 已经动工，做到哪一步会告诉大家。
round-how-photos = 做完了，拍照给大家看，欢迎评价。

# 模板
template-opinions = 征求意见
template-opinions-line = 边说边表态，一轮就好；小事用这个。
template-neighbours = 友邻+
template-neighbours-line = 先巡查，各方见面，拟方案公示，再表决、动工、拍照回访。
template-three-talks = 三轮拉家常
template-three-talks-line = 先说事，再逐条表态，然后定选项表决。
template-budget = 民生票决
template-budget-line = 大家提项目，主持人列清单和花费，按预算一起选。
template-owners = 业主共同决定
template-owners-line = 动用维修资金这类大事：征求意见、公示十五天，再由业主表决。

# 说观点时
discuss-what-good = 一条只说一件事，用自己的话，让人一看就能说同意或不同意。
statement-remark-several = 这条好像说了几件事。分开说，大家更好表态；想改就重新发一条。
statement-remark-question = 这条是个问题，不好表态。改成“应该怎样”会更好；想改就重新发一条。

# 一条一条表态
discuss-another = 下一条
discuss-left = 后面还有 { $left } 条。
topic-card-stances = 逐条表态

# 轮次开始时叫主持人
rounds-call-options = { $number }号“{ $title }”进入“{ $round }”，请把大家的观点整理成选项。
rounds-call-parties = { $number }号“{ $title }”进入“{ $round }”。各方见了面，请把会记下来。
rounds-call-poll = { $number }号“{ $title }”该表决了，请发起表决。没发起之前，这一轮每天往后延。
rounds-call-stances = { $number }号“{ $title }”请您表态：有 { $count } 条观点，一条一条来，到{ $until }。

# 主持人动轮次
rounds-show-label = 看轮次
rounds-page-label = 在网页上办
rounds-path = { $number }号“{ $title }”的轮次：
rounds-path-done = { $position } { $title }：过了（{ $until }结束）
rounds-path-now = { $position } { $title }：正在进行，到{ $until }
rounds-path-next = { $position } { $title }：{ $opens }开始
rounds-end-label = 提前结束这一轮
rounds-extend-label = 延长这一轮
rounds-insert-label = 加一轮
rounds-back-label = 回到前面一轮
rounds-save-label = 存成模板
rounds-why = 为什么？写一句，会告诉大家。
rounds-days = 几天？发个数字，比如：3
rounds-which-kind = 加哪一种？加在现在这一轮后面。
rounds-which-earlier = 回到哪一轮？会照样再来一遍，前面的记录都留着。
rounds-save-name = 模板叫什么名字？
rounds-save-line = 用一句话说它适合什么事。没有就发 0。
rounds-saved = 存好了，开新议题时可以选“{ $name }”。
rounds-dropped = 模板“{ $name }”去掉了，用它开的议题不受影响。
rounds-told-end = { $number }号“{ $title }”：“{ $round }”提前结束。原因：{ $reason }
rounds-told-extend = { $number }号“{ $title }”：“{ $round }”延长了。原因：{ $reason }
rounds-told-insert = { $number }号“{ $title }”：后面加了一轮“{ $round }”。原因：{ $reason }
rounds-told-back = { $number }号“{ $title }”：回到“{ $round }”，再来一轮。原因：{ $reason }

# 选项草案
draft-show-label = 拟选项
draft-desk =
    { $count ->
        [0] { $number }号“{ $title }”还没有拟选项。可以直接用观点，也可以自己写。
       *[other] { $number }号“{ $title }”拟了 { $count } 个选项：
    }
draft-line =
    { $cost ->
        [0] { $position }  { $label }（来自观点 { $statements }）
       *[other] { $position }  { $label }（{ $cost } 元，来自观点 { $statements }）
    }
draft-line-own =
    { $cost ->
        [0] { $position }  { $label }
       *[other] { $position }  { $label }（{ $cost } 元）
    }
draft-free = 还没用上的观点：
draft-statement = 观点 { $number }：{ $text }
draft-take-label = 用观点 { $number }
draft-add-label = 自己写一个
draft-publish-label = 给大家看
draft-what = 选项怎么写？60 个字以内。
draft-from = 来自第几条观点？发号码，可以几个，比如：1 3。没有就发 0。
draft-published = { $number }号“{ $title }”的选项拟好了，请大家看看：
draft-told = { $number }号的选项已经发到群里。

# 线下会
meet-record-label = 记线下会
meet-when = 线下会是什么时候开的？比如：昨天晚上7点
meet-where = 在哪里开的？
meet-heads = 来了多少人？发数字，或写名字，用顿号隔开。
meet-said-what =
    会上谁说了什么？一行一条，比如：
    王奶奶：楼道灯太暗
    没有就发 0。
meet-notes = 还要记什么？比如商定的事。没有就发 0。
meet-preview = 请看看对不对：{ $held }，{ $place }，来了 { $heads } 人，代录 { $said } 条观点。回复 1 记下，回复 2 不记了。
meet-said = 代录：{ $text }
meet-said-by = 代录（{ $speaker }）：{ $text }
meet-dropped = 好的，没有记。
meet-told = { $number }号“{ $title }”开了线下会：{ $held }，{ $place }，来了 { $heads } 人。
meet-told-said = 会上说的 { $said } 条观点已经代录，线上线下一起算。
meet-entered-for-you = { $name }把您在会上说的话记到了{ $number }号：“{ $text }”。记得不对就告诉主持人。

# 合并相近的观点
joining-alike = 和第 { $number } 条很像：“{ $text }”
joining-label = 并到第 { $number } 条
joining-which = “{ $text }”并到哪一条？
joining-done = 已并到“{ $target }”（{ $number }号）：“{ $text }”。表过的态都算在一起，一人只算一次。
joining-told = 您在{ $number }号说的“{ $text }”，和“{ $target }”意思一样，主持人把两条并在一起了。

# 办不成时说的话
refusal-template-unknown = 没有“{ $words }”这个模板，请发前面的数字。
refusal-template-unnamed = 模板要有个名字。
refusal-template-twice = 已经有叫“{ $name }”的模板了，换个名字吧。
refusal-rounds-out-of-order = 轮次的先后不对：商议在表决前面，动工和回访在表决后面，表决只有一次。
refusal-rounds-too-many = 轮次要有 1 到 { $most } 个。
refusal-round-too-long = 一轮要有 1 到 { $most } 天。
refusal-round-unknown = 没有这一轮，请发前面的数字。
refusal-no-round-running = 现在没有正在进行的轮次。
refusal-vote-due = 这一轮要发起表决才能结束；不表决了，就回到前面一轮，或结束议题。
refusal-statements-not-taken = { $number }号现在是“{ $round }”，这一轮不收观点。
refusal-stances-not-taken = { $number }号现在是“{ $round }”，这一轮不表态。
refusal-not-joinable = 不能并到第 { $number } 条，请选同一议题里正在显示的另一条。
refusal-draft-empty = 选项要有字。
refusal-draft-too-long = 选项写了 { $length } 个字，最多 { $limit } 个。
refusal-drafts-too-many = 选项最多 { $most } 个。
refusal-statement-unknown = 没有第 { $number } 条观点，或者它没有显示。
refusal-cost-unclear = 花费没看懂，请写整数，单位是元，比如：3000
refusal-nothing-drafted = { $number }号还没有拟选项。
refusal-meeting-ahead = { $held_at }还没到，开过的会才能记。
refusal-attendance-unclear = 来了多少人没看懂：要 1 到 { $most } 人，不能比勾选的名字少。

# 网页
rounds-web-done = 过了
rounds-web-now = 现在
rounds-web-next = 接下来
rounds-web-stances = 逐条表态
rounds-web-progress = 已表态 { $done } 条，还有 { $left } 条
rounds-web-stances-secret = 只有您自己看得到您的表态，随时能改。
rounds-web-no-stances-now = 这一轮不表态，到表态的时候会告诉大家。
rounds-web-taken = 我表过态的
rounds-web-change = 改一改
rounds-web-save = 保存
rounds-web-drop = 去掉
rounds-web-desk = 主持这个议题
rounds-web-kind = 哪一种
rounds-web-kind-of = 第 { $number } 轮是哪一种
rounds-web-title = 名称
rounds-web-template-name = 模板名称
rounds-web-template-line = 一句话：适合什么事
rounds-web-templates = 选一种商议办法
rounds-web-templates-lead = 点一下就换，下面的轮次跟着变，天数可以改。
rounds-web-plan-hint = 一轮接一轮，自动开始和结束。天数空着的不算。
rounds-web-traces = 改动记录
rounds-web-trace-rounds-end = 提前结束
rounds-web-trace-rounds-extend = 延长
rounds-web-trace-rounds-insert = 加一轮
rounds-web-trace-rounds-back = 回到前面一轮
rounds-web-trace-rounds-save = 存成模板
rounds-web-trace-meet-record = 记线下会，第几次：
rounds-web-options = 选项草案
rounds-web-options-lead = 把观点整理成选项，每个选项写明来自哪几条。发起表决时会自动带上。
rounds-web-drafted = 主持人根据大家的观点拟的，表决前还会改。
rounds-web-no-options = 还没有拟选项。
rounds-web-option = 选项
rounds-web-from = 来自观点{ " " }
rounds-web-from-numbers = 来自第几条观点
rounds-web-from-which = 来自哪几条观点
rounds-web-few = 不到 5 人表态，不公布
rounds-web-used = 已用
rounds-web-cost = { $cost } 元
rounds-web-cost-of = 花费（元）
rounds-web-add-option = 加上这个选项
rounds-web-alike = 意思相近的观点
rounds-web-alike-lead = 看看是不是一回事。并在一起后，表过的态一人只算一次。
rounds-web-meetings = 线下会
rounds-web-heads = 来了 { $heads } 人
rounds-web-attended = 到会：
rounds-web-said = 代录 { $count } 条观点：
rounds-web-entered = 线下会代录
rounds-web-entered-for = 线下会代录，{ $name }说的
rounds-web-held = 什么时候开的
rounds-web-place = 在哪里开的
rounds-web-who-came = 谁来了
rounds-web-how-many = 一共来了多少人
rounds-web-how-many-hint = 空着就按勾选的名字算。
rounds-web-said-what = 会上说的观点
rounds-web-said-hint = 一行一条，写明谁说的，比如：王奶奶：楼道灯太暗
rounds-web-notes = 会议纪要
rounds-web-photos = 照片
