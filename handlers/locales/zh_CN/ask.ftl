# 问与答。

ask-what = 您想问什么？直接打出来就行，比如：养犬要遵守什么
ask-about = 关于“{ $question }”：
ask-source = [{ $number }]《{ $title }》{ $locator }（{ $issuer }）
ask-source-whole = [{ $number }]《{ $title }》（{ $issuer }）
ask-read = [{ $number }] { $title }
ask-up = 👍 有用
ask-down = 👎 没用
ask-thanks = 谢谢，很高兴帮上忙。
ask-sorry = 抱歉没帮上忙。委员会会看到这个问题（看不到您的名字），有了答复我会告诉您。
ask-declined = 我手头的资料里没有找到可靠的依据，不敢乱说。委员会会看到这个问题（看不到您的名字），有了答复我会告诉您。愿意让他们知道是您问的，就点“转给委员会”。
ask-refer-offer = 愿意让委员会知道是您问的，就点“转给委员会”，他们会先看到。
ask-refer-label = 转给委员会
ask-referred = 已转给委员会：“{ $question }”。有了答复我会告诉您。
ask-referred-committee = { $name }问：{ $question }（请你们答复）
ask-desk = 写答复
ask-desk-page = 去网页上答复

refusal-question-too-long = 问题有点长，请写在 { $limit } 个字以内。
refusal-questions-waiting = 您还有 { $waiting } 个问题正在查，等答复了再问吧。
refusal-not-your-question = 这是别的邻居问的，请由提问的人来选。
refusal-referred-already = 这个问题已经转给委员会了。
refusal-guests-asked-enough = 还没登记的朋友们已经转来不少问题，工作人员正在一个个看。请过几天再转，或者先登记成居民。
refusal-verdict-unknown = 请选“有用”或“没用”。
