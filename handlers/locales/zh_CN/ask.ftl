# 问与答。

ask-what = 您想问什么？直接打出来就行，比如：养犬要遵守什么
ask-about = 关于“{ $question }”：
ask-source = [{ $number }]《{ $title }》{ $locator }（{ $issuer }）
ask-source-whole = [{ $number }]《{ $title }》（{ $issuer }）
ask-read = [{ $number }] { $title }
ask-up = 👍 有用
ask-down = 👎 没用
ask-thanks = 谢谢，很高兴帮上忙。
ask-sorry = 抱歉没帮上忙，记下了。
ask-declined = 我手头的资料里没有找到可靠的依据，不敢乱说。要不要转给委员会来回答？
ask-refer-offer = 要不要把这个问题转给委员会？
ask-refer-label = 转给委员会
ask-referred = 已转给委员会：“{ $question }”。有了答复我会告诉您。
ask-referred-committee = { $name }问：{ $question }（我没有找到依据，请你们回答）
ask-desk = 去答复

refusal-question-too-long = 问题有点长，请写在 { $limit } 个字以内。
refusal-questions-waiting = 您还有 { $waiting } 个问题正在查，等答复了再问吧。
refusal-not-your-question = 这是别的邻居问的，请由提问的人来选。
refusal-referred-already = 这个问题已经转给委员会了。
refusal-verdict-unknown = 请选“有用”或“没用”。
