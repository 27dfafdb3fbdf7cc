# 和提案有关的规定。

bearings-rule-name = 《{ $title }》{ $locator }
bearings-rule = { $number }. 《{ $title }》{ $locator } { $heading }
bearings-clash = 提案说：“{ $said }”
    规定说：“{ $quote }”（《{ $title }》{ $locator }）
bearings-warning = 请留意：《{ $title }》{ $locator }里好像不让这样做。开议题时能看到原文，由您决定。
bearings-see-rule = 看《{ $title }》

bearings-web-clash = 规定里好像不让做
bearings-web-clash-what = 提案想做的事，下面的规定里好像不让做，请您决定。这只是提醒，什么也不拦；拿不准，先和提案人聊聊。
bearings-web-said = 提案里说
bearings-web-quoted = 规定里说
bearings-web-read = 看原文
bearings-web-warning = 规定里好像不让做：
