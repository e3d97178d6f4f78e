"""Ends of terms, counted by hand on a calendar of 2024 to 2030; nothing in this table was computed."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.termijn.termijn import GELIJKGESTELD, tel_werkdagen_op

# Royal decrees equated these days; they are written out here so that the table can be read by itself:
# 10-5-2024, 27-12-2024, 30-5-2025, 2-1-2026, 15-5-2026, 7-5-2027, 28-4-2028, 26-5-2028.
# begin, working days, last day, what lies between
TABEL = """
vr 29-12-2023   1  di  2-01-2024  weekend, Nieuwjaarsdag op maandag
wo 28-02-2024   2  vr  1-03-2024  29 februari telt
do 28-03-2024   1  di  2-04-2024  Goede Vrijdag is een feestdag voor termijnen; weekend; tweede paasdag
do 28-03-2024   3  do  4-04-2024  hetzelfde, twee dagen verder
vr 29-03-2024   0  di  2-04-2024  een termijn van nul dagen eindigt niet op Goede Vrijdag
vr 26-04-2024   1  ma 29-04-2024  Koningsdag op zaterdag kost geen dag
vr  3-05-2024   1  ma  6-05-2024  5 mei op zondag kost geen dag
wo  8-05-2024   1  ma 13-05-2024  Hemelvaartsdag, gelijkgestelde vrijdag, weekend
vr 17-05-2024   1  di 21-05-2024  weekend, tweede pinksterdag
di 24-12-2024   1  ma 30-12-2024  twee kerstdagen, gelijkgestelde vrijdag, weekend
ma 30-12-2024   2  do  2-01-2025  31 december telt, Nieuwjaarsdag niet
di 31-12-2024   1  do  2-01-2025  Nieuwjaarsdag op woensdag
di 31-12-2024   0  di 31-12-2024  31 december is een gewone dag
ma  3-02-2025  15  ma 24-02-2025  drie weekends
ma 17-03-2025  30  wo 30-04-2025  Goede Vrijdag, tweede paasdag; Koningsdag op zaterdag 26 april
do 17-04-2025   1  di 22-04-2025  Pasen
vr 25-04-2025   1  ma 28-04-2025  27 april is een zondag: Koningsdag is zaterdag 26 april
zo 27-04-2025   0  ma 28-04-2025  zondag 27 april is een gewone zondag, maandag telt
vr  2-05-2025   1  di  6-05-2025  weekend, 5 mei op maandag
za  3-05-2025   2  wo  7-05-2025  begin op zaterdag, 5 mei op maandag
ma  5-05-2025   0  di  6-05-2025  een termijn van nul dagen eindigt niet op 5 mei
wo 28-05-2025   1  ma  2-06-2025  Hemelvaartsdag, gelijkgestelde vrijdag
vr  6-06-2025   1  di 10-06-2025  Pinksteren
wo 24-12-2025   2  di 30-12-2025  kerstdagen op donderdag en vrijdag
wo 31-12-2025   1  ma  5-01-2026  Nieuwjaarsdag, gelijkgestelde vrijdag, weekend
do  2-04-2026   1  di  7-04-2026  Pasen
ma 20-04-2026  20  vr 22-05-2026  Koningsdag, 5 mei, Hemelvaartsdag, gelijkgestelde vrijdag
vr 24-04-2026   1  di 28-04-2026  Koningsdag op maandag
zo 26-04-2026   0  di 28-04-2026  zondag, Koningsdag
ma  4-05-2026   1  wo  6-05-2026  5 mei telt elk jaar als feestdag, niet alleen in een lustrumjaar
di 12-05-2026   2  ma 18-05-2026  Hemelvaartsdag, gelijkgestelde vrijdag
vr 22-05-2026   1  di 26-05-2026  Pinksteren
do 24-12-2026   1  ma 28-12-2026  tweede kerstdag op zaterdag
do 31-12-2026   1  ma  4-01-2027  Nieuwjaarsdag op vrijdag
do 25-03-2027   1  di 30-03-2027  Pasen in maart
ma 26-04-2027   1  wo 28-04-2027  Koningsdag op dinsdag
di  4-05-2027   1  ma 10-05-2027  5 mei, Hemelvaartsdag, gelijkgestelde vrijdag
vr 14-05-2027   1  di 18-05-2027  Pinksteren
vr 24-12-2027   1  ma 27-12-2027  Kerstmis in het weekend: maandag telt
za 25-12-2027   0  ma 27-12-2027  een termijn van nul dagen, begonnen op Kerstmis
vr 31-12-2027   1  ma  3-01-2028  Nieuwjaarsdag op zaterdag
do 13-04-2028   1  di 18-04-2028  Pasen
wo 26-04-2028   1  ma  1-05-2028  Koningsdag, gelijkgestelde vrijdag; 1 mei telt
do  4-05-2028   1  ma  8-05-2028  5 mei op vrijdag
wo 24-05-2028   1  ma 29-05-2028  Hemelvaartsdag, gelijkgestelde vrijdag
vr  2-06-2028   1  di  6-06-2028  Pinksteren
vr 22-12-2028   1  wo 27-12-2028  weekend en twee kerstdagen
do 29-03-2029   1  di  3-04-2029  Pasen
do 26-04-2029   1  ma 30-04-2029  Koningsdag op vrijdag
vr  4-05-2029   1  ma  7-05-2029  5 mei op zaterdag
wo  9-05-2029   1  vr 11-05-2029  Hemelvaartsdag; de vrijdag erna is niet gelijkgesteld
vr 18-05-2029   1  di 22-05-2029  Pinksteren
ma 31-12-2029   1  wo  2-01-2030  Nieuwjaarsdag op dinsdag
do 18-04-2030   1  di 23-04-2030  Pasen
vr 26-04-2030   1  ma 29-04-2030  Koningsdag op zaterdag
wo 29-05-2030   1  vr 31-05-2030  Hemelvaartsdag
vr  7-06-2030   1  di 11-06-2030  Pinksteren
di 24-12-2030   1  vr 27-12-2030  twee kerstdagen
"""
GELIJK = (
    "10-05-2024",
    "27-12-2024",
    "30-05-2025",
    "02-01-2026",
    "15-05-2026",
    "07-05-2027",
    "28-04-2028",
    "26-05-2028",
)
WEEK = ("ma", "di", "wo", "do", "vr", "za", "zo")


def lees(tekst: str) -> date:
    dag, maand, jaar = tekst.split("-")
    return date(int(jaar), int(maand), int(dag))


RIJEN = [regel.split(maxsplit=5) for regel in TABEL.strip().splitlines()]


def test_de_dagen_van_de_week_in_de_tabel_kloppen() -> None:
    for begin_dag, begin, _aantal, eind_dag, eind, _waarom in RIJEN:
        assert (WEEK[lees(begin).weekday()], WEEK[lees(eind).weekday()]) == (begin_dag, eind_dag), begin


def test_de_gelijkgestelde_dagen_van_deze_jaren_zijn_die_van_de_tabel() -> None:
    assert [dag for dag in GELIJKGESTELD if dag.year >= 2024] == [lees(dag) for dag in GELIJK]


@pytest.mark.parametrize(("begin", "aantal", "eind", "waarom"), [(rij[1], rij[2], rij[4], rij[5]) for rij in RIJEN])
def test_een_termijn_eindigt_waar_de_kalender_het_zegt(begin: str, aantal: str, eind: str, waarom: str) -> None:
    gelijk = {lees(dag): "gelijkgesteld" for dag in GELIJK}
    assert tel_werkdagen_op(lees(begin), int(aantal), gelijk).uiterlijk == lees(eind), waarom
