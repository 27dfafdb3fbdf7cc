# Rules that bear on proposals.

bearings-rule-name = { $title }, { $locator }
bearings-rule = { $number }. { $title }, { $locator } { $heading }
bearings-clash = The proposal says: “{ $said }”
    The rule says: “{ $quote }” ({ $title }, { $locator })
bearings-warning = Please note: it seems to meet a prohibition in { $title }, { $locator }. You will see both texts when you open a topic; you decide.
bearings-see-rule = See { $title }
