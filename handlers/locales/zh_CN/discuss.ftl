# 商议：观点和表态。

discuss-what = { $number }号“{ $title }”，您怎么看？用一句话说（140 个字以内）。
discuss-taken =
    记下了（{ $number }号）：“{ $text }”
    主持人看过就显示，结果会告诉您。
discuss-stance = { $number }号“{ $text }”，您的表态：{ $stance }。想改再点一次就行。
discuss-received = { $name }，{ $number }号的表态收到了。
discuss-statement = { $number }号“{ $title }”，请您表个态：“{ $text }”
discuss-all-done = { $number }号的观点您都表过态了，谢谢！
discuss-none-yet = { $number }号还没有观点，您来说第一句？

refusal-statement-twice = 这句话您在 { $number }号已经说过了。
refusal-stance-unknown = 请选同意、不同意或略过。
refusal-statement-not-shown = 这条观点现在没有显示，不能表态。
refusal-statements-waiting = 您在 { $number }号已有 { $waiting } 条观点等主持人看，等看过了再说。
