"""Whether a gateway answers, for ``doctor``."""

import asyncio

from bot.channels.wechaty.access import GatewayAccess
from bot.channels.wechaty.gateway import Gateway


def examined(access: GatewayAccess, *, seconds: float) -> str:
    """Return the version of the gateway's puppet; raise GatewayFault.

    Its events are not listened to: they would be lost to the program that runs.
    """
    return asyncio.run(_version(access, seconds=seconds))


async def _version(access: GatewayAccess, *, seconds: float) -> str:
    gateway = Gateway(access, seconds=seconds)
    try:
        return await gateway.version()
    finally:
        await gateway.close()
