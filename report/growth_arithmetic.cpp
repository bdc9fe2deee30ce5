// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/growth_arithmetic.hpp"

#include <algorithm>
#include <string_view>

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

bool isScaled(const study::DesignResult& design, const pricing::LineItem& line) {
    const auto resource = std::ranges::find(design.resources, line.resource, &study::ResourceFigures::resource);
    if (resource == design.resources.end() || line.kind != pricing::LineKind::Usage) return false;
    return std::ranges::any_of(resource->figures, [&](const auto& figure) {
        const std::string_view usage = scaledUsageOf(figure.first);
        return !usage.empty() && line.usageType.find(usage) != std::string::npos;
    });
}

}  // namespace

GrowingCost growingCostOf(const study::DesignResult& design) {
    GrowingCost cost{design.cost.fixedPerMonth, design.cost.perMonth - design.cost.fixedPerMonth};
    pricing::Int128 scaled = 0;
    for (const pricing::LineItem& line : design.cost.bill.lines) {
        if (!line.fixed || !isScaled(design, line)) continue;
        scaled += line.perMonth.nanos();
        cost.scaled = true;
    }
    const double moved = pricing::toDouble(pricing::Money::fromNanos(scaled));
    cost.fixed -= moved;
    cost.moving += moved;
    return cost;
}

bool meetsLimitAt(const study::DesignResult& design, double factor) {
    return std::ranges::any_of(design.quotas, [factor](const study::QuotaUse& quota) {
        return quota.limit > 0.0 && quota.peak > 0.0 && quota.peak * factor > quota.limit;
    });
}

}  // namespace headroom::report
