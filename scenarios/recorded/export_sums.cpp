// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/export_sums.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/workload/timestamp.hpp"
#include "pricing/offers/offer.hpp"
#include "pricing/other_names.hpp"
#include "pricing/usage_list.hpp"
#include "pricing/usage_type.hpp"
#include "scenarios/recorded/decimal_sum.hpp"
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

void ExportSums::LeftOut::add(const std::string& where) {
    if (lines++ == 0) first = where;
}

std::optional<ExportSums::Item> ExportSums::itemOf(const Row& row, const ExportColumns& columns,
                                                   const std::string& where) {
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
    if (const auto counted = pricing::countedAs(item.service, item.usageType); counted != item.usageType)
        item.usageType = std::string(counted);
    else if (item.global)
        item.usageType.erase(0, kGlobal.size());
    // Bytes that leave are booked under whoever sent them; whose product they are may stand beside it.
    for (const std::string& seller : {cellOf(row, columns.seller), std::string("AWSDataTransfer")}) {
        const bool known = names_.findName(item.service, item.usageType) != nullptr;
        if (!known && names_.findName(seller, item.usageType) != nullptr) item.service = seller;
    }
    if (item.service == "AmazonDynamoDB") item.usageType = underClass(item.usageType, tableClass_);
    if (names_.findName(item.service, item.usageType) != nullptr) return item;
    const pricing::PrefixedType type = pricing::byPrefix(billed);
    const bool elsewhere = !item.region.empty() && !type.region.empty() && type.region != item.region &&
                           names_.findName(item.service, type.bare) != nullptr;
    std::string why = ", which no book knows";
    if (elsewhere) why = " in " + item.region + ", which is a usage type of " + std::string(type.region);
    if (item.region.empty() && names_.findName(item.service, billed.substr(billed.find('-') + 1)) != nullptr)
        why = ", whose prefix is of no region that is known: its lines do not name one";
    unknown_[item.service + " " + billed + why].add(where);
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
    auto item = itemOf(row, columns, where);
    if (!item) return {};
    const std::string text = cellOf(row, columns.quantity);
    if (text.empty()) {
        ++empty_;
        return {};
    }
    const auto written = pricing::parseDecimal(text);
    if (!written) return base::Error{base::Errc::BadInput, where, "\"" + text + "\" is not a quantity"};
    const std::string unit = cellOf(row, columns.unit);
    if (!isUnit(unit)) {
        unknown_[item->service + " " + item->usageType + " counted in \"" + unit +
                 "\", which is no unit: a whole number, a space and what is counted"]
            .add(where);
        return {};
    }
    const std::string& priced = names_.findName(item->service, item->usageType)->unit;
    const auto quantity = inPricedUnits(*written, unit, priced);
    if (!quantity) return base::Error{base::Errc::BadInput, where, quantity.error().what};
    if (!item->region.empty()) ++regions_[item->region];
    if (item->global) ++(item->service == "AWSQueueService" ? globalQueues_ : global_);
    if (item->ofNoRegion) ++ofNoRegion_;
    noteMonth(row, columns);
    if (item->region.empty() && !columns.region && !item->global) {
        item->region = kBare;
        ++bare_;
    }
    Use& use = uses_[{item->region, item->service, item->usageType, cellOf(row, columns.resource)}];
    if (written->mantissa < 0) {
        corrections_[{item->service, item->usageType}].add(where);
        hour.reset();  // what is taken back is of hours that nobody knows
    }
    use.hourly = use.hourly && hour && use.hours.holds(*hour);
    if (withHours_ && use.hourly)
        use.hours.add(*hour,
                      static_cast<double>(quantity->quantity.mantissa) / std::pow(10.0, quantity->quantity.scale));
    return addTo(quantity->monthHours ? use.monthHours : use.quantity, quantity->quantity, where);
}

/// The month that a line's use is of: its billing period, or where no line says that the calendar's.
void ExportSums::noteMonth(const Row& row, const ExportColumns& columns) {
    const std::string period = cellOf(row, columns.period);
    const auto begin = workload::parseTimestamp(period);
    if (!period.empty()) periods_.insert(begin ? workload::toText(*begin) : period);
    if (const auto from = workload::parseTimestamp(cellOf(row, columns.begin)); from && period.empty())
        months_.insert(workload::toText(*from).substr(0, 7));
}

base::Result<void> ExportSums::join(Use& use, const Use& other) const {
    use.hourly = use.hourly && other.hourly;
    if (use.hourly) use.hours.add(other.hours);
    if (auto added = addTo(use.monthHours, other.monthHours, ""); !added) return added;
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

/// Use that is priced by the month and counted in hours is divided by those of the month: what is given, else the
/// billing period's where it is one, else the usual 730.
base::Result<void> ExportSums::divideByMonth(const ExportedUsage& usage, const std::optional<Decimal>& given) {
    Decimal hours = given.value_or(Decimal{730, 0});
    const std::int64_t whole = std::llround(usage.monthHours);
    if (!given && whole >= 28 * 24 && whole <= 31 * 24) hours = {whole, 0};
    for (auto& [key, use] : uses_) {
        if (use.monthHours.mantissa == 0) continue;
        const auto months = dividedBy(use.monthHours, hours);
        if (!months) return months.error();
        if (auto added = addTo(use.quantity, *months, ""); !added) return added;
    }
    return {};
}

/// Corrections are taken off the use of their usage type and region, of whatever resource it is.
void ExportSums::setOff(ExportedUsage& usage) {
    for (auto first = uses_.begin(); first != uses_.end();) {
        const auto& [region, service, usageType, resource] = first->first;
        Decimal owed;
        auto last = first;
        for (; last != uses_.end() && std::tie(region, service, usageType) == typeOf(last->first); ++last) {
            if (last->second.quantity.mantissa >= 0) continue;
            // What fits a sum fits it with another sign; what does not is larger than any use.
            static_cast<void>(addTo(owed, std::exchange(last->second.quantity, Decimal{}), ""));
        }
        for (auto it = first; it != last && owed.mantissa < 0; ++it) {
            Use& use = it->second;
            if (use.quantity.mantissa == 0) continue;
            static_cast<void>(addTo(owed, std::exchange(use.quantity, Decimal{}), ""));
            if (owed.mantissa > 0) use.quantity = std::exchange(owed, Decimal{});
            use.hourly = false;
        }
        if (owed.mantissa < 0)
            usage.problems.push_back({base::Errc::BadInput, corrections_[{service, usageType}].first,
                                      "more is taken back of " + service + " " + usageType +
                                          (region.empty() ? "" : " in " + region) +
                                          " than was used: " + pricing::toText(owed) + " in all"});
        first = last;
    }
}

base::Result<ExportedUsage> ExportSums::take(const std::optional<Decimal>& monthHours) {
    if (auto all = placeBare(); !all) return all.error();
    ExportedUsage usage;
    takeRegions(usage);
    takeTimes(usage);
    takeNotes(usage);
    if (auto divided = divideByMonth(usage, monthHours); !divided) return divided.error();
    setOff(usage);
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
