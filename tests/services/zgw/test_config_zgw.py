"""Settings of the ZGW view and the push: all of them, or none, and nothing that cannot be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import Config, OngeldigeInstelling

SERVER = "https://openzaak.example"


def omgeving(map_: Path, **anders: str) -> dict[str, str]:
    """Settings that are right, but for what the test changes; an empty one is not set."""
    geheim = map_ / "geheim"
    geheim.write_text("een lang geheim van twee kanten\n")
    goed = {
        "DRAAIBOEK_DATA_DIR": str(map_),
        "DRAAIBOEK_ZGW_RSIN": "123456782",
        "DRAAIBOEK_ZGW_PUSH_URL": f"{SERVER}/",
        "DRAAIBOEK_ZGW_CLIENT_ID": "draaiboek",
        "DRAAIBOEK_ZGW_SECRET_FILE": str(geheim),
        "DRAAIBOEK_ZGW_ZAAKTYPE": f"{SERVER}/catalogi/api/v1/zaaktypen/1",
    }
    return goed | {f"DRAAIBOEK_ZGW_{naam}": waarde for naam, waarde in anders.items()}


def test_the_settings_of_the_push_are_read_and_the_secret_stays_out_of_logs(tmp_path: Path) -> None:
    config = Config.uit_omgeving(omgeving(tmp_path))
    assert config.zgw_push
    assert (config.zgw_push.url, config.zgw_push.geheim) == (SERVER, "een lang geheim van twee kanten")
    assert "geheim" not in repr(config)


def test_without_settings_nothing_is_pushed_and_the_view_can_be_tried_out(tmp_path: Path) -> None:
    config = Config.uit_omgeving({"DRAAIBOEK_DATA_DIR": str(tmp_path)})
    assert (config.zgw_rsin, config.zgw_push) == ("000000000", None)


def test_in_production_there_is_no_view_without_an_rsin(tmp_path: Path) -> None:
    productie = {"DRAAIBOEK_OMGEVING": "productie", "DRAAIBOEK_SECRET_KEY": "x", "DRAAIBOEK_DATA_DIR": str(tmp_path)}
    productie |= {"DRAAIBOEK_BASE_URL": "https://draaiboek.example"}
    assert Config.uit_omgeving(productie).zgw_rsin == ""


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("RSIN", "123456789"),
        ("RSIN", "12345678"),
        ("RSIN", ""),
        ("PUSH_URL", ""),
        ("PUSH_URL", "openzaak.example"),
        ("PUSH_URL", "https://naam:wachtwoord@openzaak.example"),
        ("CLIENT_ID", ""),
        ("SECRET_FILE", "/bestaat/niet"),
        ("ZAAKTYPE", ""),
        ("ZAAKTYPE", "https://elders.example/catalogi/api/v1/zaaktypen/1"),
        ("ZAAKTYPE", "https://openzaak.example.elders/catalogi/api/v1/zaaktypen/1"),
    ],
)
def test_a_setting_that_cannot_be_right_is_named(tmp_path: Path, naam: str, waarde: str) -> None:
    with pytest.raises(OngeldigeInstelling, match=f"DRAAIBOEK_ZGW_{naam}"):
        Config.uit_omgeving(omgeving(tmp_path, **{naam: waarde}))


def test_a_secret_that_anybody_could_guess_is_refused(tmp_path: Path) -> None:
    geraden = tmp_path / "kort"
    geraden.write_text("geheim")
    with pytest.raises(OngeldigeInstelling, match="minder dan 16 tekens"):
        Config.uit_omgeving(omgeving(tmp_path, SECRET_FILE=str(geraden)))
