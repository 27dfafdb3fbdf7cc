# 居民的说法和文件里的说法

wordings-added = 记下了：居民说“{ $lay }”，就去找“{ $formal }”。几秒钟后生效。
wordings-changed = 改好了：居民说“{ $lay }”，就去找“{ $formal }”。几秒钟后生效。
wordings-removed = 去掉了：“{ $lay }”不再当成“{ $formal }”。
refusal-wording-incomplete =
    { $side ->
        [lay] 请填上居民平时怎么说。
       *[formal] 请填上文件里怎么写。
    }
refusal-wording-too-short = “{ $word }”太短了，差不多每句话里都有。居民的说法至少写 { $least } 个字。
refusal-wording-too-long = “{ $word }”太长了，一个词最多 { $limit } 个字。几个词之间用顿号隔开。
refusal-wording-too-many = 每边最多写 { $limit } 个词，多的请另写一条。
refusal-wording-same = “{ $word }”两边都有。只写居民的说法和文件里不一样的词就行。
refusal-wording-known = “{ $word }”在另一条里已经有了，请在那一条里改。
refusal-wordings-full = 最多记 { $limit } 条，请先去掉用不着的。
