delivery-postmark = ✉{ $mark }
delivery-postmark-again = ✉{ $mark }（重发：上面若有一条也是 ✉{ $mark }，就是同一条，不用看两遍）
delivery-hint = 这里没有按钮：回复数字就行。
delivery-hint-in-room = 这里没有按钮：长按这条消息点“引用”，回复数字。
delivery-hint-by-number = 这里没有按钮：长按这条消息点“引用”，回复数字；或者直接发“{ $number }号 1”。
gap-repeat = 刚才我断线了一会儿，那时发来的话我没收到。{ $polls }还在表决：刚才选过、却没收到我回话的，请再发一遍，不会算重。
gap-poll = { $number }号
