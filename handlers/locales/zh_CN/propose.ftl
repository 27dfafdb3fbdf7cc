# 提案与附议。

propose-what = 您想提什么事？用一两句话说就行，比如：3号楼门口路灯坏了
propose-similar = 已经有邻居提过差不多的事。附议它，力量更大：
propose-go-on = 不一样，继续提我的
propose-where = 在哪儿？比如“3号楼门口”。
propose-photo = 有照片吗？有就直接发来，没有就回“跳过”。
propose-skip-label = 跳过
propose-summary = 请看看对不对：
propose-summary-place = 地点：{ $place }
propose-summary-photos = 照片：{ $count } 张
propose-summary-ask = 没问题请回复 1 提交，不提了回复 2；要改就直接打新的内容。
propose-confirm-label = 提交
propose-cancel-label = 不提了
propose-cancelled = 好的，这件事没有提交。
propose-submitted = 已提交：{ $number }号提案“{ $text }”，等主持人受理。每一步进展我都会告诉您，也可以发“{ $number }号怎么样了”。
propose-page = 看{ $number }号提案
propose-to-moderators = { $name }提交了 { $number }号提案：
propose-accept = 受理
propose-decline = 不受理
propose-desk = 工作台
propose-seconded = 已附议 { $number }号“{ $text }”，现在 { $count } 人附议。
propose-seconded-author = 您的 { $number }号提案现在有 { $count } 人附议了。
propose-second-label = 附议 { $number }号
propose-none = 现在还没有等着附议的提案。您来提一个？发“提 ”加上您想说的事。
propose-list = 大家提的事（共 { $count } 件），点按钮附议：
propose-line = { $number }号 { $text }（{ $count } 人附议）
propose-all = 全部提案

refusal-proposal-empty = 提案还没写内容呢，请用一两句话说说是什么事。
refusal-proposal-too-long = 提案请写在 { $limit } 个字以内，您写了 { $length } 个字。
refusal-proposed-already = 这件事您刚提过了，是 { $number }号。
refusal-nothing-to-confirm = 现在没有等您确认的提案。要提一件事，请发“提 ”加上内容。
refusal-own-proposal = { $number }号是您自己提的，不用再附议。
refusal-seconded-already = 您已经附议过 { $number }号了。
refusal-proposal-ended = { $number }号已经结束，不能再附议。
