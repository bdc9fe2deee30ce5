// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/range_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/format/quantity.hpp"

namespace headroom::format {

using base::Distribution;
using base::FieldInfo;
using base::FieldKind;
namespace shape = base::shape;

namespace {

std::string boundText(const FieldInfo& info, double bound) {
    switch (info.kind) {
        case FieldKind::Duration:
        case FieldKind::DurationDistribution:
            return durationText(base::fromSeconds(bound));
        case FieldKind::Bytes:
        case FieldKind::BytesDistribution:
            return sizeText(bound);
        case FieldKind::Rate:
            return fmt::format("{}/s", bound);
        case FieldKind::Integer:
        case FieldKind::Number:
        case FieldKind::Probability:
        case FieldKind::Boolean:
        case FieldKind::Text:
        case FieldKind::Choice:
        case FieldKind::Object:
            return fmt::format("{}", bound);
    }
    return {};
}

/// A calculated value in four digits: "1.5s", "1.234e+12s", "infinite".
std::string roughText(const FieldInfo& info, double value) {
    constexpr double kLongest = 3e9;  // seconds that a Duration holds with room
    if (!std::isfinite(value)) return "infinite";
    const bool bytes = info.kind == FieldKind::BytesDistribution;
    if (value > kLongest && !bytes) return fmt::format("{:.4g}s", value);
    const double step = value > 0.0 ? std::pow(10.0, std::floor(std::log10(value)) - 3.0) : 1.0;
    const double rounded = std::round(value / step) * step;
    return bytes ? sizeText(std::round(rounded)) : durationText(base::fromSeconds(rounded));
}

std::string mustBe(const FieldInfo& info) {
    std::string text = "must be " + rangeText(info);
    if (!info.source.empty()) text += " (" + std::string(info.source) + ")";
    return text;
}

/// The parts of a distribution made of others; none for the rest.
const std::vector<Distribution>* partsOf(const Distribution& spread) {
    if (const auto* mixture = std::get_if<shape::Mixture>(&spread.shape())) return &mixture->parts;
    if (const auto* regimes = std::get_if<shape::Regimes>(&spread.shape())) return &regimes->parts;
    return nullptr;
}

/// Whether the smallest value is one that was written down, not the far end of a tail.
bool saysSmallest(const Distribution& spread) {
    const shape::Any& any = spread.shape();
    return std::holds_alternative<shape::Uniform>(any) || std::holds_alternative<shape::Pareto>(any) ||
           std::holds_alternative<shape::Empirical>(any) || std::holds_alternative<shape::Piecewise>(any);
}

/// "its mean is 90m": what of a distribution, or of one of its parts, lies outside the range; else empty.
std::string whatIsOutside(const FieldInfo& info, const Distribution& spread) {
    if (const std::vector<Distribution>* parts = partsOf(spread)) {
        for (const Distribution& part : *parts) {
            if (std::string wrong = whatIsOutside(info, part); !wrong.empty()) return "of a part, " + wrong;
        }
        return {};
    }
    const double mean = spread.mean();
    if (mean < info.low || mean > info.high) return "its mean is " + roughText(info, mean);
    const double least = smallest(spread);
    if (saysSmallest(spread) && least < info.low) return "it begins at " + roughText(info, least);
    return {};
}

}  // namespace

std::string sizeText(double bytes) {
    static constexpr const char* kUnits[] = {"B", "KB", "MB", "GB", "TB"};
    int unit = 0;
    while (unit < 4 && bytes >= 1024.0 && std::fmod(bytes, 1024.0) == 0.0) {
        bytes /= 1024.0;
        ++unit;
    }
    return fmt::format("{}{}", bytes, kUnits[unit]);
}

std::string rangeText(const FieldInfo& info) {
    const std::string unit = info.unit.empty() ? "" : " " + std::string(info.unit);
    const bool low = std::isfinite(info.low);
    const bool high = std::isfinite(info.high);
    if (low && high) return boundText(info, info.low) + " to " + boundText(info, info.high) + unit;
    if (low) return "at least " + boundText(info, info.low) + unit;
    if (high) return "at most " + boundText(info, info.high) + unit;
    return {};
}

double smallest(const Distribution& spread) {
    const std::vector<Distribution>* parts = partsOf(spread);
    if (parts == nullptr) return spread.quantile(0.0).value_or(0.0);
    double least = smallest(parts->front());
    for (const Distribution& part : *parts) least = std::min(least, smallest(part));
    return least;
}

bool inRange(Reading& reading, const Place& place, const FieldInfo& info, double value) {
    if (value >= info.low && value <= info.high) return true;
    reading.error(place, "is out of range: " + mustBe(info));
    return false;
}

bool inRange(Reading& reading, const Place& place, const FieldInfo& info, const Distribution& spread) {
    if (spread.isConstant()) return inRange(reading, place, info, spread.mean());
    if (const std::string wrong = whatIsOutside(info, spread); !wrong.empty()) {
        reading.error(place, "is out of range: " + wrong + "; values " + mustBe(info));
        return false;
    }
    const double high = spread.quantile(0.99).value_or(0.0);
    if (high > info.high) {
        reading.warning(place, "has a 99th percentile of " + roughText(info, high) + "; values " + mustBe(info));
    }
    return true;
}

}  // namespace headroom::format
