// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/metric_unit.hpp"

#include <algorithm>
#include <array>

namespace headroom::gui {

namespace {

/// By how a name ends; the first that fits.
struct Rule {
    std::string_view ending;
    const char* unit;
    double factor = 1.0;
};
constexpr std::array kRules{Rule{"AgeOfOldestMessage", "ms", 1000.0},
                            Rule{"ProvisionedConcurrencyUtilization", "%", 100.0},
                            Rule{"Utilization", "%"},
                            Rule{"Bytes", "B"},
                            Rule{"DataProcessed", "B"},
                            Rule{"EvictedSize", "B"},
                            Rule{"MessageSize", "B"},
                            Rule{"Latency", "ms"},
                            Rule{"Duration", "ms"},
                            Rule{"Time", "ms"},
                            Rule{"Age", "ms"}};

}  // namespace

MetricUnit metricUnit(std::string_view metric, std::string_view statistic) {
    const std::string_view own = metric.substr(0, metric.find(" ("));  // "LambdaFunctionRunTime (Pay)"
    const auto rule = std::ranges::find_if(kRules, [&](const Rule& one) { return own.ends_with(one.ending); });
    if (rule == kRules.end()) return {};
    const QString unit = QString::fromLatin1(rule->unit);
    if (statistic == "Sum" && unit != QLatin1String("B")) return {};
    return {unit, rule->factor};
}

}  // namespace headroom::gui
