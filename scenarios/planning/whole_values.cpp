// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/whole_values.hpp"

#include <algorithm>
#include <cmath>

namespace headroom::planning {

namespace {

bool isWhole(double value) { return value == std::floor(value); }

/// Whether the format takes a value there.
bool takes(const Axis& axis, double value, const std::string& unit, const Source& design) {
    Source varied = design;
    return set(axis, valueText(value, unit), varied) && load(varied);
}

/// What is worth a try, in the unit of the range: its ends, what lies between, what the file has.
std::vector<double> candidatesOf(const Axis& axis, const Axis::Range& range) {
    std::vector<double> values{(range.low + range.high) / 2.0, range.low, range.high};
    const auto today = axis.today ? amountsOf({*axis.today, "1" + range.unit}) : std::nullopt;
    if (today) values.insert(values.begin(), (*today)[0] / (*today)[1]);
    return values;
}

bool wholeIn(const Axis& axis, const Axis::Range& range, const Source& design) {
    const auto taken = [&](double value) { return takes(axis, value, range.unit, design); };
    std::vector<double> values = candidatesOf(axis, range);
    if (std::ranges::any_of(values, [&](double value) { return !isWhole(value) && taken(value); })) return false;
    std::erase_if(values, [](double value) { return !isWhole(value); });
    if (std::ranges::any_of(values, [&](double value) { return taken(value + 0.5) || taken(value - 0.5); }))
        return false;
    return std::ranges::any_of(values, taken);
}

}  // namespace

bool takesWholeOnly(const Axis& axis, const Axis::Range& range, const Source& source,
                    const std::vector<std::string>& designs) {
    if (axis.kind == Axis::Kind::Traffic) return false;
    const std::vector<std::string>& having = axis.onlyIn.empty() ? designs : axis.onlyIn;
    return std::ranges::any_of(
        having, [&](const std::string& design) { return wholeIn(axis, range, onlyDesign(source, design)); });
}

}  // namespace headroom::planning
