"""A reader without a browser: opens a page over Streamlit's websocket and clicks on filters, as a browser's would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
PATIENCE = 240  # s for one message


@dataclass
class Visitor:
    """One page held open, with its pills and what it was last sent."""

    connection: ClientConnection
    page: str
    query: str
    page_hash: str = ""
    pills: dict[str, ButtonGroup] = field(default_factory=dict)
    chosen: dict[str, list[str]] = field(default_factory=dict)
    charts: int = 0
    faults: list[str] = field(default_factory=list)

    def click(self, name: str, *options: str) -> None:
        """Choose these options of a filter and wait until the page has been drawn anew."""
        self.chosen[name] = list(options)
        self.run()

    def run(self) -> None:
        """Let the page's script run with what is chosen, and read all that it sends."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self.page_hash
        if not self.page_hash:
            state.page_name = self.page
        state.context_info.locale, state.context_info.color_scheme = "en-GB", "light"
        for name, options in self.chosen.items():
            widget = state.widget_states.widgets.add(id=self.pills[name].id)
            widget.string_array_value.data.extend(options)
        self.connection.send(message.SerializeToString())
        self.charts = 0
        while self.read():
            pass

    def read(self) -> bool:
        """Take in one message; False at the end of a run."""
        message = ForwardMsg()
        message.ParseFromString(self.connection.recv(timeout=PATIENCE))
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "delta":
            self.look(message)
        elif kind == "session_event" and message.session_event.WhichOneof("type") == "script_compilation_exception":
            self.faults.append(str(message.session_event))
        return kind != "script_finished" or message.script_finished not in FINISHED

    def look(self, message: ForwardMsg) -> None:
        """Note filters, charts and faults among what is drawn."""
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "button_group" and element.button_group.query_param_key:
            self.pills[element.button_group.query_param_key] = element.button_group
        elif kind == "bidi_component" and element.bidi_component.component_name.endswith("chart"):
            self.charts += 1
        elif kind == "exception" or (kind == "html" and 'class="fault"' in element.html.body):
            self.faults.append(str(element)[:300])


@contextmanager
def open_visit(address: str, page: str = "", query: str = "") -> Iterator[Visitor]:
    """Open a page and wait until it stands."""
    host = urlsplit(address).netloc
    stream, sender, speech = f"ws://{host}/_stcore/stream", Origin(address), Subprotocol("streamlit")
    with connect(
        stream, origin=sender, subprotocols=[speech], max_size=None, ping_interval=None, open_timeout=PATIENCE
    ) as connection:
        visitor = Visitor(connection, page, query)
        visitor.run()
        yield visitor
