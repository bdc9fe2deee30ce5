# SPDX-License-Identifier: GPL-3.0-or-later
"""The prices of a book by the dates of their sources: what a newer publication of a feed has otherwise."""
import re
import sys


def dates_of(book):
    return {name: source.get("validFrom", "") for name, source in book["sources"].items()}


def publication(book, source, date):
    """The name of a feed's publication among a book's sources; whether it is one that the book has."""
    known = {name: when for name, when in dates_of(book).items() if re.fullmatch(re.escape(source) + r"(-\d{4}-\d\d-\d\d)?", name)}
    for name, when in known.items():
        if when == date:
            return name, True
    if known and date < max(known.values()):
        sys.exit(f"{book['service']}: the feed of '{source}' is of {date}, older than that of {max(known.values())} in the book")
    return (f"{source}-{date}", False) if known else (source, False)


def heads_of(blocks):
    """{(usage type, term, region): [(what a block says beside its regions, row)]}, as the blocks come."""
    entries = {}
    for block in blocks:
        head = {key: value for key, value in block.items() if key != "regions"}
        for region, row in block["regions"].items():
            entries.setdefault((block["usageType"], block.get("term", ""), region), []).append((head, row))
    return entries


def charged(head, row):
    return {key: value for key, value in head.items() if key != "source"}, row


def without_repeated(fresh, history, dates, date):
    """The blocks of a feed of a date less what the newest price before it is as well."""
    kept = []
    for block in fresh:
        head = {key: value for key, value in block.items() if key != "regions"}
        rows = {}
        for region, row in block["regions"].items():
            dated = history.get((block["usageType"], block.get("term", ""), region), [])
            before = [entry for entry in dated if dates[entry[0]["source"]] < date]
            newest = max(before, key=lambda entry: dates[entry[0]["source"]], default=None)
            if newest is None or charged(*newest) != charged(head, row):
                rows[region] = row
        if rows:
            kept.append({**head, "regions": rows})
    return kept
