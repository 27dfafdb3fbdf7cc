"""Every setting: the only place that reads the environment."""

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "NEIGHBOR_TALK_"


@dataclass(eq=False)
class SettingWrong(Exception):  # noqa: N818 - it names a setting, the mend is in the catalogue
    """A setting has a value that cannot be used."""

    name: str
    value: str


@dataclass(eq=False)
class SettingUnknown(Exception):  # noqa: N818 - as above
    """A setting of our prefix does not exist; ``nearest`` may be what was meant."""

    name: str
    nearest: str


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ValueError(value)
    return value.rstrip("/")


def _database(value: str) -> str:
    if value and not value.startswith(("sqlite:///", "postgresql://")):
        raise ValueError(value)
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(value) from None
    return value


def _gateway(value: str) -> str:
    """Take ``grpcs://host:port``, and ``grpc://`` where nobody can listen on the way."""
    parts = urlsplit(value)
    if not value:
        return value
    near = parts.scheme == "grpc" and _is_near(parts.hostname or "")
    if not (parts.hostname and parts.port and (parts.scheme == "grpcs" or near)):
        raise ValueError(value)
    return value.rstrip("/")


def _is_near(host: str) -> bool:
    """Tell whether a host is this machine or in a private network, as far as its name says."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".lan"))


def _given_with_gateway(value: SecretStr, info: ValidationInfo) -> SecretStr:
    if info.data.get("wechaty_endpoint") and not value.get_secret_value():
        raise ValueError
    return value


def _readable(value: str) -> str:
    if value and not Path(value).is_file():
        raise ValueError(value)
    return value


def _matching(pattern: str) -> AfterValidator:
    def check(value: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, value.get_secret_value()):
            raise ValueError
        return value

    return AfterValidator(check)


WebAddress = Annotated[str, AfterValidator(_web_address)]
Database = Annotated[str, AfterValidator(_database)]
Zone = Annotated[str, AfterValidator(_zone)]
TelegramToken = Annotated[SecretStr, _matching(r"(\d+:[A-Za-z0-9_-]+)?")]
GatewayEndpoint = Annotated[str, AfterValidator(_gateway)]
GatewayToken = Annotated[SecretStr, _matching(r"[!-~]*"), AfterValidator(_given_with_gateway)]
CertificateFile = Annotated[str, AfterValidator(_readable)]
WebhookSecret = Annotated[SecretStr, _matching(r"[A-Za-z0-9_-]{0,256}")]
SigningKey = Annotated[SecretStr, _matching(r"(.{32,})?")]


class Settings(BaseSettings):
    """What the operator decides; each field is the variable NEIGHBOR_TALK_<NAME>."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    data_dir: Path = Field(Path("data"), description="Folder of everything the program writes.")
    database_url: Database = Field(
        "", description="Database; empty for SQLite inside DATA_DIR, or postgresql://…."
    )
    chroma_url: WebAddress = Field(
        "", description="Chroma server at a private address; empty for the embedded index."
    )
    chroma_allow_public: bool = Field(
        default=False,
        description="Accept a CHROMA_URL outside private networks; its server is not safe.",
    )
    host: str = Field("127.0.0.1", min_length=1, description="Address to listen on.")
    port: int = Field(8000, ge=1, le=65535, description="Port to listen on.")
    public_url: WebAddress = Field(
        "", description="Address under which residents reach the pages; empty for HOST:PORT."
    )
    locale: Literal["zh_CN", "en"] = Field("zh_CN", description="Language where none is known.")
    time_zone: Zone = Field("Asia/Shanghai", description="Time zone of a new community.")
    telegram_token: TelegramToken = Field(
        SecretStr(""),
        description="Bot token from BotFather; empty turns Telegram off.",
    )
    telegram_base_url: WebAddress = Field("", description="Another Bot API server.")
    telegram_webhook_url: WebAddress = Field(
        "", description="Public https address of this program for a webhook; empty for polling."
    )
    telegram_webhook_secret: WebhookSecret = Field(
        SecretStr(""),
        description="Secret that Telegram sends with each webhook call; made up when empty.",
    )
    wechaty_endpoint: GatewayEndpoint = Field(
        "",
        description="Wechaty gateway: grpcs://host:port, or grpc://host:port in a private "
        "network; empty turns WeChat off.",
    )
    wechaty_token: GatewayToken = Field(
        SecretStr(""), validate_default=True, description="Token that the gateway asks for."
    )
    wechaty_ca: CertificateFile = Field(
        "", description="File of certificates to trust for grpcs:// in place of the system's."
    )
    llm_model: str = Field("", description="Chat model that words answers; empty for none.")
    llm_base_url: WebAddress = Field("", description="OpenAI-compatible address of the model.")
    llm_api_key: SecretStr = Field(SecretStr(""), description="Key for LLM_BASE_URL.")
    embedding_model: str = Field(
        "", description="Embedding model in place of the encoder that ships; empty for none."
    )
    embedding_base_url: WebAddress = Field(
        "", description="OpenAI-compatible address of the embedding model."
    )
    embedding_api_key: SecretStr = Field(
        SecretStr(""), description="Key for EMBEDDING_BASE_URL."
    )
    transcription_base_url: WebAddress = Field(
        "",
        description="OpenAI-compatible address that writes voice notes down; empty for none.",
    )
    transcription_model: str = Field(
        "whisper-1", min_length=1, description="Model asked at TRANSCRIPTION_BASE_URL."
    )
    transcription_api_key: SecretStr = Field(
        SecretStr(""), description="Key for TRANSCRIPTION_BASE_URL."
    )
    secret_key: SigningKey = Field(
        SecretStr(""),
        description="Signs cookies, links and buttons (32 characters or more); "
        "made on first start when empty.",
    )

    @property
    def database(self) -> str:
        """Return the database's address, the embedded one where none was set."""
        return self.database_url or f"sqlite:///{self.data_dir / 'neighbor-talk.db'}"

    @property
    def address(self) -> str:
        """Return the address under which people open the pages."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def files_dir(self) -> Path:
        """Return the folder of stored files."""
        return self.data_dir / "files"


def load_settings(file: Path | None = None) -> Settings:
    """Read the environment over one ``.env`` file.

    Raises SettingUnknown and SettingWrong, the first one found.
    """
    chosen = file or Path(".env")
    _refuse_unknown(os.environ)  # noqa: TID251 - this is the one reader
    try:
        settings = Settings(_env_file=chosen)  # type: ignore[call-arg]  # pydantic-settings argument
    except ValidationError as fault:
        raise _wrong(fault) from None
    _refuse_unknown(_names_in(chosen))
    return settings


def variable(field: str) -> str:
    """Return the environment's name of a field."""
    return PREFIX + field.upper()


def _wrong(fault: ValidationError) -> SettingWrong:
    first = fault.errors(include_url=False)[0]
    field = str(first["loc"][0])
    secret = isinstance(Settings.model_fields[field].default, SecretStr)
    return SettingWrong(name=variable(field), value="…" if secret else str(first["input"]))


def _names_in(file: Path) -> Iterable[str]:
    if not file.is_file():
        return ()
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(
        line.removeprefix("export ").split("=")[0].strip()
        for line in lines
        if "=" in line and not line.lstrip().startswith("#")
    )


def _refuse_unknown(names: Iterable[str] | Mapping[str, str]) -> None:
    known = [variable(field) for field in Settings.model_fields]
    for name in names:
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            nearest = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0)
            raise SettingUnknown(name=name, nearest=nearest[0])
