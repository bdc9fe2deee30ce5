// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/growth_arithmetic.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace headroom::report {

namespace {

/// What auto scaling of that name in a resource's figures moves: "WriteScaleOuts", "index/ByDay/ReadScaleOuts", of a
/// function's provisioned concurrency "ScaleOuts". Empty: it is no scaling's figure.
std::string_view scaledUsageOf(std::string_view figure) {
    if (!figure.ends_with("ScaleOuts")) return {};
    if (figure.ends_with("WriteScaleOuts")) return "WriteCapacityUnit-Hrs";
    if (figure.ends_with("ReadScaleOuts")) return "ReadCapacityUnit-Hrs";
    return "Provisioned-Concurrency";
}

/// Use, whoever pays for it: no fee, and nothing that is not used.
bool isUse(pricing::LineKind kind) {
    return kind == pricing::LineKind::Usage || kind == pricing::LineKind::Reserved || kind == pricing::LineKind::Plan;
}

/// Capacity that auto scaling moves; a reservation or a plan may cover it today.
bool isScaled(const study::DesignResult& design, const pricing::LineItem& line) {
    const auto resource = std::ranges::find(design.resources, line.resource, &study::ResourceFigures::resource);
    if (resource == design.resources.end() || !isUse(line.kind)) return false;
    return std::ranges::any_of(resource->figures, [&](const auto& figure) {
        const std::string_view usage = scaledUsageOf(figure.first);
        return !usage.empty() && line.usageType.find(usage) != std::string::npos;
    });
}

/// What is kept of logs is as much as their retention holds of what requests write.
bool isKeptLogs(const pricing::LineItem& line) {
    return line.service == "AmazonCloudWatch" && line.usageType.ends_with("TimedStorage-ByteHrs");
}

/// Use of one type over all resources, which share its tiers.
struct GrowingUse {
    double units = 0.0;   ///< in all
    double paid = 0.0;    ///< of them on demand
    double amount = 0.0;  ///< USD, for those
    double free = 0.0;
    std::string allowance{};
    double tierFrom = -1.0;  ///< of the last tier that is used
    std::optional<double> tierEnd{};
    double tierUnits = 0.0;
    double tierAmount = 0.0;
    double onDemand = 0.0;  ///< USD a unit, where nothing is paid on demand today

    double rate() const { return tierUnits > 0.0 ? tierAmount / tierUnits : onDemand; }
};

using UseKey = std::tuple<std::string, std::string, std::string>;  // service, usage type, region

/// Capacity that is held: a plan covers it, but it follows no request.
bool isHeldType(const std::string& usageType) {
    constexpr std::array<std::string_view, 4> kHeld{"Provisioned-Concurrency", "CapacityUnit-Hrs", "NodeUsage",
                                                    "ByteHrs"};
    return std::ranges::any_of(kHeld, [&](auto held) { return usageType.find(held) != std::string::npos; });
}

void addPaid(const pricing::LineItem& line, double units, GrowingUse& use) {
    use.paid += units;
    use.amount += pricing::toDouble(line.perMonth);
    const auto from = static_cast<double>(line.tier.from);
    if (from > use.tierFrom) {
        use.tierFrom = from;
        use.tierEnd.reset();
        if (line.tier.upTo) use.tierEnd = static_cast<double>(*line.tier.upTo);
        use.tierUnits = use.tierAmount = 0.0;
    }
    use.tierUnits += units;
    use.tierAmount += pricing::toDouble(line.perMonth);
}

/// Whether use grows with the traffic though it is charged by the hour, or a commitment pays for it.
bool growsThoughFixed(const study::DesignResult& design, const pricing::LineItem& line) {
    const bool planned = line.kind == pricing::LineKind::Plan && !isHeldType(line.usageType);
    return planned || isScaled(design, line) || isKeptLogs(line);
}

std::map<UseKey, GrowingUse> growingUses(const study::DesignResult& design) {
    std::map<UseKey, GrowingUse> uses;
    for (const pricing::LineItem& line : design.cost.bill.lines) {
        const double units = pricing::toDouble(line.quantity);
        if ((line.fixed && !growsThoughFixed(design, line)) || units <= 0.0) continue;
        GrowingUse& use = uses[{line.service, line.usageType, line.region}];
        use.units += units;
        use.onDemand = pricing::toDouble(line.listRate.usd) / static_cast<double>(line.listRate.per) *
                       (1.0 - pricing::toDouble(line.discount) / 100.0);
        if (!line.freeAllowance.empty()) {
            use.free += units;
            use.allowance = line.freeAllowance;
        } else if (line.kind == pricing::LineKind::Usage) {
            addPaid(line, units, use);
        }
    }
    return uses;
}

/// What of each allowance is not used today.
std::map<std::string, double> allowancesLeft(const pricing::Bill& bill) {
    std::map<std::string, double> left;
    for (const pricing::LineItem& line : bill.lines) {
        if (line.freeAllowance.empty() || !line.tier.upTo) continue;
        left.try_emplace(line.freeAllowance, static_cast<double>(*line.tier.upTo)).first->second -=
            pricing::toDouble(line.quantity);
    }
    return left;
}

}  // namespace

GrownCost grownCostOf(const study::DesignResult& design, double factor) {
    const pricing::Bill& bill = design.cost.bill;
    const GrowingCost today = growingCostOf(design);
    double proportional = today.moving;  // but for what is known by its use
    double more = 0.0;
    GrownCost grown;
    std::map<std::string, double> left = allowancesLeft(bill);
    for (const auto& [key, use] : growingUses(design)) {
        proportional -= use.amount;
        double added = (factor - 1.0) * use.units;
        if (const auto allowance = left.find(use.allowance); allowance != left.end()) {
            const double free = std::clamp(added, 0.0, std::max(0.0, allowance->second));
            allowance->second -= free;
            added -= free;
        }
        more += added * use.rate();
        grown.beyondTier = grown.beyondTier || (use.tierEnd && use.paid + added > *use.tierEnd);
    }
    grown.perMonth = design.cost.perMonth + more + (factor - 1.0) * proportional;
    grown.unusedCommitment = std::ranges::any_of(bill.lines, [](const pricing::LineItem& line) {
        return line.kind == pricing::LineKind::Unused && line.perMonth.nanos() > 0;
    });
    return grown;
}

GrowingCost growingCostOf(const study::DesignResult& design) {
    GrowingCost cost{design.cost.fixedPerMonth, design.cost.perMonth - design.cost.fixedPerMonth};
    pricing::Int128 moved = 0;
    for (const pricing::LineItem& line : design.cost.bill.lines) {
        const bool scales = isScaled(design, line);
        cost.scaled = cost.scaled || (line.fixed && scales);
        const bool committed = line.kind != pricing::LineKind::Usage;  // what that costs stays
        if (line.fixed && !committed && (scales || isKeptLogs(line))) moved += line.perMonth.nanos();
    }
    const double amount = pricing::toDouble(pricing::Money::fromNanos(moved));
    cost.fixed -= amount;
    cost.moving += amount;
    return cost;
}

bool meetsLimitAt(const study::DesignResult& design, double factor) {
    return std::ranges::any_of(design.quotas, [factor](const study::QuotaUse& quota) {
        return quota.limit > 0.0 && quota.peak > 0.0 && quota.peak * factor > quota.limit;
    });
}

}  // namespace headroom::report
