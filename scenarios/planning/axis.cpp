// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/axis.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "scenarios/document/problem.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/planning/axis_place.hpp"
#include "scenarios/planning/traffic_scale.hpp"
#include "scenarios/planning/whole_values.hpp"

namespace headroom::planning {

namespace {

base::Error wrong(std::string_view text, std::string what) {
    return {base::Errc::BadInput, "--vary", document::quoted(text) + " " + std::move(what)};
}

struct Quantity {
    double value = 0.0;
    std::string unit;
};

std::optional<Quantity> quantityOf(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
    std::string unit(text.substr(static_cast<std::size_t>(end - text.data())));
    unit.erase(0, std::min(unit.find_first_not_of(' '), unit.size()));
    return Quantity{value, std::move(unit)};
}

bool isWhole(double value) { return value == std::floor(value); }

class Reader {
public:
    Reader(std::string_view text, const Source& source, const std::vector<std::string>& designs, Axis& axis)
        : text_(text), source_(source), designs_(designs), axis_(axis) {}

    base::Result<void> add(std::string_view item) {
        const std::size_t dots = item.find("..");
        return dots == std::string_view::npos ? addValue(item) : addRange(item, dots);
    }

private:
    /// A number with its unit; multiples multiplied out.
    base::Result<Quantity> read(std::string_view item) const {
        const auto value = quantityOf(item);
        if (!value) return wrong(text_, "holds " + document::quoted(item) + ", which is no number or quantity");
        if (value->unit != "x") return *value;
        const auto today = quantityToday();
        if (!today) return wrong(text_, "asks for a multiple of what is no number or quantity in the file");
        return Quantity{value->value * today->value, today->unit};
    }

    std::optional<Quantity> quantityToday() const { return axis_.today ? quantityOf(*axis_.today) : std::nullopt; }

    base::Result<void> checkFactor(const Quantity& factor) const {
        if (axis_.kind != Axis::Kind::Traffic || (factor.unit.empty() && factor.value > 0.0)) return {};
        return wrong(text_, "must hold factors above 0 without a unit, such as 2 or 2x");
    }

    base::Result<void> addValue(std::string_view item) {
        if (item.empty()) return wrong(text_, "has an empty value");
        const auto plain = quantityOf(item);
        if (axis_.kind != Axis::Kind::Traffic && (!plain || plain->unit != "x")) {
            if (!plain && quantityToday())
                return wrong(text_,
                             "holds " + document::quoted(item) + ", and the file has a number or quantity there");
            axis_.values.emplace_back(item);
            return {};
        }
        const auto value = read(item);
        if (!value) return value.error();
        if (auto checked = checkFactor(*value); !checked) return checked;
        axis_.values.push_back(valueText(value->value, value->unit));
        return {};
    }

    base::Result<void> addRange(std::string_view item, std::size_t dots) {
        std::string_view last = item.substr(dots + 2);
        std::size_t count = 0;
        const std::size_t colon = last.rfind(':');
        if (colon != std::string_view::npos) {
            const std::string_view digits = last.substr(colon + 1);
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
            if (error != std::errc() || end != digits.data() + digits.size() || count < 2 || count > kMostValues)
                return wrong(text_, "needs 2 to 1000 points behind the colon of " + document::quoted(item));
            last = last.substr(0, colon);
        }
        const auto low = read(item.substr(0, dots));
        if (!low) return low.error();
        const auto high = read(last);
        if (!high) return high.error();
        if (low->unit != high->unit) return wrong(text_, "has two units in one range; write both in the same");
        if (!(low->value < high->value)) return wrong(text_, "has an empty range: it must rise");
        if (auto checked = checkFactor(*low); !checked) return checked;
        Axis::Range range{low->value, high->value, low->unit, false};
        range.whole = takesWholeOnly(axis_, range, source_, designs_);
        const bool multiple = item.find('x') != std::string_view::npos;
        if (range.whole && !multiple && !(isWhole(low->value) && isWhole(high->value)))
            return wrong(text_, "takes whole values only: a range of them begins and ends with one");
        axis_.range = std::move(range);
        for (std::size_t i = 0; i < count; ++i)
            axis_.values.push_back(axis_.at(static_cast<double>(i) / static_cast<double>(count - 1)));
        return {};
    }

    std::string_view text_;
    const Source& source_;
    const std::vector<std::string>& designs_;
    Axis& axis_;
};

}  // namespace

std::string valueText(double value, const std::string& unit) {
    std::array<char, 64> digits{};
    char* const end = digits.data() + digits.size();
    return std::string(digits.data(), std::to_chars(digits.data(), end, value, std::chars_format::general, 12).ptr) +
           unit;
}

std::string Axis::at(double share) const {
    const double value = range->low + (range->high - range->low) * share;
    if (!range->whole) return valueText(value, range->unit);
    std::array<char, 64> digits{};
    char* const end = digits.data() + digits.size();
    const auto text = std::to_chars(digits.data(), end, std::floor(value + 0.5), std::chars_format::fixed, 0);
    return std::string(digits.data(), text.ptr) + range->unit;
}

base::Result<Axis> parseAxis(std::string_view text, const Source& source, const std::vector<std::string>& designs) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size())
        return wrong(text, "is not of the form Name=values, such as Memory=128,256 or Traffic=0.5x..4x:8");
    const std::vector<std::string> varied = designs.empty() ? designNames(source) : designs;
    auto axis = axisNamed(text.substr(0, equals), text, source, varied);
    if (!axis) return axis;
    Reader reader(text, source, varied, *axis);
    for (std::size_t from = equals + 1; from <= text.size();) {
        const std::size_t end = std::min(text.find(',', from), text.size());
        if (auto added = reader.add(text.substr(from, end - from)); !added) return added.error();
        from = end + 1;
    }
    if (axis->values.size() > kMostValues) return wrong(text, "has more than 1000 values");
    return axis;
}

base::Result<void> set(const Axis& axis, const std::string& value, Source& source) {
    switch (axis.kind) {
        case Axis::Kind::Parameter:
            source.overrides.parameters[axis.name] = value;
            return {};
        case Axis::Kind::Traffic:
            return scaleTraffic(source, numberOf(value).value_or(1.0));
        case Axis::Kind::Pointer:
            return setValue(source, axis.name, value);
    }
    return {};
}

base::Result<void> setAll(const std::vector<Axis>& axes, const std::vector<std::string>& values, Source& source) {
    for (const bool traffic : {false, true}) {
        for (std::size_t a = 0; a < axes.size(); ++a) {
            if ((axes[a].kind == Axis::Kind::Traffic) != traffic) continue;
            if (auto done = set(axes[a], values[a], source); !done) return done;
        }
    }
    return {};
}

std::optional<double> numberOf(std::string_view value) {
    const auto quantity = quantityOf(value);
    return quantity ? std::optional(quantity->value) : std::nullopt;
}

std::optional<Amount> amountOf(std::string_view value) {
    const auto quantity = quantityOf(value);
    if (!quantity) return std::nullopt;
    if (quantity->unit.empty()) return Amount{Amount::Kind::Number, quantity->value};
    if (const auto size = format::parseBytes(value))
        return Amount{Amount::Kind::Size, static_cast<double>(size->count)};
    if (const auto time = format::parseDuration(value))
        return Amount{Amount::Kind::Time, static_cast<double>(time->count)};
    if (const auto rate = format::parseRate(value)) return Amount{Amount::Kind::Rate, rate->perSecond};
    if (const auto usd = format::parseUsd(value)) return Amount{Amount::Kind::Money, *usd};
    return std::nullopt;
}

std::optional<std::vector<double>> amountsOf(const std::vector<std::string>& values) {
    std::vector<double> amounts;
    std::optional<Amount::Kind> kind;
    for (const std::string& value : values) {
        const auto amount = amountOf(value);
        if (!amount || kind.value_or(amount->kind) != amount->kind) return std::nullopt;
        kind = amount->kind;
        amounts.push_back(amount->value);
    }
    return amounts;
}

}  // namespace headroom::planning
