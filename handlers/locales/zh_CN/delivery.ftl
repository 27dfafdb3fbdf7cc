delivery-postmark = ✉{ $mark }
delivery-postmark-again = ✉{ $mark }（重发：上面若有一条也是 ✉{ $mark }，就是同一条，不用看两遍）
delivery-hint = 这里没有按钮：回复数字就行。
delivery-hint-or-words = 这里没有按钮：回复数字，或者把上面的词发给我。
delivery-hint-words = 直接回答就行；也可以发上面的词。
delivery-hint-in-room = 这里没有按钮：长按这条消息点“引用”，回复数字。
delivery-hint-by-number = 这里没有按钮：长按这条消息点“引用”，回复数字；或者直接发“{ $number }号 1”。
gap-repeat = 刚才我断线了一会儿，那时发来的话我没收到。{ $polls }还在表决：刚才选过、却没收到我回话的，请再发一遍，不会算重。
gap-poll = { $number }号

# 没有按钮的群：卡片做成图片
room-card-as-of = 以上是{ $at }的情况，最新的扫码看。
room-card-scan = 长按图片识别二维码，在手机页面上也能办。
room-card-poll-how =
    { $form ->
        [some] 在群里发“{ $number }号 1 3”就行，可以选几项。群里发的大家都看得到；不想让人看到，就扫码或私聊我。
        [ranking] 扫码排一排最方便；也可以发“{ $number }号 3 1 2”，喜欢的写前面。群里发的大家都看得到；不想让人看到，就扫码或私聊我。
        [scores] 扫码打分最方便；也可以发“{ $number }号 1:5 2:3”。群里发的大家都看得到；不想让人看到，就扫码或私聊我。
       *[other] 在群里发“{ $number }号 1”就行，1 换成您选的数字。群里发的大家都看得到；不想让人看到，就扫码或私聊我。
    }
room-card-opinions-how = 发“{ $number }号 1”表态，1 换成您选的数字；想说话就发“{ $number }号 观点 您的看法”。
room-card-stances-how = 现在逐条表态：发“{ $number }号 1”，1 换成您选的数字。一条一条来，随时能改。
