// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/export_sums.hpp"

#include <algorithm>
#include <cmath>

#include "model/workload/timestamp.hpp"
#include "pricing/offers/offer.hpp"
#include "pricing/usage_list.hpp"
#include "pricing/usage_type.hpp"
#include "scenarios/recorded/export_units.hpp"

namespace headroom::recorded {

using pricing::Decimal;

namespace {

constexpr std::int64_t kHour = 3'600'000'000'000;  // ns
constexpr std::string_view kBare = "?";            ///< for a region that is told at the end

std::string cellOf(const std::vector<std::string>& row, const std::optional<std::size_t>& column) {
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

/// A usage type without its region's prefix, and that region: the row's, else the one that the prefix is of.
std::pair<std::string, std::string> placed(const std::string& usageType, const std::string& region) {
    if (!region.empty()) {
        const auto bare = pricing::ownUsageType(region, usageType);
        return {bare ? *bare : usageType, region};
    }
    const pricing::PrefixedType type = pricing::byPrefix(usageType);
    return {std::string(type.bare), std::string(type.region)};
}

base::Result<void> addTo(Decimal& sum, const Decimal& quantity, const std::string& where) {
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

std::string linesOf(std::size_t count) { return std::to_string(count) + (count == 1 ? " line" : " lines"); }

}  // namespace

void ExportSums::Span::add(std::int64_t begin, std::int64_t end) {
    from = to == 0 ? begin : std::min(from, begin);
    to = std::max(to, end);
}

/// FOCUS names services as people do.
std::string ExportSums::codeOf(const std::string& service) const {
    for (const pricing::ServiceName& known : names_.services) {
        if (known.name == service) return known.code;
    }
    return service;
}

std::optional<ExportSums::Item> ExportSums::itemOf(const Row& row, const ExportColumns& columns) {
    Item item{codeOf(cellOf(row, columns.service)), cellOf(row, columns.usageType), cellOf(row, columns.region)};
    const std::string billed = item.usageType;
    if (!item.region.empty() && !pricing::isKnownRegion(item.region)) {
        // A local zone, a region to come: of no price.
        if (item.region != "global") {
            ++strange_[item.region];
            return std::nullopt;
        }
        item.ofNoRegion = true;
        item.region.clear();
    }
    if (names_.findName(item.service, billed) == nullptr || !item.region.empty())
        std::tie(item.usageType, item.region) = placed(billed, item.region);
    // What was free is use as well: AWS books it under a name of all regions together.
    constexpr std::string_view kGlobal = "Global-";
    item.global = names_.findName(item.service, item.usageType) == nullptr && item.usageType.starts_with(kGlobal);
    if (item.global) item.usageType.erase(0, kGlobal.size());
    // Bytes that leave are booked under whoever sent them; whose product they are may stand beside it.
    for (const std::string& seller : {cellOf(row, columns.seller), std::string("AWSDataTransfer")}) {
        const bool known = names_.findName(item.service, item.usageType) != nullptr;
        if (!known && names_.findName(seller, item.usageType) != nullptr) item.service = seller;
    }
    if (item.service == "AmazonDynamoDB") item.usageType = underClass(item.usageType, tableClass_);
    if (names_.findName(item.service, item.usageType) != nullptr) return item;
    ++unknown_[item.service + " " + billed];
    return std::nullopt;
}

void ExportSums::noteTimes(const Row& row, const ExportColumns& columns, std::optional<std::int64_t>& hour) {
    const auto from = workload::parseTimestamp(cellOf(row, columns.begin));
    const auto to = workload::parseTimestamp(cellOf(row, columns.end));
    const auto periodFrom = workload::parseTimestamp(cellOf(row, columns.period));
    const auto periodTo = workload::parseTimestamp(cellOf(row, columns.periodEnd));
    if (periodFrom && periodTo && periodFrom->ns < periodTo->ns) period_.add(periodFrom->ns, periodTo->ns);
    if (!from || !to) return;
    lines_.add(from->ns, to->ns);
    if (to->ns - from->ns == kHour && from->ns % kHour == 0) hour = from->ns / kHour;
}

base::Result<void> ExportSums::add(const Row& row, const ExportColumns& columns, const std::string& where) {
    std::optional<std::int64_t> hour;
    noteTimes(row, columns, hour);
    if (!isUsage(cellOf(row, columns.kind))) {
        ++others_[cellOf(row, columns.kind)];
        return {};
    }
    if (cellOf(row, columns.commitment) == "Unused") return {};
    auto item = itemOf(row, columns);
    if (!item) return {};
    const std::string text = cellOf(row, columns.quantity);
    if (text.empty()) {
        ++empty_;
        return {};
    }
    const auto written = pricing::parseDecimal(text);
    if (!written) return base::Error{base::Errc::BadInput, where, "\"" + text + "\" is not a quantity"};
    if (written->mantissa < 0) return base::Error{base::Errc::BadInput, where, "a quantity cannot be negative"};
    const std::string& priced = names_.findName(item->service, item->usageType)->unit;
    const auto quantity = inPricedUnits(*written, cellOf(row, columns.unit), priced);
    if (!quantity) return base::Error{base::Errc::BadInput, where, quantity.error().what};
    if (!item->region.empty()) ++regions_[item->region];
    if (item->global) ++global_;
    if (item->ofNoRegion) ++ofNoRegion_;
    if (const std::string period = cellOf(row, columns.period); !period.empty()) periods_.insert(period);
    if (item->region.empty() && !columns.region && !item->global) {
        item->region = kBare;
        ++bare_;
    }
    Use& use = uses_[{item->region, item->service, item->usageType, cellOf(row, columns.resource)}];
    use.hourly = use.hourly && hour && use.hours.holds(*hour);
    if (withHours_ && use.hourly)
        use.hours.add(*hour, static_cast<double>(quantity->mantissa) / std::pow(10.0, quantity->scale));
    return addTo(use.quantity, *quantity, where);
}

base::Result<void> ExportSums::join(Use& use, const Use& other) const {
    use.hourly = use.hourly && other.hourly;
    if (use.hourly) use.hours.add(other.hours);
    return addTo(use.quantity, other.quantity, "");
}

/// In a file without regions, usage types say theirs, and bare ones are of us-east-1 where others are not: AWS writes
/// that region's without a prefix.
base::Result<void> ExportSums::placeBare() {
    const std::string region = regions_.empty() ? "" : "us-east-1";
    if (!region.empty() && bare_ > 0) regions_[region] += bare_;
    std::map<Key, Use> all;
    for (const auto& [key, use] : uses_) {
        Key at = key;
        if (std::get<0>(at) == kBare) std::get<0>(at) = region;
        if (auto added = join(all[at], use); !added) return added;
    }
    uses_ = std::move(all);
    return {};
}

pricing::UsageLine ExportSums::lineOf(const Key& key, const Use& use, const ExportedUsage& usage) const {
    pricing::UsageLine line;
    std::tie(std::ignore, line.service, line.usageType, line.resource) = key;
    line.quantity = pricing::NumberText{pricing::toText(use.quantity), ""};
    constexpr double kLongestMonth = 31 * 24;
    const bool month = usage.monthHours > 0.0 && usage.monthHours <= kLongestMonth;
    const std::int64_t first = (period_.to != 0 ? period_.from : lines_.from) / kHour;
    if (withHours_ && use.hourly && month)
        line.hours = use.hours.weights(first, static_cast<std::size_t>(std::llround(usage.monthHours)));
    return line;
}

void ExportSums::takeRegions(ExportedUsage& usage) const {
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
}

void ExportSums::takeTimes(ExportedUsage& usage) const {
    constexpr std::int64_t kSecond = 1'000'000'000;
    usage.periods = {periods_.begin(), periods_.end()};
    usage.hours = lines_.hours();
    usage.begin = lines_.from / kSecond;
    usage.end = lines_.to / kSecond;
    usage.monthHours = period_.to != 0 ? period_.hours() : lines_.hours();
    usage.monthBegin = (period_.to != 0 ? period_.from : lines_.from) / kSecond;
}

void ExportSums::takeNotes(ExportedUsage& usage) const {
    const auto note = [&](std::string text) { usage.notes.push_back(std::move(text)); };
    for (const auto& [what, count] : unknown_)
        note("left out: " + linesOf(count) + " of " + what + ", which no book knows");
    for (const auto& [kind, count] : others_)
        note("left out: " + linesOf(count) + " of " + kind + ", which is not usage");
    for (const auto& [region, count] : strange_)
        note("left out: " + linesOf(count) + " of \"" + region + "\", which is no region of the books");
    if (ofNoRegion_ > 0) note("priced with those that name no region: " + linesOf(ofNoRegion_) + " of \"global\"");
    if (empty_ > 0) note("left out: " + linesOf(empty_) + " without a quantity");
    if (global_ > 0)
        note("priced as any use: " + linesOf(global_) + " of Global- types, which AWS books under a free allowance");
}

base::Result<ExportedUsage> ExportSums::take() {
    if (auto all = placeBare(); !all) return all.error();
    ExportedUsage usage;
    takeRegions(usage);
    takeTimes(usage);
    takeNotes(usage);
    std::map<Key, Use> together;
    for (const auto& [key, use] : uses_) {
        const auto& [region, service, usageType, resource] = key;
        if (auto added = join(together[{"", service, usageType, resource}], use); !added) return added.error();
        usage.byRegion[region.empty() ? usage.list.region : region].push_back(lineOf(key, use, usage));
    }
    for (const auto& [key, use] : together) usage.list.usage.push_back(lineOf(key, use, usage));
    return usage;
}

}  // namespace headroom::recorded
