# 选票：怎么填，填了什么。

ballot-option = { $number }  { $label }
ballot-option-cost = { $label }（{ $cost } 元）
ballot-then = { $first }；{ $rest }
ballot-ranked = 第 { $place } 名 { $labels }
ballot-ranked-equal = 并列第 { $place } 名 { $labels }
ballot-unranked = 没排的算最后：{ $labels }
ballot-scored = { $label } { $score } 分
ballot-reason = { $chosen }（理由：{ $reason }）
ballot-cost-over = { $chosen }（共 { $cost } 元，比总预算 { $budget } 元多 { $over } 元。这样也算数：钱按大家的票来分）
ballot-cost = { $chosen }（共 { $cost } 元，总预算 { $budget } 元）

# 分数
score-0 = { $score } 分 很不支持
score-1 = { $score } 分 不支持
score-2 = { $score } 分 不太支持
score-3 = { $score } 分 有点支持
score-4 = { $score } 分 支持
score-5 = { $score } 分 很支持
score-any = { $score } 分

# 开始前定下的
terms-seats = 选出 { $seats } 个
terms-most = 每张票最多选 { $most } 项
terms-budget = 总预算 { $budget } 元
terms-highest = 每项打 0 到 { $highest } 分，分越高越支持
terms-ties =
    { $ties ->
        [order] 票数相同时，排在前面的胜出
        [lot] 票数相同时，抽签决定
       *[stands] 票数相同就是没有分出结果
    }
terms-seed = 抽签用的公开号码：{ $seed }
terms-utility =
    { $utility ->
        [cost] 均等份额：支持一个项目的好处按它花的钱算
       *[cardinality] 均等份额：支持一个项目的好处按一个项目一份算
    }
terms-completion =
    { $completion ->
        [none] 钱有剩就剩着
        [add1] 钱有剩时，给每个人一点一点加份额，加到再加就超支为止
       *[add1_exhaustive] 钱有剩时，给每个人一点一点加份额，加到剩下的钱什么都不够办，或再加就超支为止
    }

refusal-ballot-unreadable =
    { $form ->
        [ranking] 没看懂您的排序。请把最喜欢的写在前面，比如：3 1 2；两项一样喜欢，写：3>1=2
        [scores] 没看懂您打的分。请这样写：1:5 2:3，就是第 1 项 5 分、第 2 项 3 分（0 到 { $highest } 分）
       *[other] 没看懂您的票。请点按钮，或回选项的数字，比如：1
    }
