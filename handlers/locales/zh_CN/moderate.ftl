# 主持人的工作。

moderate-queue =
    { $proposals ->
        [0] { $statements ->
            [0] 都处理完了，没有待办。
           *[other] 待办：观点 { $statements } 条。
        }
       *[other] { $statements ->
            [0] 待办：提案 { $proposals } 件。
           *[other] 待办：提案 { $proposals } 件，观点 { $statements } 条。
        }
    }
moderate-desk = 主持人工作台
moderate-proposal = { $number }号提案（{ $author }）：{ $text }
moderate-proposal-place = 地点：{ $place }
moderate-proposal-seconders = { $count } 人附议
moderate-proposal-state = 状态：{ $state }
moderate-see-proposal = 看提案
moderate-accept = 受理
moderate-open-topic = 开成议题
moderate-merge = 并入别的
moderate-decline = 不受理
moderate-numbered = { $number }号 { $text }

moderate-accepted =
    { $whose ->
        [own] 您的 { $number }号提案“{ $text }”已受理，会安排大家一起商量。
       *[seconded] 您附议的 { $number }号提案“{ $text }”已受理，会安排大家一起商量。
    }
moderate-decline-why = 为什么不受理？请写一句理由，提案人会看到。
moderate-declined =
    { $whose ->
        [own] 您的 { $number }号提案“{ $text }”没有受理。理由：{ $reason }
       *[seconded] 您附议的 { $number }号提案“{ $text }”没有受理。理由：{ $reason }
    }
moderate-merge-which = { $number }号要并入哪一件？点一项，或发它的号码。
moderate-merged = { $number }号提案并入了 { $target }号“{ $text }”，您的支持也算进去了，之后一起办。
moderate-merged-from = { $number }号提案并入了您的 { $target }号“{ $text }”，多了 { $moved } 位支持的邻居。

moderate-statement = { $number }号议题“{ $title }”有新观点（{ $author }）：“{ $text }”
moderate-show = 显示
moderate-reject = 不显示
moderate-reject-why = 为什么不显示？请写一句理由，说话的人会看到。
moderate-statement-words = 打字也行：“显示观点 { $number } { $place }”，或“不显示观点 { $number } { $place } 理由”。
refusal-statement-unclear =
    { $waiting ->
        [0] 没有等您看的观点。
       *[other] 有 { $waiting } 条观点等着，请说清是几号议题的第几条，比如“显示观点 12 3”。发“待办”看都有哪些。
    }
moderate-statement-shown = 已显示（{ $number }号）：“{ $text }”
moderate-statement-rejected = 没有显示（{ $number }号）：“{ $text }”理由：{ $reason }
moderate-your-statement-shown = 您在 { $number }号议题的观点“{ $text }”已经显示，大家可以表态了。
moderate-your-statement-rejected = 您在 { $number }号议题的观点“{ $text }”没有显示。理由：{ $reason }

moderate-open-which = 开成议题要用哪几件提案？请发号码，可以发几个，比如：12 15
moderate-open-clash = 先看一处：提案想做的事，规定里好像不让做。要不要开成议题、怎么开，请您决定。
moderate-open-rules = 找到 { $count } 条有关的规定。要附在议题上的，发它的号码，可以发几个，比如：1 2。都不附，发 0。
moderate-open-rules-old = 上面是{ $at }找的，之后资料有变动，正在重新找，过一会儿再开就是新的。
moderate-open-title = 议题叫什么？比如：{ $example }
moderate-open-parties = 请哪些方来商量？比如：居委会、物业、业委会、居民代表
moderate-open-template = 按哪种办法商议？发前面的数字，说不准就发 0。
moderate-open-template-line = { $name }：{ $line }
moderate-open-days = 商议几天？发个数字，比如：{ $days }
moderate-open-days-each = 共 { $count } 轮，每轮几天？按顺序发数字，比如：{ $example }。照惯常的来就发 0。
moderate-open-phase = { $position } { $title }：{ $days } 天
moderate-open-preview = 请看看对不对：“{ $title }”，来自提案 { $proposals }号
moderate-open-preview-more = 一起商量的：{ $parties }；商议到{ $until }。回复 1 开始，回复 2 不办了。
moderate-open-preview-rules = 附上的规定：{ $rules }
moderate-open-dropped = 好的，议题没有开。
moderate-topic-opened = { $number }号议题“{ $title }”已经开始商议。
moderate-topic-told = 您支持的事列成了 { $number }号议题“{ $title }”，欢迎来说说看法。

moderate-close-label = 结束议题
moderate-close-why = 为什么不表决就结束？请写一句理由，大家会看到。
moderate-topic-closed = { $number }号议题“{ $title }”已结束，没有表决。理由：{ $reason }
