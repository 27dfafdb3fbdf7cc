# 语音：听成文字，说话的人点头才办。

voice-heard =
    我听到的是：
    “{ $words }”
    对吗？点了“对”我才办。
voice-confirm-label = 对，就这么说
voice-retype-label = 不对，我打字
voice-type-then = 好，刚才那段不算。请打字发给我。
voice-cannot-listen = 语音收到了，可我还不会听，麻烦您打字说一下，谢谢！
voice-please-type = 这段语音没听清，麻烦您打字说一下，谢谢！
voice-not-agreed = 您没有同意把语音发给外面的听写服务，所以没有听，请打字说。想改主意，到“我的隐私页”点“同意”就行。

refusal-voice-too-long = 语音太长了，请分成几段，每段 { $minutes } 分钟以内，或者打字说。
refusal-voice-over = 这段语音已经办过、过了时间，或者不是您说的。请再说一遍，或直接打字。
