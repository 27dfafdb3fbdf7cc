# 计票：方法、每一步、图。

## 抽签
refusal-seed-missing = 还没有公布抽签用的号码，现在不能抽签。

refusal-ranked-twice = 选项 { $choice } 排了两次，请只留一个名次。
refusal-scored-twice = 选项 { $choice } 打了两次分，请只留一个。
refusal-score-out-of-range = 选项 { $choice } 打的是 { $score } 分，这次可以打 0 到 { $highest } 分。
refusal-no-ballots-taken = 这一次由抽签决定，不用投票。
