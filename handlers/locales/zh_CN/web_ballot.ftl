# 网页上的选票和结果。

# 选票页
web-cost = { $cost } 元
web-ballot-cost = 已选
web-ballot-count = 已选项数
web-ballot-over = 比总预算多
web-ballot-over-budget = 元，也可以投：钱按大家的票来分。
web-ballot-over-most = 最多选 { $most } 项，请去掉几项。
web-rank-tap = 从最喜欢的开始，一项一项点下去；点过的再点一下就拿掉。按住 ☰ 拖，或者点 ▲▼，可以调先后。两项一样喜欢，就选同一个名次。
web-rank-select = 给每一项选名次，第 1 名是最喜欢的。两项一样喜欢，就选同一个名次。
web-rank-none = 不排
web-rank-place = 第 { $place } 名
web-rank-up = 往前移：
web-rank-down = 往后移：
web-rank-rest = 不想排的可以不排，算并列最后。
web-score-lowest = 很不支持
web-score-highest = 很支持
web-score-rest = 没打分的算 0 分。
web-consent-1 = 赞成这样办
web-consent-2 = 有保留，但不拦着
web-consent-3 = 这样办会有问题，要写明理由
web-consent-reason = 反对的理由
web-consent-reason-hint = 选“反对”时要写一句，比如：这样一来轮椅过不去。
web-drawn-how = 这一次不投票，由抽签决定。谁都可以照下面的办法自己再抽一遍：
web-drawn-seed = 先公布一个抽签前谁也不知道、公布后人人查得到的号码。
web-drawn-digest = 把“号码:选项编号”（中间是英文冒号）用 SHA-256 算一遍，每个选项得到一串 64 位的数字和字母。
web-drawn-order = 把这些串从小到大排，排在最前面的 { $seats } 个就是抽中的。
web-drawn-check = 电脑上可以这样算：printf '%s' '号码:1' | sha256sum
web-drawn-at = { $at }抽签

# 发起表决的表单
web-poll-preview = 选票会是这样
web-poll-needs = 怎样才算数
web-poll-confirm = 看好了，去发起
web-poll-look = 先看看选票
web-poll-seats = 选出几个
web-poll-seats-hint = 比如：3
web-poll-budget = 总预算（元）
web-poll-budget-hint = 比如：8000元、5万元。上面每个项目后面要写花多少钱，比如：装路灯 3000元
web-poll-bylaws-more = 正式会议的规则，和自己定的规则
web-poll-rule = 这条规则的依据
web-poll-rule-hint = 比如：本小区议事规则第五条，2025年业主大会通过
web-poll-majority = 参加的人里，要多少同意才通过
web-poll-share-hint = 比如：过半数、三分之二以上、60%
web-poll-quorum = 要多少人参加才算数
web-poll-quorum-hint = 不填就是不作要求。比如：过半数、三分之二以上
web-poll-list = 用哪份名单
web-poll-details = 细则（一般不用改）
web-poll-most = 每张票最多选几项
web-poll-most-hint = 不填就是不限。
web-poll-highest = 最高打几分
web-poll-highest-hint = 不填就是 5 分，最多 10 分。
web-poll-utility = 支持一个项目，好处怎么算
web-poll-completion = 钱有剩时怎么办
web-poll-ties = 票数相同时怎么办
web-poll-seed = 抽签用的公开号码
web-poll-seed-hint = 要等投票开始以后才产生、人人都查得到的号码，比如某一期彩票的开奖号。
web-poll-open = 公开表决
web-poll-open-hint = 结束后公布谁投了什么。不勾就是秘密投票。

# 结果页
web-points = 分
web-cost-column = 花费
web-area-column = 面积（平方米）
web-exact = 票数只写到小数点后两位；计票时用的是精确的分数，没有四舍五入。
web-terms = 开始前定下的
web-figures-of = { $title }（左右滑动看全）
web-from-statements = 来自观点 { $numbers }
web-drawn-again = 谁都可以自己再抽一遍：
