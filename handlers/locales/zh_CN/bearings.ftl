# 和提案有关的规定。

bearings-rule-name = 《{ $title }》{ $locator }
bearings-rule = { $number }. 《{ $title }》{ $locator } { $heading }
bearings-clash = 提案说：“{ $said }”
    规定说：“{ $quote }”（《{ $title }》{ $locator }）
bearings-warning = 请留意：好像和《{ $title }》{ $locator }的规定碰上了，开议题时能看到原文，由您决定。
bearings-see-rule = 看《{ $title }》

bearings-web-clash = 好像和规定碰上了，请您决定
bearings-web-clash-what = 提案想做的事和下面的规定对不上。这只是提醒，开不开成议题由您定；拿不准可以先和提案人聊聊。
bearings-web-said = 提案里说
bearings-web-quoted = 规定里说
bearings-web-read = 看原文
bearings-web-warning = 好像和规定碰上了：
