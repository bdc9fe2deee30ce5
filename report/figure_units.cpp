// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figure_units.hpp"

#include <algorithm>
#include <array>

namespace headroom::report {

namespace {

/// Names follow CloudWatch's, so what they contain says what they count; the first that fits.
struct Rule {
    std::string_view part;
    std::string_view unit;
};
constexpr std::array kRules{Rule{"GigabyteSeconds", "GB-s"},
                            Rule{"CPUUtilization", "%"},
                            Rule{"UtilizationMean", "share"},
                            Rule{"HeatError", "share"},
                            Rule{"Ratio", "share"},
                            Rule{"LatencyMean", "s"},
                            Rule{"DurationMean", "s"},
                            Rule{"DurationTotal", "s"},
                            Rule{"ExecutionTime", "s"},
                            Rule{"EventAge", "s"},
                            Rule{"AgeOfOldestMessage", "s"},
                            Rule{"Bytes", "B"},
                            Rule{"DataProcessed", "B"},
                            Rule{"EvictedSize", "B"},
                            Rule{"ProvisionedReadCapacityUnits", "units/s"},
                            Rule{"ProvisionedWriteCapacityUnits", "units/s"},
                            Rule{"BusiestSecond", "units/s"},
                            Rule{"CapacityUnits", "units"}};

}  // namespace

std::string_view figureUnit(std::string_view figure) {
    const std::string_view own = figure.substr(figure.rfind('/') + 1);
    const auto rule =
        std::ranges::find_if(kRules, [&](const Rule& one) { return own.find(one.part) != std::string_view::npos; });
    return rule == kRules.end() ? "count" : rule->unit;
}

}  // namespace headroom::report
