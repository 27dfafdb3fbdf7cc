# 大家都用的说法：状态、角色、办不成时说的话。

proposal-state =
    { $state ->
        [submitted] 等主持人看
        [accepted] 已受理，等着上议题
        [in_topic] 已列入议题
        [merged] 已并入别的提案
       *[declined] 没有受理
    }
topic-state =
    { $state ->
        [deliberating] 正在商议
        [voting] 正在表决
        [decided] 已有结果
       *[closed_without_vote] 已结束，没有表决
    }
poll-state =
    { $state ->
        [scheduled] 还没开始
        [open] 正在投票
        [closed_adopted] 通过
        [closed_rejected] 未通过
        [closed_tied] 票数相同
        [closed_without_quorum] 参加人数不够
       *[cancelled] 已取消
    }
response-state =
    { $state ->
        [due] 等待答复
        [adopted] 采纳
        [partly_adopted] 部分采纳
       *[declined] 不采纳
    }
commitment-state =
    { $state ->
        [planned] 还没动工
        [under_way] 正在办
       *[done] 办好了
    }
role-name =
    { $role ->
        [moderator] 主持人
        [committee] 委员会成员
        [grid_worker] 网格员
        [building_head] 楼门长
        [admin] 管理员
       *[resident] 居民
    }

# 谁能做什么
refusal-not-allowed =
    { $audience ->
        [moderators] 这件事要由主持人来办。
        [committee] 这件事要由居委会、物业等委员会成员来办。
        [staff] 这件事要由主持人或委员会成员来办。
        [vouching] 这件事要由主持人，或本楼的楼门长、网格员来办。
        [admins] 这件事要由管理员来办。
       *[other] 这件事您现在办不了。
    }
refusal-not-enrolled = 这件事要登记过的居民才能办。在本小区居民群里说句话就算登记；也可以发“登记 3-2-501”（换成您家的门牌），主持人确认后就行。
refusal-not-here = 没有找到您说的这一项，请看看号码对不对。
refusal-action-unknown = 这个按钮已经不能用了，请发“帮助”看看现在能做什么。
refusal-too-fast = 您发得有点快，我跟不上了，歇一两分钟再发好吗？投票不受影响，照样算数。
refusal-codes-tried = 码试错太多次了。请过 { $minutes } 分钟再试，或者找管理员当面核对。
name-pretends =
    { $kind ->
        [neighbour] 有人的名字和工作人员很像：“{ $name }”。请核对一下是不是本人，提醒大家别认错。
        [office] 有人的名字像是工作人员：“{ $name }”，但没有登记职务。请核对一下，提醒大家别认错。
        [bot] 有人的名字像是我：“{ $name }”。请核对一下，提醒大家别认错。
       *[scripts] 有人的名字混用了几种长得像的字母：“{ $name }”，可能在冒充别人。请核对一下。
    }
refusal-forbidden-transition = 这一步现在做不了，可能已经有人办过了。

# 提案与议题
refusal-reason-missing = 请写明理由，大家才好理解。
refusal-merged-into-itself = { $number }号不能并入它自己。
refusal-merged-into-ended = { $number }号已经结束，不能再往里并。
refusal-topic-not-open = { $number }号议题已经不在商议中了。
refusal-statement-empty = 观点还没写内容呢。
refusal-statement-too-long = 观点请写在 { $limit } 个字以内，您写了 { $length } 个字。

# 表决
refusal-unknown-option = 没有第 { $choice } 项，请回复 1 到 { $options } 之间的数字。
refusal-wrong-number-of-choices = 您选了 { $chosen } 项，这次表决最少选 { $least } 项、最多选 { $most } 项。
refusal-too-few-options = 表决至少要有 { $least } 个选项，现在只有 { $given } 个。
refusal-option-twice = 选项“{ $label }”写了两遍，请改一个。
refusal-poll-not-open-yet = { $number }号表决还没开始，{ $opens_at }开始投票。
refusal-poll-closed = { $number }号表决已经结束，截止时间是{ $closes_at }。
refusal-not-on-roll = { $number }号表决的名册里没有您。名册在开始投票时就定下了，有疑问请找主持人。
refusal-period-empty = 表决时间不对：{ $opens_at }开始，{ $closes_at }结束。结束要晚于开始，也要晚于现在。
refusal-wrong-counting-base =
    { $base ->
        [households] 这条议事规则不按户计票，请换一条规则或换成按人计票。
        [owners] 这条议事规则不按业主面积和人数计票，请换一条规则。
        [delegates] 这条议事规则不由代表来投，请换一条规则。
        [listed] 这条议事规则不按名单计票，请换一条规则。
       *[persons] 这条议事规则不按人计票，请换一条规则或换成按户计票。
    }
refusal-poll-under-way = { $number }号已经有一场表决了，等它结束再开新的。
refusal-electorate-empty =
    { $base ->
        [households] 还没有一户登记了门牌，按户表决开不起来。
        [owners] 还没有业主名册，请先在工作台的“名册”里导入。
        [delegates] 这份代表名单里还没有人。
        [listed] 这份名单里还没有人。
       *[persons] 还没有登记的居民，表决开不起来。
    }

# 结果与答复
refusal-notice-over = { $number }号的公示到{ $ended_at }已经结束，不再接受询问。
refusal-inquiry-empty = 请写上内容再发。
refusal-commitment-incomplete =
    { $missing ->
        [task] 还缺“任务”：要办什么事？
        [unit] 还缺“责任单位”：哪家来办？
        [person] 还缺“责任人”：谁负责？
       *[other] 承诺事项没有写全。
    }
refusal-reopened-already = { $number }号已经因为不满意重新办过一次，不能再重开了。
refusal-deadline-past = { $deadline }已经过去了，请定一个以后的日子。
refusal-nothing-to-rate = { $number }号还没有答复，等有了答复再评价。

# 附件
refusal-too-many-files = 一次最多发 { $most } 个文件，请分开发。
refusal-file-too-large = 文件太大了，请发 { $megabytes } MB 以内的。
