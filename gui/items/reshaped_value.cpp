// SPDX-License-Identifier: GPL-3.0-or-later
// A value in another shape, about as large as it is.
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/density.hpp"
#include "gui/items/typed_number.hpp"
#include "gui/items/value_shape.hpp"

namespace headroom::gui {

namespace {

using base::FieldKind;

QString rounded(double value) { return QString::number(value, 'g', 3); }

/// "12ms", "1.5KB": three digits.
QString quantityText(double value, bool bytes) {
    struct Unit {
        const char* name;
        double size;
    };
    static constexpr std::array<Unit, 4> kTimes{{{"s", 1.0}, {"ms", 1e-3}, {"us", 1e-6}, {"ns", 1e-9}}};
    static constexpr std::array<Unit, 3> kSizes{{{"MB", 1048576.0}, {"KB", 1024.0}, {"B", 1.0}}};
    const auto in = [&](const auto& units) {
        const auto fits = std::ranges::find_if(units, [&](const Unit& unit) { return value >= unit.size; });
        const Unit& unit = fits == units.end() ? units.back() : *fits;
        return shownQuantity(rounded(value / unit.size) + QLatin1String(unit.name));
    };
    return bytes ? in(kSizes) : in(kTimes);
}

struct Size {
    double middle = 0.0;
    double high = 0.0;  ///< about the 99th percentile
};

std::optional<Size> sizeOf(const FormField& field, const QString& value, const std::string& folder) {
    QString now = value;
    if (const ValueShape range = shapeOf(value); range.isRange() && range.parameters.size() == 3)
        now = range.parameters[1].second;
    const auto spread = distributionIn(field, now, folder);
    if (!spread) return std::nullopt;
    const auto density = densityOf(*spread);
    if (density) return Size{density->p50, std::max(density->p99, density->p50 * 1.01)};
    return Size{spread->mean(), spread->mean() * 3.0};
}

using Parameters = std::vector<std::pair<std::string, QString>>;

/// What is known of a distribution's mean or median as a range: "Low", "Likely", "High".
Parameters knownRange(const ValueShape& shape) {
    for (const std::size_t at : rangesOf(shape)) {
        const std::string of = parameterOf(shape.parameters[at].first);
        if (of != "Mean" && of != "Median") continue;
        Parameters range;
        for (std::size_t i = 0; i < 3; ++i)
            range.emplace_back(ValueShape::kRangeParts[i], shape.parameters[at + i].second);
        return range;
    }
    return {};
}

/// Another distribution with a mean of its own keeps that of the one before, where it is a range.
Parameters withMeanOf(const ValueShape& before, Parameters first) {
    const Parameters range = knownRange(before);
    const auto mean = std::ranges::find(first, "Mean", &std::pair<std::string, QString>::first);
    const bool known = std::ranges::find(before.parameters, "Mean/Low", &std::pair<std::string, QString>::first) !=
                       before.parameters.end();
    if (range.empty() || !known || mean == first.end()) return first;
    const auto at = first.erase(mean);
    Parameters named;
    for (const auto& [name, value] : range) named.emplace_back("Mean/" + name, value);
    first.insert(at, named.begin(), named.end());
    return first;
}

/// What a distribution says at first.
Parameters firstOf(std::string_view shape, const Size& size, bool bytes) {
    const auto q = [&](double value) { return quantityText(std::max(value, bytes ? 1.0 : 1e-9), bytes); };
    const auto n = [](double value) { return shownQuantity(rounded(value)); };
    const double m = size.middle;
    if (shape == "Exponential") return {{"Mean", q(m)}};
    if (shape == "Uniform") return {{"Low", q(m / 2.0)}, {"High", q(m * 1.5)}};
    if (shape == "Normal") return {{"Mean", q(m)}, {"SD", q(m / 4.0)}};
    if (shape == "LogNormal") return {{"Median", q(m)}, {"P99", q(size.high)}};
    if (shape == "Gamma") return {{"Mean", q(m)}, {"CV", n(0.5)}};
    if (shape == "Weibull") return {{"Scale", q(m)}, {"Shape", n(1.5)}};
    if (shape == "Pareto") return {{"Minimum", q(m / 2.0)}, {"Shape", n(2.0)}};
    if (shape == "Percentiles") return {{"P50", q(m)}, {"P90", q(std::sqrt(m * size.high))}, {"P99", q(size.high)}};
    return {};
}

/// A list of two parts alike, to be changed in its text.
QString twoOf(std::string_view shape, const Size& size, bool bytes) {
    const char* weight = shape == "Regimes" ? "\"MeanFor\": \"10m\"" : "\"Weight\": 1";
    const auto part = [&](double value) {
        return QStringLiteral("{ \"Of\": \"%1\", %2 }")
            .arg(quantityText(value, bytes).replace(u',', u'.'), QLatin1String(weight));
    };
    return QStringLiteral("{ \"%1\": [%2, %3] }").arg(say::text(shape), part(size.middle), part(size.high));
}

}  // namespace

std::optional<QString> reshaped(const FormField& field, const QString& value, std::string_view shape,
                                const std::string& folder) {
    const ValueShape now = shapeOf(value);
    const bool bytes = field.info->kind == FieldKind::BytesDistribution;
    const bool range = shape == ValueShape::kRange;
    if (now.isRange() && shape.empty() && now.parameters.size() == 3) return now.parameters[1].second;
    QString one = now.name.empty() ? value : QString();
    if (one.trimmed().isEmpty() && now.name.empty()) one = shownQuantity(say::text(field.info->defaultText));
    auto size = field.isDistribution() ? sizeOf(field, one.isEmpty() ? value : one, folder) : std::nullopt;
    if (!size && field.isDistribution() && value.trimmed().isEmpty()) {  // nothing is known yet
        size = bytes ? Size{1024.0, 3072.0} : Size{0.01, 0.03};
        one.clear();
    }
    if (range || shape.empty()) {
        if (const Parameters known = knownRange(now); range && !known.empty())
            return textOf({std::string(shape), known});
        if (one.isEmpty() && size) one = quantityText(size->middle, bytes);
        const auto parsed = parseField(field, one, folder);
        if (one.isEmpty() || !parsed || !*parsed || !isQuantity(**parsed)) return std::nullopt;
        const QString text = fieldText(*field.info, **parsed);
        return range ? textOf({std::string(shape), {{"Low", text}, {"Likely", text}, {"High", text}}}) : text;
    }
    if (!size) return std::nullopt;
    const Parameters first = withMeanOf(now, firstOf(shape, *size, bytes));
    return first.empty() ? twoOf(shape, *size, bytes) : textOf({std::string(shape), first});
}

}  // namespace headroom::gui
