# Rules that bear on proposals.

bearings-rule-name = { $title }, { $locator }
bearings-rule = { $number }. { $title }, { $locator } { $heading }
bearings-clash = The proposal says: “{ $said }”
    The rule says: “{ $quote }” ({ $title }, { $locator })
bearings-warning = Please note: it seems to meet a prohibition in { $title }, { $locator }. You will see both texts when you open a topic; you decide.
bearings-see-rule = See { $title }

bearings-web-clash = This seems to be forbidden
bearings-web-clash-what = What is proposed and the rule below do not go together. You decide: this is only a hint and blocks nothing. When in doubt, talk with the author first.
bearings-web-said = The proposal says
bearings-web-quoted = The rule says
bearings-web-read = Read it
bearings-web-warning = This seems to meet a prohibition:{ " " }
