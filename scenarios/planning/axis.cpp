// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/axis.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/quantity.hpp"

namespace headroom::planning {

using document::Node;

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

/// At most twelve digits: what is evenly spaced stays readable.
std::string textOf(double value, const std::string& unit, bool whole) {
    std::array<char, 64> digits{};
    char* const end = digits.data() + digits.size();
    const auto result = whole ? std::to_chars(digits.data(), end, std::floor(value + 0.5), std::chars_format::fixed, 0)
                              : std::to_chars(digits.data(), end, value, std::chars_format::general, 12);
    return std::string(digits.data(), result.ptr) + unit;
}

bool isWhole(double value) { return value == std::floor(value); }

/// What the file has for an axis: what multiples are of.
base::Result<Quantity> standardOf(const Axis& axis, const Source& source, std::string_view text) {
    if (axis.kind == Axis::Kind::Traffic) return Quantity{1.0, ""};
    const bool parameter = axis.kind == Axis::Kind::Parameter;
    const Node* node = nullptr;
    if (parameter) {
        const auto given = source.overrides.parameters.find(axis.name);
        if (given != source.overrides.parameters.end()) {
            if (const auto value = quantityOf(given->second)) return *value;
            return wrong(text, "asks for a multiple of what is no number");
        }
        node = document::resolve(source.root, document::child("/Parameters", axis.name) + "/Default");
    } else {
        node = document::resolve(source.root, axis.name);
    }
    if (node != nullptr && node->isNumber()) return Quantity{node->asNumber(), ""};
    if (node != nullptr && node->isString()) {
        if (const auto value = quantityOf(node->asString())) return *value;
    }
    return wrong(text, "asks for a multiple of what is no number or quantity in the file");
}

class Reader {
public:
    Reader(std::string_view text, const Source& source, Axis& axis) : text_(text), source_(source), axis_(axis) {}

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
        auto standard = standardOf(axis_, source_, text_);
        if (!standard) return standard;
        return Quantity{value->value * standard->value, standard->unit};
    }

    base::Result<void> addValue(std::string_view item) {
        if (item.empty()) return wrong(text_, "has an empty value");
        const auto plain = quantityOf(item);
        if (axis_.kind != Axis::Kind::Traffic && (!plain || plain->unit != "x")) {
            if (!plain && standardOf(axis_, source_, text_))
                return wrong(text_,
                             "holds " + document::quoted(item) + ", and the file has a number or quantity there");
            axis_.values.emplace_back(item);
            return {};
        }
        const auto value = read(item);
        if (!value) return value.error();
        if (axis_.kind == Axis::Kind::Traffic && (!value->unit.empty() || value->value < 0.0))
            return wrong(text_, "must hold factors of at least 0, such as 2 or 2x");
        axis_.values.push_back(textOf(value->value, value->unit, false));
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
        const bool multiple = item.find('x') != std::string_view::npos;
        const bool whole = axis_.kind != Axis::Kind::Traffic && low->unit.empty() && isWhole(low->value) &&
                           isWhole(high->value) && !multiple;
        const Axis::Range range{low->value, high->value, low->unit, whole || wholeInFile()};
        axis_.range = range;
        for (std::size_t i = 0; i < count; ++i)
            axis_.values.push_back(axis_.at(static_cast<double>(i) / static_cast<double>(count - 1)));
        return {};
    }

    /// A bare whole number of the file stays one: MemorySize has no fractions.
    bool wholeInFile() const {
        if (axis_.kind == Axis::Kind::Traffic) return false;
        const auto standard = standardOf(axis_, source_, text_);
        return standard && standard->unit.empty() && isWhole(standard->value);
    }

    std::string_view text_;
    const Source& source_;
    Axis& axis_;
};

base::Result<Axis> axisNamed(std::string_view name, std::string_view text, const Source& source) {
    Axis axis;
    axis.name = name;
    if (name.starts_with('/')) {
        axis.kind = Axis::Kind::Pointer;
        Source copy = source;
        if (auto there = setValue(copy, name, "0"); !there)
            return wrong(text, "names a place that the file does not have");
        return axis;
    }
    const Node* parameters = source.root.find("Parameters");
    if (parameters != nullptr && parameters->find(name) != nullptr) return axis;
    if (name == "Traffic") {
        axis.kind = Axis::Kind::Traffic;
        return axis;
    }
    std::vector<std::string_view> known{"Traffic"};
    if (parameters != nullptr && parameters->isObject()) {
        for (const document::Member& member : parameters->members()) known.push_back(member.key);
    }
    return wrong(
        text, "varies what is neither a parameter, \"Traffic\" nor a JSON pointer" + document::didYouMean(name, known));
}

}  // namespace

std::string Axis::at(double share) const {
    return textOf(range->low + (range->high - range->low) * share, range->unit, range->whole);
}

base::Result<Axis> parseAxis(std::string_view text, const Source& source) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size())
        return wrong(text, "is not of the form Name=values, such as Memory=128,256 or Traffic=0.5x..4x:8");
    auto axis = axisNamed(text.substr(0, equals), text, source);
    if (!axis) return axis;
    Reader reader(text, source, *axis);
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
