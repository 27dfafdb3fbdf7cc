# 听懂了什么，没听懂什么。

router-understood = 您选的是：{ $label }
router-and = { $first }、{ $second }
router-nothing-offered = 现在没有等您选的内容。发“帮助”看看能做什么。
router-nothing-offered-on = { $number }号现在没有可以选的。发“{ $number }号怎么样了”看看进展。
router-no-such-choice = 没有这一项，请回复 1 到 { $most } 之间的数字。
router-one-digit = 这里一次只能选一项，请回复 1 到 { $most } 之间的一个数字。
router-which-community = 您好！我还不知道您是哪个社区的。请把社区给您的六位邀请码发给我，比如：加入 AB12CD
