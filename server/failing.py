"""An answer that cannot be made: the reader is told a number, and the log has the error under it."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.answers import failed
from style.failures import number_of

log = logging.getLogger("dashboard")


class Failing:
    """Stands around all that answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if begun:  # half an answer is cut off, and the server logs it
                raise
            log.error("an answer could not be made", exc_info=error)
            await failed(scope, number_of(error))(scope, receive, send)
