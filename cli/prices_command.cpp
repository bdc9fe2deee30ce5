// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <utility>

#include "cli/calendar_day.hpp"
#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/price_books.hpp"
#include "pricing/offers/book_diff.hpp"
#include "pricing/offers/book_folder.hpp"
#include "pricing/offers/book_lock.hpp"
#include "pricing/offers/import.hpp"
#include "pricing/price_tables.hpp"
#include "pricing/usage_type.hpp"
#include "report/words.hpp"
#include "scenarios/recorded/input_file.hpp"

namespace headroom::cli {

namespace fs = std::filesystem;

namespace {

void print(const std::string& text) { std::fputs(text.c_str(), stdout); }

/// The days that a change is of, where it is not of what holds now.
std::string daysOf(const pricing::PriceChange& change) {
    if (change.from.empty() && change.until.empty()) return "";
    const std::string from = change.from.empty() ? "" : " from " + change.from;
    return from + (change.until.empty() ? "" : " before " + change.until);
}

std::string changeLine(const pricing::PriceChange& change) {
    return fmt::format("{} {}{}{}{}{}: {} -> {}\n", change.service, change.usageType,
                       change.term.empty() ? "" : " reserved ", change.term, change.region.empty() ? "" : " ",
                       change.region + daysOf(change), change.before.empty() ? "none" : change.before,
                       change.after.empty() ? "none" : change.after);
}

std::string differing(std::size_t count) { return std::to_string(count) + (count == 1 ? " differs" : " differ"); }

void sayNotes(const pricing::ImportedFile& file) {
    for (const pricing::OfferNote& note : file.notes) {
        const std::string line = note.line == 0 ? "" : ":" + std::to_string(note.line);
        std::fprintf(stderr, "%s%s: %s: %s\n", file.file.c_str(), line.c_str(), note.error ? "error" : "note",
                     note.what.c_str());
    }
}

void sayFile(const pricing::ImportedFile& file) {
    if (file.offer == "index") return;
    for (const pricing::PriceChange& change : file.changes) print(changeLine(change));
    const std::size_t changed = file.changed + file.changedFree;
    if (changed > file.changes.size()) print(fmt::format("... and {} more\n", changed - file.changes.size()));
    const std::string held =
        file.plans > 0 ? report::counted(file.plans, "plan") + ", " + report::counted(file.prices, "rate")
                       : report::counted(file.products, "product") + ", " + report::counted(file.prices, "price");
    print(fmt::format("{}: {} version {}, published {}: {}: {}, {} as before", file.file.string(), file.offer,
                      file.version, file.published, held, differing(file.changed), file.same));
    if (file.older > 0) print(fmt::format(", {} older than those in use", file.older));
    if (file.freeTiers > 0) print("; " + report::counted(file.freeTiers, "free tier") + " kept apart");
    if (file.changedFree > 0) print(", " + differing(file.changedFree));
    print("\n");
}

/// The books in a folder that an import may make.
base::Result<pricing::PriceBooks> booksFor(const std::string& folder) {
    std::error_code error;
    if (!folder.empty() && !fs::exists(fs::symlink_status(folder, error))) return pricing::PriceBooks();
    return loadBooks(folder);
}

bool isWritten(const base::Result<pricing::Import>& import) {
    return import && import->good() && !import->tables.empty();
}

/// A price list as text, unpacked where it is packed by gzip.
base::Result<pricing::ByteStream::Read> openOffer(const fs::path& path) {
    auto input = recorded::InputFile::open(path);
    if (!input) return input.error();
    const auto file = std::make_shared<recorded::InputFile>(std::move(*input));
    return pricing::ByteStream::Read([file](char* into, std::size_t size) { return file->read(into, size); });
}

/// What the books of a folder are told from others by, without their texts.
struct SeenBook {
    std::string name;
    std::size_t bytes = 0;
    std::size_t hash = 0;
    bool operator==(const SeenBook&) const = default;
};

base::Result<std::vector<SeenBook>> seenIn(const fs::path& folder) {
    const auto books = pricing::readBookFolder(folder);
    if (!books) return books.error();
    std::vector<SeenBook> seen;
    for (const pricing::OwnTable& book : *books)
        seen.push_back({book.name, book.json.size(), std::hash<std::string>()(book.json)});
    return seen;
}

/// Reads files into a folder of books, and writes it. The folder is held only to write: where another import has
/// changed it in the meantime, the files are read once more.
base::Result<pricing::Import> importInto(const fs::path& folder, const PricesArguments& arguments) {
    const auto seen = seenIn(folder);
    if (!seen) return seen.error();
    const auto books = booksFor(arguments.book);
    if (!books) return books.error();
    const std::vector<fs::path> files(arguments.files.begin(), arguments.files.end());
    auto import = pricing::importOffers(files, *books, today(), openOffer);
    if (!isWritten(import)) return import;
    const auto lock = pricing::BookLock::take(folder);
    if (!lock) return lock.error();
    const auto present = seenIn(folder);
    if (!present) return present.error();
    if (*present != *seen) {
        const auto texts = pricing::readBookFolder(folder);
        if (!texts) return texts.error();
        const auto changed = pricing::PriceBooks::with(*texts);
        if (!changed) return changed.error();
        import = pricing::importOffers(files, *changed, today(), openOffer);
        if (!isWritten(import)) return import;
    }
    if (const auto written = pricing::replaceFiles(folder, import->tables); !written) return written.error();
    return import;
}

std::string datesOf(const std::set<std::string>& dates) {
    return *dates.begin() == *dates.rbegin() ? *dates.begin() : *dates.begin() + " to " + *dates.rbegin();
}

/// The books that a name stands for: "shipped", a folder or a file of the user's on top of them.
base::Result<pricing::PriceBooks> booksNamed(const std::string& name) {
    if (name == "shipped") return pricing::PriceBooks();
    std::error_code error;
    if (!fs::exists(name, error))
        return base::Error{base::Errc::BadInput, name,
                           "there is no such file or folder; \"shipped\" is what came along"};
    if (!fs::is_regular_file(name, error)) return loadBooks(name);
    const auto tables = pricing::readBookFile(name);
    if (!tables) return tables.error();
    return pricing::PriceBooks::with({*tables});
}

/// Why a service has no price to show: none at all, or none yet on the day asked for.
std::string noneText(const pricing::PriceBooks& books, const PricesArguments& arguments) {
    std::string first;
    if (const auto newest = books.book(arguments.region); newest && !arguments.asOf.empty()) {
        for (const pricing::PriceEntry& entry : newest->entries) {
            if (entry.service == arguments.service && (first.empty() || entry.validFrom < first))
                first = entry.validFrom;
        }
    }
    std::string text = "No sourced price of " + arguments.service + " in " + arguments.region;
    if (!first.empty()) text += " on " + arguments.asOf + ": the newest are known from " + first;
    return text + "\n";
}

}  // namespace

namespace {

/// What a list says of one book; nothing of one that holds nothing.
std::string listLine(const pricing::ServiceName& service, const pricing::TableContents& contents) {
    std::set<std::string> regions;
    std::set<std::string> dates;
    std::string origin;
    const auto countOf = [&](const auto& held) {
        std::size_t count = 0;
        for (const auto& one : held) {
            if (one.service != service.code) continue;
            if (!one.validFrom.empty()) dates.insert(one.validFrom);
            origin = one.origin;
            ++count;
        }
        return count;
    };
    const std::size_t prices = countOf(contents.entries);
    for (const pricing::PriceEntry& entry : contents.entries) {
        if (entry.service == service.code) regions.insert(entry.region);
    }
    // Counted of a book without prices alone: of what costs something they are the smaller part.
    std::string held =
        fmt::format("{:>12} in {:>10}", report::counted(prices, "price"), report::counted(regions.size(), "region"));
    if (prices == 0) {
        const std::size_t reservations = countOf(contents.reserved);
        const std::size_t allowances = countOf(contents.allowances);
        if (reservations + allowances == 0) return "";
        held = fmt::format("no price, {}, {}", report::counted(reservations, "reservation"),
                           report::counted(allowances, "free tier"));
    }
    return fmt::format("{:<16} {:<38} {}, known from {}; {}\n", service.code, service.name, held,
                       dates.empty() ? "a day that it does not say" : datesOf(dates),
                       origin.empty() ? "shipped" : origin);
}

}  // namespace

int pricesImport(const PricesArguments& arguments) {
    const fs::path folder = arguments.book.empty() ? pricing::usualBookFolder() : fs::path(arguments.book);
    if (folder.empty()) return complain({base::Errc::BadInput, "--book", "no home folder is known: name one"});
    const auto import = importInto(folder, arguments);
    if (!import) return complain(import.error());
    for (const pricing::ImportedFile& file : import->files) sayNotes(file);
    if (!import->good()) {
        std::fputs("headroom: nothing was imported; the books are as they were\n", stderr);
        return kBadInput;
    }
    for (const pricing::ImportedFile& file : import->files) sayFile(file);
    if (import->tables.empty()) {
        print("No price differs: the books are as they were\n");
        return kDone;
    }
    const bool differs =
        std::ranges::any_of(import->files, [](const auto& file) { return file.changed + file.changedFree > 0; });
    if (!differs) print("No price differs; the days from which they are known are kept\n");
    for (const pricing::OwnTable& table : import->tables)
        print(fmt::format("Wrote {}\n", (folder / table.name).string()));
    return kDone;
}

int pricesList(const PricesArguments& arguments) {
    const auto books = loadBooks(arguments.book);
    if (!books) return complain(books.error());
    const auto shipped = pricing::readTables(pricing::awsPriceTables());
    if (!shipped) return complain(shipped.error());
    const auto own = books->own();
    if (!own) return complain(own.error());
    for (const auto* contents : {&*shipped, &*own}) {
        for (const pricing::ServiceName& service : contents->services) print(listLine(service, *contents));
    }
    return kDone;
}

int pricesShow(const PricesArguments& arguments) {
    const auto books = loadBooks(arguments.book, arguments.asOf);
    if (!books) return complain(books.error());
    const auto book = books->book(arguments.region, arguments.asOf);
    if (!book) return complain(book.error());
    std::vector<std::string> codes;
    for (const pricing::ServiceName& service : book->services) codes.push_back(service.code);
    if (std::ranges::find(codes, arguments.service) == codes.end()) {
        const std::string near = pricing::nearNames(arguments.service, codes);
        return complain({base::Errc::BadInput, arguments.service,
                         "no book of such a service" + (near.empty() ? "" : "; did you mean " + near + "?")});
    }
    std::size_t shown = 0;
    for (const pricing::PriceEntry& entry : book->entries) {
        if (entry.service != arguments.service) continue;
        print(fmt::format("{:<46} {} USD per {}; from {}{}; {}\n", entry.usageType, pricing::priceText(entry.tiers),
                          entry.unit, entry.validFrom, entry.sku.empty() ? "" : ", " + entry.sku,
                          entry.origin.empty() ? entry.source.title : entry.origin));
        ++shown;
    }
    for (const pricing::ReservedPrice& price : book->reserved) {
        if (price.service != arguments.service) continue;
        print(fmt::format("{:<46} reserved {}: {} USD an hour, {} USD upfront per {}{}; from {}\n", price.usageType,
                          price.term, pricing::toText(price.hourly.usd), pricing::toText(price.upfront.usd),
                          price.hourly.per == 1 ? "" : std::to_string(price.hourly.per) + " ", price.unit,
                          price.validFrom));
    }
    if (shown == 0) print(noneText(*books, arguments));
    return kDone;
}

namespace {

/// Free tiers are of no region; prices are.
bool isOfFreeTier(const pricing::PriceChange& change) { return change.region.empty(); }

}  // namespace

int pricesDiff(const PricesArguments& arguments) {
    const auto a = booksNamed(arguments.files.at(0));
    if (!a) return complain(a.error());
    const auto b = booksNamed(arguments.files.at(1));
    if (!b) return complain(b.error());
    const auto changes = pricing::bookDiff(*a, *b);
    if (!changes) return complain(changes.error());
    for (const pricing::PriceChange& change : *changes) print(changeLine(change));
    const auto free = static_cast<std::size_t>(std::ranges::count_if(*changes, isOfFreeTier));
    std::string counts = report::counted(changes->size() - free, "price");
    if (free > 0) counts += " and " + report::counted(free, "free tier");
    print(counts + (changes->size() == 1 ? " differs\n" : " differ\n"));
    return kDone;
}

}  // namespace headroom::cli
