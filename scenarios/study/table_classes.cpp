// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/table_classes.hpp"

#include <algorithm>
#include <array>

#include "model/base/digits.hpp"
#include "scenarios/format/global_tables.hpp"
#include "scenarios/study/prices.hpp"

namespace headroom::study {

namespace {

/// What is said to be worth a change: ours.
constexpr double kWorthwhile = 0.05;  // of what the table costs now

constexpr std::string_view kRare = "IA-";
/// What has a price of its own in each class.
constexpr std::array<std::string_view, 7> kByClass{
    "ReadRequestUnits",      "WriteRequestUnits",         "ReplWriteRequestUnits", "ReadCapacityUnit-Hrs",
    "WriteCapacityUnit-Hrs", "ReplWriteCapacityUnit-Hrs", "TimedStorage-ByteHrs"};

bool isRare(std::string_view type) { return type.starts_with(kRare); }

template <class Line>
bool isByClass(const Line& line) {
    const std::string_view bare = isRare(line.usageType) ? std::string_view(line.usageType).substr(kRare.size())
                                                         : std::string_view(line.usageType);
    return line.service == "AmazonDynamoDB" && std::ranges::find(kByClass, bare) != kByClass.end();
}

std::string otherClass(const std::string& type) {
    return isRare(type) ? type.substr(kRare.size()) : std::string(kRare) + type;
}

/// The bill's usage of tables.
std::vector<pricing::MonthlyUsage> usageOf(const pricing::Bill& bill, const std::vector<UsageByHour>& hours) {
    std::vector<pricing::MonthlyUsage> usage;
    for (const pricing::LineItem& line : bill.lines) {
        const bool used = line.kind == pricing::LineKind::Usage || line.kind == pricing::LineKind::Reserved ||
                          line.kind == pricing::LineKind::Plan;
        if (!used || line.service != "AmazonDynamoDB") continue;
        usage.push_back({line.resource, line.service, line.usageType, line.quantity, "", line.fixed});
    }
    addHours(hours, usage);
    return usage;
}

/// The same with that table in its other class.
std::vector<pricing::MonthlyUsage> swapped(std::vector<pricing::MonthlyUsage> usage, const std::string& table) {
    for (pricing::MonthlyUsage& one : usage) {
        if (one.resource == table && isByClass(one)) one.usageType = otherClass(one.usageType);
    }
    return usage;
}

/// What the table's lines of one class cost; nothing where it has both, or none.
std::optional<double> costOf(const pricing::Bill& bill, const std::string& table, bool& rare) {
    std::array<bool, 2> seen{};
    double cost = 0.0;
    for (const pricing::LineItem& line : bill.lines) {
        if (line.resource != table || !isByClass(line)) continue;
        seen[isRare(line.usageType) ? 1 : 0] = true;
        cost += pricing::toDouble(line.perMonth);
    }
    rare = seen[1];
    if (seen[0] == seen[1]) return std::nullopt;
    return cost;
}

/// Tables, and their replicas in other regions, each of which has a class of its own.
std::vector<std::string> tablesOf(const format::Design& design) {
    std::vector<std::string> names;
    for (const format::Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr) continue;
        names.push_back(resource.name);
        for (const std::string& region : table->replicas) names.push_back(format::replicaName(resource.name, region));
    }
    return names;
}

}  // namespace

std::vector<std::string> tableClassWarnings(const format::Scenario& scenario, const format::Design& design,
                                            const pricing::PriceBook& book, const pricing::Bill& bill,
                                            const std::vector<UsageByHour>& hours) {
    std::vector<std::string> warnings;
    const std::vector<pricing::MonthlyUsage> usage = usageOf(bill, hours);
    for (const std::string& table : tablesOf(design)) {
        bool rare = false;
        const std::optional<double> cost = costOf(bill, table, rare);
        if (!cost) continue;
        const auto now = priceEverywhere(scenario, design, book, usage);
        const auto other = priceEverywhere(scenario, design, book, swapped(usage, table));
        if (!now || !other || other->notPriced.size() > now->notPriced.size()) continue;
        const double saved = pricing::toDouble(now->total) - pricing::toDouble(other->total);
        if (saved < kWorthwhile * *cost || saved < 0.01) continue;
        const auto cents = static_cast<std::int64_t>(saved * 100.0 + 0.5);
        const std::string digits = std::to_string(100 + cents % 100).substr(1);
        warnings.push_back(table + ": table class " + (rare ? "STANDARD" : "STANDARD_INFREQUENT_ACCESS") +
                           " would cost $" + base::grouped(cents / 100) + "." + digits +
                           " a month less: " + (rare ? "throughput" : "storage") + " is most of what the table costs");
    }
    return warnings;
}

}  // namespace headroom::study
