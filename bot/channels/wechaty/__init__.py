"""WeChat through a Wechaty gateway: the one door to its gRPC libraries.

The wiring imports this package only when a gateway is set, so that a program without
WeChat never loads them.
"""

from bot.channels.wechaty.access import GatewayAccess
from bot.channels.wechaty.channel import Patience, WechatyChannel
from bot.channels.wechaty.examining import examined
from bot.channels.wechaty.faults import Fault, GatewayFault
from bot.channels.wechaty.reading import is_room

__all__ = [
    "Fault",
    "GatewayAccess",
    "GatewayFault",
    "Patience",
    "WechatyChannel",
    "examined",
    "is_room",
]
