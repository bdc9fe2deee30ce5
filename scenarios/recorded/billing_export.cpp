// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/billing_export.hpp"

#include <algorithm>
#include <cctype>

#include "pricing/offers/csv_rows.hpp"
#include "pricing/offers/import.hpp"
#include "scenarios/recorded/export_columns.hpp"
#include "scenarios/recorded/export_sums.hpp"
#include "scenarios/recorded/input_file.hpp"
#include "scenarios/recorded/repeated_lines.hpp"

namespace headroom::recorded {

namespace {

using Row = std::vector<std::string>;

constexpr std::size_t kMostProblems = 100;

/// Lines that stand in an export again, cell for cell, under the same identity/LineItemId: files that overlap were put
/// together. (Alike lines without an identity may be two uses.)
class RepeatedRows {
public:
    explicit RepeatedRows(const ExportColumns& columns) : identity_(columns.identity) {}
    bool holds(const Row& row) {
        if (!identity_ || row[*identity_].empty()) return false;
        std::uint64_t hash = 0;
        for (const std::string& cell : row) hash = mixed(hash, std::hash<std::string>{}(cell));
        const bool again = !seen_.isNew(hash);
        count_ += again ? 1 : 0;
        return again;
    }
    void note(ExportedUsage& usage) const {
        if (count_ > 0)
            usage.notes.push_back("left out: " + std::to_string(count_) +
                                  " lines that are there twice, with the same identity/LineItemId and figures");
    }

private:
    std::optional<std::size_t> identity_;
    SeenLines seen_;
    std::uint64_t count_ = 0;
};

}  // namespace

bool isBillingExport(const std::filesystem::path& file) {
    std::string name = file.filename().string();
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name.ends_with(".csv") || name.ends_with(".csv.gz");
}

base::Result<ExportedUsage> readBillingExport(const std::filesystem::path& file, const pricing::PriceBooks& books,
                                              const std::string& tableClass, bool withHours,
                                              const std::optional<pricing::Decimal>& monthHours) {
    if (const std::string why = pricing::whyNoFile(file); !why.empty())
        return base::Error{base::Errc::BadInput, file.string(), why};
    auto input = InputFile::open(file);
    if (!input) return input.error();
    pricing::ByteStream stream([&input](char* into, std::size_t size) { return input->read(into, size); });
    const auto names = books.book("us-east-1");
    if (!names) return names.error();
    pricing::CsvRows rows(stream);
    Row header;
    if (!rows.next(header) && !stream.error()) return base::Error{base::Errc::BadInput, file.string(), "is empty"};
    if (stream.error()) return *stream.error();
    const auto columns = exportColumnsOf(header, file.string());
    if (!columns) return columns.error();
    ExportSums sums(*names, tableClass, withHours);
    RepeatedRows repeated(*columns);
    std::vector<base::Error> problems;
    for (Row row; problems.size() < kMostProblems && rows.next(row);) {
        const std::string where = file.string() + ":" + std::to_string(rows.line());
        if (row.size() != header.size()) {
            problems.push_back(
                {base::Errc::BadInput, where,
                 std::to_string(row.size()) + " cells under " + std::to_string(header.size()) + " columns"});
        } else if (repeated.holds(row)) {
            continue;
        } else if (auto added = sums.add(row, *columns, where); !added) {
            problems.push_back(added.error());
        }
    }
    // What cannot be read to its end has no faults of its own: they are where it was cut.
    if (stream.error()) return *stream.error();
    if (rows.brokenOff())
        problems.push_back({base::Errc::BadInput, file.string(), "ends inside a quoted cell: it is truncated"});
    auto usage = sums.take(monthHours);
    if (usage) repeated.note(*usage);
    if (usage) usage->problems.insert(usage->problems.begin(), problems.begin(), problems.end());
    return usage;
}

base::Result<ExportedUsage> wholeBillingExport(const std::filesystem::path& file, const pricing::PriceBooks& books) {
    auto usage = readBillingExport(file, books, "");
    if (usage && !usage->problems.empty()) return usage->problems.front();
    return usage;
}

}  // namespace headroom::recorded
