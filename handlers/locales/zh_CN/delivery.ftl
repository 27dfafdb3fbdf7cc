delivery-postmark = ✉{ $mark }
delivery-postmark-again = ✉{ $mark }（重发：上面若有一条也是 ✉{ $mark }，就是同一条，不用看两遍）
