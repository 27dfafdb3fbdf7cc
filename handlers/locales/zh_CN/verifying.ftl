# 核对公示文件

verify-check-untouched = 文件没被动过
verify-check-charter = 章程（开始时定死的规则）
verify-check-roll = 名册
verify-check-leaves = 每张票都在记录里
verify-check-root = 最后一次封存
verify-check-heads = 每一次封存
verify-check-signatures = 签名
verify-check-versions = 改过的票只算最后一张
verify-check-marks = 票数和参加人数
verify-check-tally = 重新点票
verify-check-decision = 结论
verify-check-witnesses = 见证

verify-untouched-holds = 一个字节都没改，签名是真的（共 { $count } 字节）。
verify-untouched-form = 内容改过，或者用别的软件另存过。请重新下载原来的文件。
verify-untouched-signature = 签名对不上：签好以后，内容被改过。
verify-unreadable = 这不是一份完整的公示文件，读不出来。可能没下载完，或者选错了文件。
verify-no-bulletin = 这不是邻里议的公示文件（{ $format }）。
verify-malformed = 有一处不合格式：{ $where }。
verify-not-looked-at = 文件读不出来，这一项没法查。

verify-charter-holds = { $number } 号表决“{ $title }”。章程指纹 { $digest }，签名的钥匙 { $key }。请和开始那天群里发的指纹比一比，一样才算数；加上 --charter 可以替您比。
verify-charter-same = { $number } 号表决“{ $title }”，和您在群里看到的是同一份。章程指纹 { $digest }，签名的钥匙 { $key }。
verify-charter-other = 章程指纹不是您给的 { $seen }，这里是 { $digest }：这不是群里说的那次表决，或者章程后来被换过。
verify-charter-key-other = 签名的钥匙不是您给的 { $seen }，这里是 { $key }：不是同一家签的。
verify-charter-community = 文件写的社区和章程里的社区不一样。
verify-charter-key = 文件写的钥匙和章程里的钥匙不一样。
verify-charter-early = 公示时间比投票截止还早。

verify-roll-holds = 名册和开始时定死的一样，共 { $electors } 个投票名额，没有多，也没有少。
verify-roll-order = 名册里有人重复，或者顺序不对。
verify-roll-differs = 名册和开始时定死的不一样：有人被加进来、被拿掉，或者被改过。
verify-roll-heads = 名册合计 { $heads } 个名额，章程里定的是 { $electors } 个。

verify-leaves-hold = 记录共 { $count } 条，和公示的票一条一条都对上了。
verify-leaves-twice = 有 { $count } 条重复了。
verify-leaves-unlogged = 公示的票里有 { $count } 条，记录里没有。
verify-leaves-unshown = 记录里有 { $count } 条，公示里没有：有票被藏起来了。

verify-root-holds = 最后的指纹 { $root }，重算出来一样。
verify-root-size = 最后一次封存了 { $size } 条，这里有 { $leaves } 条。
verify-root-differs = 重算出来的指纹不一样：记录被改过。

verify-heads-hold = 封存过 { $count } 次，记录只往后添，没有改过。
verify-heads-size = 第 { $number } 次封存的条数比前一次少，或者比现在还多。
verify-heads-root = 第 { $number } 次封存的指纹和记录对不上：那以前的票被改过。
verify-heads-batch = 第 { $number } 次封存进来的票没有打乱顺序，可能看得出谁先投、谁后投。
verify-heads-time = 时间前后颠倒，在第 { $number } 次封存那里。
verify-heads-early = 最后一次封存是 { $at }，那时投票还没截止（{ $closes }）。
verify-heads-unseen = 您给的指纹 { $seen } 不在这些封存里：您看到的那次，后来被换掉了。

verify-signatures-hold = { $count } 个签名都是真的。
verify-signatures-wrong = 第 { $number } 次封存的签名是假的，或者是用别的钥匙签的。

verify-versions-hold = { $count } 张票算数，每张都是最后那一版；{ $superseded } 张旧票不算，{ $withdrawn } 张取消了。
verify-versions-order = 有回执重复，或者顺序不对。
verify-versions-gap = 回执 { $receipt } 的几次投票接不上，少了或者多了。
verify-versions-older = 回执 { $receipt } 算的不是最后一次投的票。

verify-marks-hold = { $electors } 个名额里参加了 { $count } 个，和票数一样。
verify-marks-number = 有 { $ballots } 张票，可是标着参加的有 { $marks } 个。
verify-marks-heads = 票合计 { $ballots } 人，标着参加的合计 { $marks } 人。
verify-marks-weights = 每张票代表几个人，和标着参加的对不上。
verify-marks-names = 票上的门牌或名字，和标着参加的对不上。

verify-tally-holds = 重新点了一遍，{ $count } 票，和公布的一样。
verify-tally-sums = 公布的合计（{ $count } 票）加起来和结果一样。这次只公布合计，单张的票外人点不了；投票人可以用回执查自己那一张。
verify-tally-ballot = 有一张票不能这样投：{ $ballot }。
verify-tally-heads = 票数加起来，比名册的名额还多。
verify-tally-area = 票的面积加起来，比名册的总面积还大。
verify-tally-objections = 列出来的反对意见和票上写的不一样。
verify-tally-seed = 抽签用的号码，章程里定的是“{ $frozen }”，这里用的是“{ $seed }”。
verify-result-differs =
    { $part ->
        [winners] 当选或通过的
        [tied] 有没有平票
        [tied_for] 打平的
        [counts] 各项票数
        [areas] 各项面积
        [took_part] 参加人数
        [tests] 参加够不够、票数过没过线
       *[decision] 结论
    }不一样：公布的是 { $said }，重新点出来是 { $again }。

verify-decision-holds =
    按章程重算，结论一样：{ $state ->
        [closed_adopted] 通过
        [closed_rejected] 没有通过
        [closed_tied] 打平
       *[closed_without_quorum] 参加的人不够，不成立
    }。

verify-witnesses-none = 没有人在群里点“我看到了同一个指纹”。
verify-witnesses-hold = { $count } 人次确认过，他们看到的就是这里的指纹：{ $names }。
verify-witnesses-other = { $name } 确认过的指纹，这里没有。
verify-witnesses-time = { $name } 确认的时间不对：比签名还早，或者比公示还晚。

verify-all-hold = 全部对得上：这份文件是完整的，结果是按票算出来的。
verify-some-fail = 有 { $count } 项对不上，这份结果先别认。请把文件留好，到群里问清楚。

cli-verify-unreadable = 打不开文件 { $file }：{ $reason }。
cli-verify-fingerprint = { $option } 要写群里公布的指纹，至少前 16 位（数字和 a 到 f）；现在写的是“{ $found }”。
cli-verify-page = 断网也能用的核对网页写好了：{ $file }，用浏览器打开就行。
cli-verify-unwritable = 写不了文件 { $file }：{ $reason }。
