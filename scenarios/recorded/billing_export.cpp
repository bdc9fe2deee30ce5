// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/billing_export.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "model/workload/timestamp.hpp"
#include "pricing/offers/csv_rows.hpp"
#include "pricing/offers/import.hpp"
#include "pricing/offers/offer.hpp"
#include "pricing/usage_type.hpp"
#include "scenarios/recorded/export_columns.hpp"
#include "scenarios/recorded/hour_series.hpp"
#include "scenarios/recorded/input_file.hpp"

namespace headroom::recorded {

using pricing::Decimal;

namespace {

using Row = std::vector<std::string>;

constexpr std::size_t kMostProblems = 100;

std::string cellOf(const Row& row, const std::optional<std::size_t>& column) {
    return column && *column < row.size() ? row[*column] : "";
}

/// Usage, whoever pays for it; not taxes, credits and fees.
bool isUsage(const std::string& kind) {
    return kind.empty() || kind == "Usage" || kind == "DiscountedUsage" || kind == "SavingsPlanCoveredUsage";
}

std::string underClass(const std::string& usageType, const std::string& tableClass) {
    if (tableClass.empty()) return usageType;
    const std::string_view bare = usageType.starts_with("IA-") ? std::string_view(usageType).substr(3) : usageType;
    for (const char* type : {"ReadRequestUnits", "WriteRequestUnits", "ReplWriteRequestUnits", "ReadCapacityUnit-Hrs",
                             "WriteCapacityUnit-Hrs", "ReplWriteCapacityUnit-Hrs", "TimedStorage-ByteHrs"}) {
        if (bare == type) return (tableClass == "standard-ia" ? "IA-" : "") + std::string(bare);
    }
    return usageType;
}

/// What is used of one thing.
struct Use {
    Decimal quantity;
    HourSeries hours;  ///< while all lines are of an hour each
};

/// Adds rows up.
class Summing {
public:
    Summing(const pricing::PriceBook& names, std::string tableClass)
        : names_(names), tableClass_(std::move(tableClass)) {}

    base::Result<void> add(const Row& row, const ExportColumns& columns, const std::string& where) {
        if (!isUsage(cellOf(row, columns.kind))) {
            ++others_[cellOf(row, columns.kind)];
            return {};
        }
        if (cellOf(row, columns.commitment) == "Unused") return {};
        std::string service = codeOf(cellOf(row, columns.service));
        const std::string billed = cellOf(row, columns.usageType);
        std::string region = cellOf(row, columns.region);
        std::string usageType = billed;
        if (!region.empty() && !pricing::isKnownRegion(region)) {  // "global", a local zone
            ++strange_[region];
            region.clear();
        }
        if (names_.findName(service, billed) == nullptr || !region.empty())
            std::tie(usageType, region) = placed(billed, region);
        // What was free is use as well: AWS books it under a name of all regions together.
        constexpr std::string_view kGlobal = "Global-";
        const bool global = names_.findName(service, usageType) == nullptr && usageType.starts_with(kGlobal);
        if (global) usageType.erase(0, kGlobal.size());
        // Bytes that leave are booked under whoever sent them; whose product they are stands beside it.
        const std::string seller = cellOf(row, columns.seller);
        if (names_.findName(service, usageType) == nullptr && !seller.empty()) service = seller;
        const std::string type = service == "AmazonDynamoDB" ? underClass(usageType, tableClass_) : usageType;
        if (names_.findName(service, type) == nullptr) {
            ++unknown_[service + " " + billed];
            return {};
        }
        const std::string text = cellOf(row, columns.quantity);
        if (text.empty()) return {};
        const auto quantity = pricing::parseDecimal(text);
        if (!quantity) return base::Error{base::Errc::BadInput, where, "\"" + text + "\" is not a quantity"};
        if (quantity->mantissa < 0) return base::Error{base::Errc::BadInput, where, "a quantity cannot be negative"};
        if (!region.empty()) ++regions_[region];
        if (const std::string period = cellOf(row, columns.period); !period.empty()) periods_.insert(period);
        if (region.empty() && !columns.region && !global) region = kBare;
        Use& use = uses_[{region, service, type, cellOf(row, columns.resource)}];
        if (const auto hour = noteTimes(cellOf(row, columns.begin), cellOf(row, columns.end)))
            use.hours.add(*hour, static_cast<double>(quantity->mantissa) / std::pow(10.0, quantity->scale));
        return addTo(use.quantity, *quantity, where);
    }

    base::Result<ExportedUsage> take() {
        if (auto placed = placeBare(); !placed) return placed.error();
        ExportedUsage usage;
        std::size_t most = 0;
        for (const auto& [region, count] : regions_) {
            if (count <= most) {
                usage.tied = usage.tied || count == most;
                continue;
            }
            usage.tied = false;
            most = count;
            usage.list.region = region;
        }
        std::map<Key, Use> together;
        for (const auto& [key, use] : uses_) {
            const auto& [region, service, usageType, resource] = key;
            if (auto added = join(together[{"", service, usageType, resource}], use); !added) return added.error();
            usage.byRegion[region.empty() ? usage.list.region : region].push_back(lineOf(key, use));
        }
        for (const auto& [key, use] : together) usage.list.usage.push_back(lineOf(key, use));
        for (const auto& [what, count] : unknown_)
            usage.notes.push_back("left out: " + std::to_string(count) + " lines of " + what + ", which no book knows");
        for (const auto& [kind, count] : others_)
            usage.notes.push_back("left out: " + std::to_string(count) + " lines of " + kind + ", which is not usage");
        for (const auto& [region, count] : strange_)
            usage.notes.push_back(std::to_string(count) + " lines of \"" + region +
                                  "\", which is no region of the books, are "
                                  "priced with those that name none");
        usage.periods = {periods_.begin(), periods_.end()};
        usage.hours = static_cast<double>(last_ - first_) / 3600e9;
        constexpr std::int64_t kSecond = 1'000'000'000;
        usage.begin = first_ / kSecond;
        usage.end = last_ / kSecond;
        return usage;
    }

private:
    using Key = std::tuple<std::string, std::string, std::string, std::string>;  // region, service, type, resource
    static constexpr std::int64_t kHour = 3'600'000'000'000;                     // ns
    static constexpr std::int64_t kLongestMonth = 31 * 24 * kHour;               // beyond it an export is of no month
    static constexpr std::string_view kBare = "?";  ///< for a region that is told at the end

    /// In a file without regions, usage types say theirs, and bare ones are of us-east-1 where others are not: AWS
    /// writes that region's without a prefix.
    base::Result<void> placeBare() {
        const std::string region = regions_.empty() ? "" : "us-east-1";
        std::map<Key, Use> placed;
        for (const auto& [key, use] : uses_) {
            Key at = key;
            if (std::get<0>(at) == kBare) std::get<0>(at) = region;
            if (std::get<0>(key) == kBare && !region.empty()) ++regions_[region];
            if (auto added = join(placed[at], use); !added) return added;
        }
        uses_ = std::move(placed);
        return {};
    }

    pricing::UsageLine lineOf(const Key& key, const Use& use) const {
        pricing::UsageLine line;
        std::tie(std::ignore, line.service, line.usageType, line.resource) = key;
        line.quantity = pricing::NumberText{pricing::toText(use.quantity), ""};
        if (hourly_) line.hours = use.hours.weights(first_ / kHour, static_cast<std::size_t>((last_ - first_) / kHour));
        return line;
    }

    /// FOCUS names services as people do.
    std::string codeOf(const std::string& service) const {
        for (const pricing::ServiceName& known : names_.services) {
            if (known.name == service) return known.code;
        }
        return service;
    }

    /// A usage type without its region's prefix, and that region: the row's, else the one that the prefix is of.
    static std::pair<std::string, std::string> placed(const std::string& usageType, const std::string& region) {
        if (!region.empty()) {
            const auto bare = pricing::ownUsageType(region, usageType);
            return {bare ? *bare : usageType, region};
        }
        const std::string_view prefix = std::string_view(usageType).substr(0, usageType.find('-'));
        for (const pricing::RegionPrefix& known : pricing::regionPrefixes()) {
            if (known.prefix == prefix) return {usageType.substr(prefix.size() + 1), std::string(known.region)};
        }
        return {usageType, ""};
    }

    /// What the lines are of, all together; the hour that this one is of, counted from 1970, while all are of one.
    std::optional<std::int64_t> noteTimes(const std::string& begin, const std::string& end) {
        const auto from = workload::parseTimestamp(begin);
        const auto to = workload::parseTimestamp(end);
        if (from && to) {
            first_ = last_ == 0 ? from->ns : std::min(first_, from->ns);
            last_ = std::max(last_, to->ns);
        }
        hourly_ = hourly_ && from && to && to->ns - from->ns == kHour && from->ns % kHour == 0 &&
                  last_ - first_ <= kLongestMonth;
        return hourly_ ? std::optional(from->ns / kHour) : std::nullopt;
    }

    static base::Result<void> join(Use& use, const Use& other) {
        use.hours.add(other.hours);
        return addTo(use.quantity, other.quantity, "");
    }

    static base::Result<void> addTo(Decimal& sum, const Decimal& quantity, const std::string& where) {
        const int scale = std::max(sum.scale, quantity.scale);
        const auto left = pricing::powerOfTen(scale - sum.scale);
        const auto right = pricing::powerOfTen(scale - quantity.scale);
        const auto a = left ? pricing::checkedMultiply(sum.mantissa, *left) : std::nullopt;
        const auto b = right ? pricing::checkedMultiply(quantity.mantissa, *right) : std::nullopt;
        const auto total = a && b ? pricing::checkedAdd(*a, *b) : std::nullopt;
        if (!total) return base::Error{base::Errc::BadInput, where, "the quantities are beyond what a bill can hold"};
        sum = pricing::reduced({*total, scale});
        return {};
    }

    const pricing::PriceBook& names_;
    std::string tableClass_;
    std::map<Key, Use> uses_;
    std::map<std::string, std::size_t> regions_;
    std::map<std::string, std::size_t> unknown_;
    std::map<std::string, std::size_t> strange_;
    std::map<std::string, std::size_t> others_;  ///< taxes, credits, fees, by kind
    std::set<std::string> periods_;
    std::int64_t first_ = 0;  ///< ns of Unix time
    std::int64_t last_ = 0;
    bool hourly_ = true;  ///< all lines until now are of an hour each
};

}  // namespace

bool isBillingExport(const std::filesystem::path& file) {
    return file.extension() == ".csv" || file.string().ends_with(".csv.gz");
}

base::Result<ExportedUsage> readBillingExport(const std::filesystem::path& file, const pricing::PriceBooks& books,
                                              const std::string& tableClass) {
    if (const std::string why = pricing::whyNoFile(file); !why.empty())
        return base::Error{base::Errc::BadInput, file.string(), why};
    auto input = InputFile::open(file);
    if (!input) return input.error();
    pricing::ByteStream stream([&input](char* into, std::size_t size) { return input->read(into, size); });
    const auto names = books.book("us-east-1");
    if (!names) return names.error();
    pricing::CsvRows rows(stream);
    Row header;
    if (!rows.next(header)) return base::Error{base::Errc::BadInput, file.string(), "is empty"};
    const auto columns = exportColumnsOf(header, file.string());
    if (!columns) return columns.error();
    Summing summing(*names, tableClass);
    std::vector<base::Error> problems;
    for (Row row; problems.size() < kMostProblems && rows.next(row);) {
        const std::string where = file.string() + ":" + std::to_string(rows.line());
        if (row.size() != header.size()) {
            problems.push_back(
                {base::Errc::BadInput, where,
                 std::to_string(row.size()) + " cells under " + std::to_string(header.size()) + " columns"});
        } else if (auto added = summing.add(row, *columns, where); !added) {
            problems.push_back(added.error());
        }
    }
    if (rows.brokenOff())
        problems.push_back({base::Errc::BadInput, file.string(), "ends inside a quoted cell: it is truncated"});
    if (stream.error()) problems.push_back(*stream.error());
    auto usage = summing.take();
    if (usage) usage->problems = std::move(problems);
    return usage;
}

base::Result<ExportedUsage> wholeBillingExport(const std::filesystem::path& file, const pricing::PriceBooks& books) {
    auto usage = readBillingExport(file, books, "");
    if (usage && !usage->problems.empty()) return usage->problems.front();
    return usage;
}

}  // namespace headroom::recorded
