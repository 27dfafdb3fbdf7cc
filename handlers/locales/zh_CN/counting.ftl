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
