#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rebuilds the price books of tables/aws from AWS's public price feeds and prints what differs.

    pricing/rebuild_books.py FEEDS            # print the differences, change nothing
    pricing/rebuild_books.py FEEDS --write    # and write the books
    pricing/rebuild_books.py --coverage       # only write the table of coverage in README.md

FEEDS is a folder of feeds as published: NAME.csv, whose first line names the feed and its date of publication, with the
columns region, line, usd, rate_code. feed_lines.json says which line of a feed is which tier of which usage type, and
which lines are left aside; any other is named. Usage types that no feed has keep what their book says, as do sources and
free tiers. A newer feed changes what it has otherwise, from its date on: the price before stays under its own, as does
one that the feed repeats. For maintainers; the build needs none of it.
"""
import csv
import datetime
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True  # no folder of Python's beside the sources

from dated_prices import dates_of, heads_of, publication, without_repeated

HERE = pathlib.Path(__file__).resolve().parent
TABLES = HERE / "tables" / "aws"


def read_feed(path):
    """The feed's title and date, and {region: {line: (usd, sku, term, rate)}}."""
    with open(path, newline="", encoding="utf-8") as file:
        title = file.readline().strip().lstrip("# ")
        lines = {}
        for row in csv.DictReader(file):
            sku, term, rate = row["rate_code"].split(".")
            if not re.fullmatch(r"\d+(\.\d+)?", row["usd"]):
                sys.exit(f"{path}: {row['region']} has '{row['line']}' at \"{row['usd']}\", which is no price: digits, 0 or more")
            found = lines.setdefault(row["region"], {})
            if row["line"] in found:
                sys.exit(f"{path}: {row['region']} has '{row['line']}' twice")
            found[row["line"]] = (row["usd"], sku, term, rate)
    date = re.search(r"published (\d{4}-\d{2}-\d{2})", title)
    if not date:
        sys.exit(f"{path}: the first line names no date of publication")
    return title, date.group(1), lines


def block_of(wanted, regions):
    """One usage type's prices: the regions that share bounds and rate codes."""
    groups = {}
    for region, found in sorted(regions.items()):
        tiers = [found[line] for line in wanted["lines"] if line in found]
        if not tiers:
            continue
        if len(tiers) != len(wanted["lines"]):
            sys.exit(f"{region}: only some tiers of {wanted['usageType']}")
        bounds = list(wanted.get("upTo", []))
        # Two labels of one rate code are one tier: the feed repeats it under either label.
        for i in range(len(tiers) - 1, 0, -1):
            if tiers[i][3] == tiers[i - 1][3] and tiers[i][0] == tiers[i - 1][0]:
                del tiers[i]
                del bounds[i - 1]
        if len({(sku, term) for _, sku, term, _ in tiers}) != 1:
            sys.exit(f"{region}: tiers of {wanted['usageType']} belong to different products")
        key = (tuple(bounds), tiers[0][2], tuple(rate for *_, rate in tiers))
        groups.setdefault(key, {})[region] = [tiers[0][1]] + [usd for usd, *_ in tiers]
    blocks = []
    for (bounds, term, rates), rows in sorted(groups.items(), key=lambda group: -len(group[1])):
        block = {"usageType": wanted["usageType"]}
        if "term" in wanted:
            block["term"] = wanted["term"]
        block.update(unit=wanted["unit"], source=wanted["source"])
        if bounds:
            block["upTo"] = list(bounds)
        block["offerTerm"] = term
        block["rates"] = list(rates)
        block["regions"] = rows
        blocks.append(block)
    return blocks


def text_of(book):
    """The book as it is kept: a region a line, so that a difference is a line."""

    def compact(value):
        return json.dumps(value, ensure_ascii=False)

    out = ["{", f'  "formatVersion": 2,', f'  "service": {compact(book["service"])},', f'  "name": {compact(book["name"])},']
    out.append('  "sources": {')
    for i, (name, source) in enumerate(book["sources"].items()):
        fields = ",\n".join(f"      {compact(key)}: {compact(value)}" for key, value in source.items())
        out.append(f"    {compact(name)}: {{\n{fields}\n    }}" + ("," if i + 1 < len(book["sources"]) else ""))
    out.append("  },")
    for part in ("freeTiers", "reserved", "usageTypes"):
        items = book.get(part, [])
        if not items and part != "usageTypes" and part != "freeTiers":
            continue
        out.append(f'  "{part}": [')
        for i, item in enumerate(items):
            comma = "," if i + 1 < len(items) else ""
            if "regions" not in item:
                out.append(f"    {compact(item)}{comma}")
                continue
            head = ", ".join(f"{compact(key)}: {compact(value)}" for key, value in item.items() if key != "regions")
            out.append(f'    {{{head}, "regions": {{')
            rows = sorted(item["regions"].items())
            for j, (region, row) in enumerate(rows):
                out.append(f"      {compact(region)}: {compact(row)}" + ("," if j + 1 < len(rows) else ""))
            out.append(f"    }}}}{comma}")
        out.append("  ]," if part != "usageTypes" else "  ]")
    return "\n".join(out + ["}", ""])


def counted(count, one, several):
    return f"{count} {one if count == 1 else several}"


def flat(book):
    """{(usage type, term, region): {date: what is charged}} of a book, for comparing; free tiers have neither."""
    entries, dates = {}, dates_of(book)
    for part in ("usageTypes", "reserved"):
        for block in book.get(part, []):
            for region, row in block["regions"].items():
                key = (block["usageType"], block.get("term", ""), region)
                entries.setdefault(key, {})[dates[block["source"]]] = {
                    "prices": row, "upTo": block.get("upTo", []), "unit": block["unit"], "source": block["source"],
                    "rate codes": [block.get("offerTerm", "")] + block.get("rates", [])}
    for free in book.get("freeTiers", []):
        entries[("free tier", free["name"], "")] = {"": {
            "quantity": free["quantity"], "unit": free["unit"], "of": free["usageTypes"]}}
    return entries


def rebuild(book, mapping, feeds):
    new = {key: value for key, value in book.items()}
    names, dates = {}, dates_of(book)
    for source, feed in mapping["sources"].items():
        title, date, _ = feeds[feed["feed"]]
        names[source], is_known = publication(book, source, date)
        known = book["sources"].get(names[source], {})
        note = f"; {feed['note']}" if "note" in feed else ""
        kept = f", as kept in {feed['keptIn']}" if "keptIn" in feed else ""
        new["sources"][names[source]] = {
            "title": title.removesuffix(", USD") + kept + note, "url": feed["url"], "validFrom": date,
            "readOn": known["readOn"] if is_known else datetime.date.today().isoformat()}
    for part in ("usageTypes", "reserved"):
        wanted = mapping.get(part, [])
        named = {item["usageType"] for item in wanted}
        others = [block for block in book.get(part, []) if block["usageType"] not in named]
        rebuilt = []
        for item in wanted:
            before = [block for block in book.get(part, []) if block["source"] != names[item["source"]] and
                      (block["usageType"], block.get("term", "")) == (item["usageType"], item.get("term", ""))]
            fresh = block_of({**item, "source": names[item["source"]]}, feeds[mapping["sources"][item["source"]]["feed"]][2])
            date = new["sources"][names[item["source"]]]["validFrom"]
            history = heads_of(before)
            for key in sorted(history.keys() - heads_of(fresh).keys()):
                print(f"{book['service']}: {' '.join(p for p in key if p)}: the feed of {date} has it no more; kept under its date")
            blocks = without_repeated(fresh, history, dates, date) + before
            rebuilt += sorted(blocks, key=lambda block: new["sources"][block["source"]]["validFrom"], reverse=True)
        if rebuilt or others:
            new[part] = rebuilt + others
    used = {item["source"] for part in ("usageTypes", "reserved", "freeTiers") for item in new.get(part, [])}
    for name in names.values():
        if name not in used and name not in dates:
            del new["sources"][name]  # it repeats what the book has
    return new


def parts_text(old, new):
    parts = sorted(old.keys() | new.keys())
    return "; ".join(f"{part} {old.get(part, 'none')} -> {new.get(part, 'none')}" for part in parts if old.get(part) != new.get(part))


def report(name, old, new, mapping, feeds):
    before, after = flat(old), flat(new)
    changed = 0
    for key in sorted(before.keys() | after.keys()):
        title = f"{name}: {' '.join(p for p in key if p)}"
        was, now = before.get(key, {}), after.get(key, {})
        for date in sorted(was.keys() | now.keys()):
            if was.get(date) == now.get(date):
                continue
            changed += 1
            earlier = max((day for day in was if day < date), default=None)
            if date not in was and earlier is not None:
                print(f"{title}: from {date}, before it from {earlier}: {parts_text(was[earlier], now[date])}")
            else:
                print(f"{title}{': from ' + date if date else ''}: {parts_text(was.get(date, {}), now.get(date, {}))}")
    entries = sum(len(dated) for dated in after.values())
    print(f"{name}: {entries} entries, {changed} differ")
    for source, feed in mapping["sources"].items():
        date = feeds[feed["feed"]][1]
        if date not in dates_of(old).values():
            kept = sum(1 for dated in after.values() if dated and date not in dated and
                       any(entry.get("source", "").startswith(source) for entry in dated.values()))
            print(f"{name}: {feed['feed']}.csv is of {date}, which the book does not have: what it repeats, {counted(kept, 'entry', 'entries')}, keeps its date")


def report_lines(mappings, feeds):
    """Names the lines of feeds that no book takes and no mapping leaves aside."""
    for name, (_, _, regions) in feeds.items():
        known = set()
        for mapping in mappings.values():
            sources = {source for source, feed in mapping["sources"].items() if feed["feed"] == name}
            for part in ("usageTypes", "reserved"):
                known.update(line for item in mapping.get(part, []) if item["source"] in sources for line in item["lines"])
            if sources:
                known.update(mapping.get("leftAside", []))
        counts = {}
        for lines in regions.values():
            for line in lines:
                if line not in known:
                    counts[line] = counts.get(line, 0) + 1
        for line, count in sorted(counts.items()):
            print(f"{name}.csv: '{line}' in {counted(count, 'region', 'regions')} is not known: feed_lines.json says neither what it is nor that it is left aside")


def write_coverage():
    """The table in README.md: prices by region and service."""
    counts, services = {}, set()
    for path in TABLES.glob("*.json"):
        book = json.loads(path.read_text(encoding="utf-8"))
        services.add(book["service"])
        for _, _, region in flat(book):  # once, however many dates it has
            if not region:  # free tiers are of none
                continue
            cell = counts.setdefault(region, {})
            cell[book["service"]] = cell.get(book["service"], 0) + 1
    columns = sorted(services)
    rows = ["| region | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    for region in sorted(counts):
        rows.append(f"| {region} | " + " | ".join(str(counts[region].get(column, "-")) for column in columns) + " |")
    path = HERE / "README.md"
    begin, end = "<!-- coverage begins -->\n", "<!-- coverage ends -->"
    before, rest = path.read_text(encoding="utf-8").split(begin)
    path.write_text(before + begin + "\n".join(rows) + "\n" + end + rest.split(end)[1], encoding="utf-8")


def main():
    if sys.argv[1:] == ["--coverage"]:
        return write_coverage()
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder = pathlib.Path(arguments[0])
    mappings = json.loads((HERE / "feed_lines.json").read_text(encoding="utf-8"))
    names = {feed["feed"] for mapping in mappings.values() for feed in mapping["sources"].values()}
    feeds = {name: read_feed(folder / f"{name}.csv") for name in sorted(names)}
    report_lines(mappings, feeds)
    for name, mapping in mappings.items():
        path = TABLES / f"{name}.json"
        old = json.loads(path.read_text(encoding="utf-8"))
        new = rebuild(json.loads(path.read_text(encoding="utf-8")), mapping, feeds)
        report(path.name, old, new, mapping, feeds)
        if "--write" in sys.argv:
            path.write_text(text_of(new), encoding="utf-8")
    if "--write" in sys.argv:
        write_coverage()


if __name__ == "__main__":
    main()
