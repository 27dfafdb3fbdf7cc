# 一楼一码：门口的码、海报、扫码报问题、工作人员答复。

doorway-place = { $building }栋{ $unit }单元
doorway-place-building = { $building }栋
doorway-speaker = { $place }扫码的邻居

doorway-which = 请发门口海报上的六位码。
doorway-hello =
    您好！这里是{ $community }，{ $place }。
    想问政策、报问题，还是看看大家在表决什么？
doorway-ask-label = 问政策
doorway-report-label = 报问题
doorway-votes-label = 正在表决
doorway-report-what = { $place }有什么要报的？直接打字说，比如：三楼楼道灯不亮。可以和照片一起发。
doorway-reported =
    收到了（{ $place }），工作人员会处理，有答复我会告诉您。
    编号：{ $receipt }。记下它，随时能查办得怎么样。
doorway-report-look = 看看办得怎么样
doorway-report-arrived = { $place }有人扫码报问题：{ $text }
doorway-report-photos = 照片：{ $count } 张，在工作台上看。
doorway-report-phone = 留了回电号码，在工作台上看。
doorway-reports-label = 去工作台看
doorway-answer-under-way = 先答复，在办
doorway-answer-handled = 办好了
doorway-answer-what-under-way = 怎么答复？（{ $place }：{ $text }）比如：已通知物业，明天上午来修。
doorway-answer-what-handled = 办得怎么样？（{ $place }：{ $text }）比如：灯已经换好了。
doorway-answered-under-way = 答复好了，{ $place }的邻居看得到。
doorway-answered-handled = 记成办好了，{ $place }的邻居看得到。
doorway-answered-you =
    您在{ $place }报的“{ $text }”有答复了（{ $state }）：
    { $answer }
doorway-report-state =
    { $state ->
        [under_way] 在办
        [handled] 办好了
        [proposed] 转成提案
       *[sent] 等着处理
    }
doorway-withdrawn = 删掉了：报的内容、照片、电话都不留。

doorway-made = 做好了 { $count } 个门口的码，可以打印海报了。
doorway-renewed = { $place }换了新码，旧海报扫不开了，请打印新的贴上。
doorway-dropped = { $place }的码不用了，旧海报扫不开了。
doorway-print-label = 打印海报（PDF）

refusal-places-unreadable = “{ $words }”没看懂。请这样写：1-6栋 各2单元，或 3-1、3-2。
refusal-too-many-places = 一次最多做 { $most } 个，请分几次写。
refusal-no-doorway-wanting = 没有要做的：写的这些门口都有码了；没写的话，先登记门牌或写上楼号。
refusal-report-too-long = 有点长，请写在 { $limit } 个字以内。
refusal-reports-many = 刚才这里报得有点多，请过 { $minutes } 分钟再报。急事请直接给物业或居委会打电话。
refusal-report-unknown = 没有这个编号。请核对一下，12 个字母和数字；已经删掉的也查不到。

# 门口的网页

doorway-web-over-title = 这张海报换新了
doorway-web-over = 这个码不能用了。请扫楼门口的新海报，或者找居委会。
doorway-web-lead = { $community }的议事小帮手，不用注册，点一下就行。
doorway-web-ask = 问政策
doorway-web-ask-what = 养狗、停车、装修……按规定答
doorway-web-report = 报问题
doorway-web-report-what = 灯不亮、漏水、堆东西……
doorway-web-votes = 正在表决
doorway-web-votes-what =
    { $count ->
        [0] 现在没有，看看以前的
       *[other] { $count } 件事正等大家说话
    }
doorway-web-telegram = 在 Telegram 里打开
doorway-web-find = 以前报过？查编号
doorway-web-back = 返回 { $place }
doorway-web-question = 想问什么
doorway-web-question-hint = 比如：楼道里能不能停电动车
doorway-web-question-privacy = 不知道您是谁，只记下问题本身。
doorway-web-ask-button = 问一问
doorway-web-told-title = 记录里是这样的
doorway-web-looking = 正在查，请稍等几秒……
doorway-web-look-again = 再看一下
doorway-web-declined = 手头的资料里没有找到可靠的依据，不敢乱说。可以请居委会来答，答好了就写在这一页。
doorway-web-refer = 请居委会来答
doorway-web-referred = 已经请居委会来答了。答好了写在这一页，请把这个网址收藏起来。
doorway-web-set-aside = 居委会看过了，这个问题不在这里答，请直接去居委会问问。
doorway-web-ask-more = 再问一个
doorway-web-report-lead = 地点：{ $place }。不用留名字。
doorway-web-what = 什么问题
doorway-web-what-hint = 说清在哪儿、怎么了，比如：三楼楼道灯不亮，两天了
doorway-web-photos = 照片
doorway-web-phone = 回电号码
doorway-web-phone-hint = 不留也行。留了只为这件事给您回电：加密存放，只有工作人员打开看，每次都有记录，办好 30 天后删掉。
doorway-web-report-button = 报上去
doorway-web-urgent = 着火、燃气泄漏、有人受伤，请先打 119、110、120。
doorway-web-votes-empty = 现在没有正在表决或商量的事。
doorway-web-vote-how = 要投票请先登录：居民群里找小帮手发“登录”，或用送上门的邀请条。
doorway-web-polls = 正在投票
doorway-web-topics = 正在商量
doorway-web-all = { $community }的全部议事

doorway-receipt-title = 查报过的问题
doorway-receipt-label = 编号
doorway-receipt-hint = 12 个字母和数字，比如 K7M2Q9-4TWX3B
doorway-receipt-find = 查一查
doorway-receipt-yours = 您报的问题
doorway-receipt-number = 编号
doorway-receipt-keep = 收藏这一页，或者记下、截图这个编号，随时能回来看。
doorway-receipt-place = 哪里
doorway-receipt-when = 什么时候
doorway-receipt-photos = 照片
doorway-receipt-count = { $count } 张
doorway-receipt-phone = 回电号码
doorway-receipt-left = 留了，办好 30 天后删掉
doorway-receipt-answer = 工作人员的答复
doorway-receipt-wait = 还没有人答复。急事请直接给物业或居委会打电话。
doorway-receipt-remove = 删掉这件事
doorway-receipt-remove-what = 报错了、不想留了，都可以删：内容、照片、电话一样不留，不能恢复。
doorway-receipt-remove-sure = 确定删掉
doorway-receipt-gone = 已经删掉了

# 工作台

doorway-desk-title = 一楼一码
doorway-desk-lead = 每个门口一个码，打印海报贴在楼门口。邻居扫一扫，不用注册就能问政策、报问题、看正在表决什么。
doorway-desk-make = 做码
doorway-desk-known = 给登记过门牌的 { $count } 个门口做码
doorway-desk-list =
    { $uncoded ->
        [0] 写上楼号和单元
       *[other] 或者写上楼号和单元
    }
doorway-desk-list-hint = 比如：1-6栋 各2单元；7栋 3个单元；8号楼
doorway-desk-make-button = 做码
doorway-desk-print = 打印海报
doorway-desk-print-one = 一页一张（A4，贴楼门口）
doorway-desk-print-four = 一页四张（裁开，贴电梯或单元门）
doorway-desk-print-place = 打印
doorway-desk-none = 还没有门口的码。
doorway-desk-codes = 门口的码（{ $count }）
doorway-desk-open = 看看扫开的样子
doorway-desk-renew = 换新码
doorway-desk-renew-what = 码被发到外面乱用了就换一个；旧海报立刻扫不开。
doorway-desk-change = 换码、停用
doorway-desk-drop = 不用了
doorway-desk-made = { $at } 做的
doorway-desk-reports = 门口报来的问题（{ $count }）
doorway-reports-title = 门口报来的问题
doorway-reports-lead = 邻居扫门口的码报来的，多半没留名字。您的答复他们凭编号看得到，请写得具体、客气。
doorway-reports-waiting = 等着处理（{ $count }）
doorway-reports-handled = 办好的、转成提案的
doorway-reports-empty = 没有等着处理的。
doorway-reports-call = 回电：
doorway-reports-said = 上次答复：{ $answer }
doorway-reports-text = 答复
doorway-reports-text-hint = 比如：已通知物业，明天上午来修
doorway-reports-under-way = 答复，还在办
doorway-reports-done = 答复，办好了
doorway-reports-looks = 打开这一页会记下是谁看了回电号码。

# 海报

poster-heading = 一楼一码
poster-slogan = 您扫我办
poster-ask = 问政策
poster-report = 报问题
poster-votes = 看表决
poster-how = 手机扫一扫，不用注册
poster-type = 扫不了？打开浏览器输入
poster-telegram = 用 Telegram 扫这个

# 转成提案
doorway-propose = 转成提案
doorway-propose-lead = 光修一修不够、要大家商量的事，可以转成提案，照样附议、受理、开议题。
doorway-propose-report = 门口报来的原话
doorway-propose-title = 一句话说清
doorway-propose-title-hint = 比如：5号楼门口装一段扶手
doorway-propose-words = 再说细一点
doorway-propose-words-hint = 提案谁都看得到：请去掉人名、门牌号和电话。
doorway-propose-photos = 带上 { $count } 张照片（邻居都看得到，先看看有没有拍到人、车牌）
doorway-propose-who = 提案人是您，最后会写上是哪个门口的来信。回电号码不会带过去。
doorway-propose-send = 提交提案
doorway-propose-over = 这件事已经办好了，不用再转。
doorway-proposed-origin = （{ $place }门口来信，主持人整理）
doorway-proposed-you = 您在{ $place }报的“{ $text }”转成了 { $number } 号提案，邻居可以附议、一起商量。
doorway-became = 转成了 { $number } 号提案
doorway-receipt-proposal = 转成提案了
doorway-receipt-became = 这件事要大家一起商量，主持人把它转成了 { $number } 号提案。往后怎么样，看提案那一页。
doorway-receipt-as-proposal = 不单独答复了，结果写在提案那一页。
doorway-receipt-remove-proposal = 已经转成的提案会留着，您的照片会从上面撤下。
refusal-number-in-proposal = 里面有电话号码。提案谁都看得到，请去掉号码再提交。
