# 计票：方法、每一步、图。

## 抽签
refusal-seed-missing = 还没有公布抽签用的号码，现在不能抽签。

refusal-ranked-twice = 选项 { $choice } 排了两次，请只留一个名次。
refusal-scored-twice = 选项 { $choice } 打了两次分，请只留一个。
refusal-score-out-of-range = 选项 { $choice } 打的是 { $score } 分，这次可以打 0 到 { $highest } 分。
refusal-no-ballots-taken = 这一次由抽签决定，不用投票。

## 点一份选票文件（neighbor-talk tally）
tally-missing = 找不到文件 { $file }：请核对路径。
tally-unreadable = { $file } 打不开或压缩包坏了：请重新下载。
tally-large = { $file } 太大，最多 { $found } MB：请分成几份。
tally-encoding = { $file } 的文字认不出：请存成 UTF-8 或 GBK。
tally-kind = { $file } 是哪种选票文件看不出来：文件名请以这些结尾之一：{ $found }（后面可加 .gz）。
tally-empty = { $file } 是空的：里面要有选票。
tally-method-unsaid = { $file } 没说用哪种方法计票：请加上 --method，例如 --method approval。
tally-method-unknown = 没有叫“{ $found }”的方法：请从这些里选：{ $known }。
tally-form = { $file } 的选票不能这样计（{ $found }）：请换一种 --method。
tally-motion = { $file } 有 { $found } 个选项，而赞成或反对的表决只有赞成、反对、弃权：请换一种 --method。
tally-plan = { $file } 有 { $found } 个选项，而看有没有反对意见只要三个，按同意、可以接受、反对的次序，每票选一个：请换一种 --method。
tally-seats-many = { $file } 要选出 { $found } 个，选项没有这么多：请把 --seats 改小。
tally-contests = { $file } 里一次最多计 { $found } 场表决：请分成几份。
tally-json = { $file } 第 { $line } 行不是完整的 JSON：请检查括号和引号。
tally-contest = { $file } 第 { $line } 行应当是一场表决（用花括号括起来）：请照说明改。
tally-candidates = { $file } 第 { $line } 行的选项个数不对（{ $found }）：要有 1 到 1000 个，写成一个列表。
tally-seats = { $file } 第 { $line } 行的名额“{ $found }”不对：写 1 到选项个数之间的整数。
tally-ballots = { $file } 第 { $line } 行没有选票的列表：请补上 ballots。
tally-ballot = { $file } 第 { $line } 行的选票“{ $found }”看不懂：写张数，再按先后写选项的号码。
tally-candidate = { $file } 第 { $line } 行写了第 { $found } 个选项，没有这一个：请改正号码。
tally-number = { $file } 第 { $line } 行的“{ $found }”应当是不太大的整数：请改正。
tally-cells = { $file } 第 { $line } 行的表格断了：请检查这一行的引号。
tally-hill-head = { $file } 第 { $line } 行应当是候选人数和名额两个数，写的是“{ $found }”：请改正。
tally-hill-ballot = { $file } 第 { $line } 行的选票要以 0 结尾：“{ $found }”。
tally-hill-end = { $file } 第 { $line } 行后面少了只有一个 0 的一行：选票写完要加上它。
tally-projects = { $file } 有 { $found } 个项目：PROJECTS 下面要有 1 到 1000 个。
tally-section = { $file } 第 { $line } 行“{ $found }”前面少了 META、PROJECTS 或 VOTES：请补上。
tally-project = { $file } 第 { $line } 行的项目编号“{ $found }”空着或重复了：请改正。
tally-project-unknown = { $file } 第 { $line } 行选了“{ $found }”，没有这个项目：请核对编号。
tally-points = { $file } 第 { $line } 行的分数“{ $found }”和所选的项目对不上：个数要一样。
tally-money = { $file } 第 { $line } 行的金额“{ $found }”看不懂：写一个不小于 0 的数，最多六位小数。
tally-sheet-head = { $file } 第 { $line } 行应当写选项的名称，不重复、不空着：“{ $found }”。
tally-sheet-long = { $file } 第 { $line } 行的格子比选项多（选项有 { $found } 个）：请去掉多出来的。
tally-sheet-choice = { $file } 第 { $line } 行的“{ $found }”看不懂：选了写 1，没选就空着。
tally-own-ballot = { $file } 第 { $line } 张选票看不懂：写 choices、ranking 或 scores。
tally-own-number = { $file } 第 { $line } 张选票或选项里的“{ $found }”应当是不小于 0 的整数：请改正。
tally-own-option = { $file } 第 { $line } 张选票写了“{ $found }”，没有这个选项：请用选项的编号或名称。
tally-own-ids = { $file } 有两个选项的编号相同：请改成不一样的。
tally-own-terms = { $file } 的 terms 里“{ $found }”不对：请照说明改。

## 打分的方法，排名次的方法
method-score = 打分
method-score-hint = 给每一项打分，总分最高的胜出；没打分的算 0 分。
method-score-line = 打分：每一项给几分，看谁总分高
method-star = 打分再决胜
method-star-hint = 给每一项打分；总分最高的两项再比一次，更多人给分更高的那一项胜出。
method-star-line = 打分再决胜：总分前两名，再看谁更受欢迎
method-irv = 排名次，末位退出
method-irv-hint = 把喜欢的排出先后；票最少的退出，它的票转给各人排的下一名，直到有一项过半。
method-irv-line = 排名次，末位退出：第一志愿没选上，票还转给下一名
method-schulze = 排名次，两两相比
method-schulze-hint = 把喜欢的排出先后；每两项都比一比，比得过其他各项的胜出。
method-schulze-line = 排名次，两两相比：选出和谁比都不输的一项
method-ranked_pairs = 排名次，先记大胜
method-ranked_pairs-hint = 把喜欢的排出先后；每两项都比一比，先记赢得最多的，没有输过的胜出。
method-ranked_pairs-line = 排名次，先记大胜：两两相比，赢得多的先算数
method-stv = 排名次，选几个
method-stv-hint = 把喜欢的排出先后；得票够数的当选，多出来的票和退出的票转给各人排的下一名。
method-stv-line = 排名次，选几个：有几个名额，各方按人数都能选上自己的人

step-points = { $label }：{ $points } 分
step-final = 总分最高的两项再比：给 { $first } 分更高的 { $before } 张票，给 { $second } 分更高的 { $after } 张票
step-final-alone = 进决胜的只有 { $label }
step-runoff = 有效选票 { $valid } 张，每张先算给排在第一的那一项，过半就胜出
step-quota = 有效选票 { $valid } 张，名额 { $seats } 个：每得 { $quota } 票就够数（票数除以名额加一，取整数，再加一）
step-elected = 第 { $round } 轮：{ $label } 有 { $count } 票，够数了
step-elected-last = 第 { $round } 轮：{ $label } 有 { $count } 票，剩下的名额正好够
step-excluded = 第 { $round } 轮：{ $label } 最少，退出，它的 { $count } 票转给各张票上的下一名
step-surplus = 第 { $round } 轮：{ $label } 多出 { $count } 票，按比例转给各张票上的下一名
step-transferred = 转给 { $label } { $amount } 票，现在有 { $count } 票
step-exhausted = 没有下一名可转的 { $amount } 票
step-pair = { $first } 和 { $second } 比：{ $before } 张票排 { $first } 在前，{ $after } 张票排 { $second } 在前
step-beats-all = { $label } 和别的每一项比都赢
step-chain = 一环一环连着比：从 { $first } 到 { $second }，最弱的一环 { $there } 票；反过来 { $back } 票
step-kept = { $first } 比 { $second } 多 { $margin } 票：记下
step-left-out = { $first } 比 { $second } 多 { $margin } 票：会和前面记下的绕成一圈，不记
step-tie-order = 有并列，按选项排列的先后，{ $label } 胜出
step-tie-lot = 有并列，用公布的号码 { $seed } 抽签，{ $label } 胜出
step-tie-round-order = 第 { $round } 轮有并列，按选项排列的先后，定的是 { $label }
step-tie-round-lot = 第 { $round } 轮有并列，用公布的号码 { $seed } 抽签，定的是 { $label }
step-tie-round-stands = 第 { $round } 轮有并列，几种走法都数过，这里写的是 { $label } 先动的那一种

## 分钱的方法
method-equal_shares = 均摊分钱
method-equal_shares-hint = 觉得该办的项目都可以选；钱按人头均分，选同一项的人凑钱办它。
method-equal_shares-line = 均摊分钱：每人手里的钱一样多，大家凑钱办项目，人少的一片也有份
method-greedy = 票多先办
method-greedy-hint = 觉得该办的项目都可以选；票多的先办，钱花完为止。
method-greedy-line = 票多先办：按票数排队，钱够就办，办到钱花完
step-unpaid = { $label }：要花 { $cost }，选它的人手里合计只剩 { $held }，这次不办
step-budget = 一共可以花 { $budget }，从票最多的开始
step-shares = 一共可以花 { $budget }，平均给投票的 { $electors } 份，每份 { $share }
step-bought = 第 { $number } 个办 { $label }：要花 { $cost }，选它的人每票出 { $price }（手里不够的，有多少出多少）
step-raised = 钱没花完，每份逐次加到 { $share }（加了 { $raises } 次），总数没有超过预算
step-spent = 一共花 { $spent }，剩 { $left }
step-taken = { $label }：要花 { $cost }，钱够，办；还剩 { $left }
step-too-dear = { $label }：要花 { $cost }，只剩 { $left }，不够，这次不办
step-stopped = 排到的项目钱不够就停，剩 { $left }
step-budget-tied = 有项目并列，先办哪个结果不同：上面写的是其中一种，并列的几项没有分出结果

## 计票的经过和图
count-beginning = 票数
count-round = 第 { $round } 轮
count-round-short = { $round }轮
count-result = 结果
count-rounds = 每一轮各有多少票
count-option = 选项
count-exhausted = 没有下一名可转
count-exhausted-of = 没有下一名可转的票：{ $count }
count-rest = 其余各项
count-others = 其余 { $count } 项合计
count-pairs = 两两相比
count-pairs-how = 每格是把左边那项排在上边号码前面的票数；绿色加粗是赢的
count-bars = 票数图
count-flow = 选票的去向
count-rounds-between = 中间几轮见表
count-threshold = 够数线 { $count }
count-elected = ✓ 选上
count-excluded = 退出
count-tied = 并列
count-ballots = 共 { $count } 张票
count-winners = 结果：{ $names }
count-winners-tied = 并列，没有分出结果：{ $names }
count-nobody = 没有选出哪一项

## 协商一致和抽签
method-consent = 协商一致
method-consent-hint = 同意、可以接受，或者反对并写明理由；没有成立的反对意见就通过。
method-consent-line = 协商一致：没有人提出站得住的反对理由就办，有反对先商量怎么改
method-lot = 抽签
method-lot-hint = 不用投票，用大家都能查到的号码抽签。
method-lot-line = 抽签：几样都行、分不出先后的时候，用公开的号码抽
step-objections = 还成立的反对意见：{ $count } 条
step-objections-met = 已经解决的反对意见：{ $count } 条
step-objection-met = 反对意见 { $number }：{ $reason }。已解决：{ $words }
step-objection-stands = 反对意见 { $number }：{ $reason }。仍然成立
step-objection-stands-why = 反对意见 { $number }：{ $reason }。仍然成立：{ $words }
step-undrawn = 没有等到抽签用的号码，这次没有抽
step-seed = 抽签用的号码：{ $seed }
step-drawn = 第 { $place } 个抽中：{ $label }（SHA-256（{ $word }）开头是 { $digest }）
step-not-drawn = 排在第 { $place }，没抽中：{ $label }（SHA-256（{ $word }）开头是 { $digest }）

## 反对意见怎么处理
consent-settling = { $number }号“{ $title }”投完了，有 { $count } 条反对意见。主持人会先看怎么解决，最多 { $days } 天，再公布结果。
consent-to-settle = { $number }号“{ $title }”有 { $count } 条反对意见，不写是谁提的。请逐条记下怎么解决的，或者仍然成立；{ $days } 天内没记的算仍然成立。
consent-objection =
    { $state ->
        [met] { $number }. { $reason }（已解决）
        [stands] { $number }. { $reason }（仍然成立）
       *[raised] { $number }. { $reason }
    }
consent-settle = 处理第 { $number } 条
consent-desk-link = 到工作台处理
consent-which-fate = 这条反对意见怎么样了？
consent-met = 已解决
consent-stands = 仍然成立
consent-how-met = 是怎么解决的？写一两句，会公布。
consent-settled =
    { $left ->
        [0] 第 { $number } 条记下了：{ $state ->
            [met] 已解决
           *[stands] 仍然成立
        }。全部处理完了，马上公布结果。
       *[other] 第 { $number } 条记下了：{ $state ->
            [met] 已解决
           *[stands] 仍然成立
        }。还有 { $left } 条：
    }
consent-title = 反对意见
consent-lead = 不写是谁提的。逐条记下怎么解决的，或者仍然成立；都处理完就公布结果。
consent-words = 怎么解决的（会公布）
consent-words-hint = 比如：改到晚上九点前关灯，提意见的一方同意了
consent-save = 记下
refusal-consent-told = { $number }号的结果已经公布，反对意见不能再改了。
refusal-fate-unclear = 请选“已解决”或“仍然成立”。

## 抽签用的号码
terms-seed_source = 抽签用的号码到时公布：{ $seed_source }
seed-which = 抽签用的号码是多少？公布后不能改。
seed-enter = 录入抽签号码
seed-entered = { $number }号“{ $title }”抽签用的号码公布了：{ $seed }。截止后按它抽，人人都能自己再算一遍。
seed-entered-source = { $number }号“{ $title }”抽签用的号码公布了：{ $seed }（{ $source }）。截止后按它抽，人人都能自己再算一遍。
seed-missing = { $number }号“{ $title }”要抽签，号码还没录入。{ $closes }前没有录入就抽不了。
seed-missing-source = { $number }号“{ $title }”要抽签，号码还没录入（说好用：{ $source }）。{ $closes }前没有录入就抽不了。
seed-title = 抽签用的号码
refusal-seed-too-late = { $number }号已经截止，不能再录抽签号码了。
refusal-seed-known = { $number }号的抽签号码已经公布：{ $seed }，不能改。
refusal-no-lot-drawn = { $number }号不抽签，用不着号码。
