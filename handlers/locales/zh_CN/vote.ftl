# 表决。

vote-open-label = 发起表决
vote-open-which = 对哪个议题表决？点一项，或发它的号码。
vote-open-method = { $number }号“{ $title }”，怎么表决？
vote-open-options =
    { $form ->
        [costs] 有哪些项目，各花多少钱？一行写一个，比如：装路灯 3000元；修长椅 1500元
       *[labels] 有哪些选项？一行写一个，或用顿号隔开，比如：装在东门、装在西门
    }
vote-open-drafted = 用拟好的 { $count } 个选项
vote-open-bylaw = 按哪条规则办？平时听听大家的意见，选第一条就行。
vote-open-rule = 这条规则的依据是什么？比如：本小区议事规则第五条，2025年业主大会通过
vote-open-quorum = 要多少人参加才算数？比如：过半数、三分之二以上；不作要求就发 0。
vote-open-majority-of = 多少人同意，在谁里面算？
vote-open-of =
    { $of ->
        [for_and_against] 赞成和反对的里面，弃权不算
        [electorate] 名册上的全体，没参加的也算
       *[participating] 参加的人里
    }
vote-open-majority =
    { $of ->
        [for_and_against] 赞成和反对的里面，赞成要占多少才通过？
        [electorate] 名册上的全体里，要多少同意才通过？
       *[participating] 参加的人里，要多少同意才通过？
    }比如：过半数、三分之二以上
vote-open-list = 用哪份名单？
vote-open-seats = 要选出几个？比如：3
vote-open-budget = 一共有多少钱可以用？比如：8000元、5万元
vote-open-details = 改细则
vote-open-most = 每张票最多选几项？不限就发 0。
vote-open-highest = 最高打几分？一般是 5 分；照一般的就发 0。
vote-open-utility = 支持一个项目，好处怎么算？一般选第一种。
vote-open-completion = 分到最后钱有剩，怎么办？一般选第三种。
vote-open-ties = 票数相同时怎么办？
vote-open-seed = 抽签用哪个公开号码？写清楚出处，比如“11月30日福彩3D开奖号”，截止前号码出来了再录入，群里都会看到；让机器人现在抽一个就发 0。
vote-open-base = 怎么算票？
vote-open-closes = 什么时候截止？比如：7天、周日晚8点、11月30日 20:00
vote-open-preview = 请看看对不对：{ $number }号“{ $title }”，{ $method }，{ $base }，马上开始，{ $closes }截止。回复 1 开始，回复 2 不办了。
vote-open-dropped = 好的，表决没有发起。
vote-opened = { $number }号“{ $title }”开始表决，{ $closes }截止。名册已经定下；截止前谁也看不到票数，您也一样。
vote-opened-told = 您支持的 { $number }号“{ $title }”开始表决了，{ $closes }截止。
vote-show-label = 去投票
vote-scheduled = { $number }号“{ $title }”将在{ $opens }开始表决，{ $closes }截止。
took-part = 【{ $number }号表决】{ $title }
took-part-building = { $building }号楼：{ $electors } 中已有 { $count } 参加
took-part-rest = 其他楼：{ $electors } 中已有 { $count } 参加
took-part-closes = { $closes }截止

vote-cancel-label = 取消表决

vote-receipt = { $number }号“{ $title }”，您投的是：{ $choice }
vote-receipt-code =
    { $version ->
        [1] 回执 { $receipt }，请留好，别给别人看。
       *[other] 回执还是 { $receipt }，这是第 { $version } 次投，前面的不算了。
    }{ $closes }前可以改，以最后一次为准；截止后到公示板上对一对这个号。
vote-noted = 记下了：{ $choice }。回执 { $receipt }，截止前可以改。
vote-received = { $name }，{ $number }号收到了。
vote-change = 打开选票
vote-household-voted = { $name }替您家（{ $label }）在 { $number }号“{ $title }”投了票。一户一票，{ $closes }前您也可以改。
vote-household-already = 您家（{ $label }）已经投过票了，再投就以新的为准。
vote-already = 您已经投了：{ $choice }。再投就以新的为准。
vote-already-elsewhere =
    您已经在{ $channel ->
        [telegram] 电报
        [wechat] 微信
        [wechaty] 微信
        [web] 网页
       *[other] 别处
    }投过票了，投的什么这里不显示。想改，在这里再投一次就行，以新的为准。
vote-how =
    { $form ->
        [some] 点一下选上，再点一下取消；也可以回“1 3”。
        [ranking] 从最喜欢的开始，一项一项点下去；点过的再点一下就拿掉。也可以回“3 1 2”；两项一样喜欢就回“3>1=2”。没排的算最后。
        [scores] 点一项给它打分，或一次打完，回“1:5 2:3”。没打的算 0 分。
        [consent] 点一项，或回它的数字。反对要写一句理由，主持人会去和大家商量怎么改。
        [nothing] 这一次由抽签决定，不用投票。
       *[one] 点一项，或回它的数字。
    }
vote-score-which = “{ $label }”打几分？
vote-object-why = 您反对的理由是什么？请写一句，好让大家知道怎么改。
vote-over = { $number }号“{ $title }”的表决已经结束。

vote-cancel-why = 为什么取消？请写一句理由，名册上的人都会看到。
vote-cancelled = { $number }号“{ $title }”的表决取消了，已投的票作废。理由：{ $reason }
vote-lost-reason = 选票箱打不开了（钥匙换过，或者有人改过里面的东西），没法可信地计票。请主持人查清后重新表决。

refusal-ballot-overtaken = 这一票在路上耽搁了，比您后来发的消息还晚到，没有记入 { $number }号。您之前投的仍然算；要改请再投一次。
refusal-method-unknown = 没有“{ $words }”这种表决方法，请点一种，或发 1 到 { $most } 里的数字。
refusal-base-unknown = “{ $words }”没看懂，请点一种算法，或发它的数字。
refusal-bylaw-unknown = 没有“{ $words }”这条议事规则。
refusal-term-unclear =
    { $name ->
        [seats] “{ $words }”没看懂。要选出几个？请发 1 到 { $most } 里的数字。
        [most] “{ $words }”没看懂。每张票最多选几项？请发 1 到 { $most } 里的数字，不限就发 0。
        [budget] “{ $words }”没看懂。总共多少钱？比如：8000元、5万元
        [highest] “{ $words }”没看懂。最高打几分？请发 1 到 { $most } 里的数字。
       *[other] “{ $words }”没看懂，请点一种，或发 1 到 { $most } 里的数字。
    }
refusal-cost-missing = “{ $label }”没写要花多少钱。请这样写：装路灯 3000元
refusal-budget-missing = 还没写一共有多少钱可以用。
refusal-too-many-options = 选项有 { $given } 个，太多了，最多 { $most } 个。
refusal-nothing-open = 现在没有正在投票的表决。
refusal-nothing-to-vote-on = 现在没有可以表决的议题。
