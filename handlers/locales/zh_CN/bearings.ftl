# 和提案有关的规定。

bearings-rule-name = 《{ $title }》{ $locator }
bearings-rule = { $number }. 《{ $title }》{ $locator } { $heading }
bearings-clash = 提案说：“{ $said }”
    规定说：“{ $quote }”（《{ $title }》{ $locator }）
bearings-warning = 请留意：好像和《{ $title }》{ $locator }的规定碰上了，开议题时能看到原文，由您决定。
bearings-see-rule = 看《{ $title }》
