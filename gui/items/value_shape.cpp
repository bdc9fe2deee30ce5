// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/value_shape.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/density.hpp"
#include "gui/items/typed_number.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/distribution_reader.hpp"
#include "scenarios/format/field_reader.hpp"

namespace headroom::gui {

namespace {

using base::FieldKind;
using document::Node;

std::optional<Node> jsonIn(const QString& text) {
    auto read = document::readText(text.toStdString(), "", document::Format::Json);
    return read.ok() ? std::optional(std::move(*read.root)) : std::nullopt;
}

bool isQuantity(const Node& node) {
    if (node.isNumber()) return true;
    return node.isString() && !node.asString().empty() &&
           std::isdigit(static_cast<unsigned char>(node.asString()[0])) != 0;
}

/// A parameter as the file writes it: a number where it is one.
Node scalarOf(const QString& typed) {
    const QString plain = plainQuantity(typed).value_or(typed.trimmed());
    const auto number = plainNumber(typed) ? jsonIn(plain) : std::nullopt;
    return number && number->isNumber() ? *number : Node::string(plain.toStdString());
}

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

ValueShape shapeOf(const QString& value) {
    if (!value.trimmed().startsWith(u'{')) return {};
    const auto node = jsonIn(value);
    if (!node || !node->isObject() || node->size() != 1) return {};
    const document::Member& only = node->members().front();
    ValueShape shape{only.key, {}};
    const auto& forms = format::distributionForms();
    const bool known =
        shape.isRange() || std::ranges::any_of(forms, [&](const auto& form) { return form.name == only.key; });
    if (!known) return {};
    if (!only.value.isObject()) return shape;
    const auto& parts = only.value.members();
    if (!std::ranges::all_of(parts, [](const auto& part) { return isQuantity(part.value); })) return shape;
    for (const document::Member& part : parts)
        shape.parameters.emplace_back(part.key, shownQuantity(writtenText(part.value)));
    return shape;
}

QString textOf(const ValueShape& shape) {
    Node body = Node::object();
    for (const auto& [name, value] : shape.parameters) body.set(name, scalarOf(value));
    Node whole = Node::object();
    whole.set(shape.name, std::move(body));
    return say::text(document::writeJson(whole)).simplified();
}

bool canBeRange(const base::FieldInfo& info) {
    switch (info.kind) {
        case FieldKind::Integer:
        case FieldKind::Number:
        case FieldKind::Probability:
        case FieldKind::Duration:
        case FieldKind::Bytes:
        case FieldKind::Rate:
        case FieldKind::DurationDistribution:
        case FieldKind::BytesDistribution:
            return true;
        case FieldKind::Boolean:
        case FieldKind::Text:
        case FieldKind::Choice:
        case FieldKind::Object:
            break;
    }
    return false;
}

std::vector<std::string> shapesFor(const base::FieldInfo& info) {
    std::vector<std::string> shapes{"", std::string(ValueShape::kRange)};
    const bool spread = info.kind == FieldKind::DurationDistribution || info.kind == FieldKind::BytesDistribution;
    if (!spread) return shapes;
    for (const format::DistributionForm& form : format::distributionForms()) {
        if (form.name != "Empirical") shapes.emplace_back(form.name);
    }
    return shapes;
}

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
        if (one.isEmpty() && size) one = quantityText(size->middle, bytes);
        const auto parsed = parseField(field, one, folder);
        if (one.isEmpty() || !parsed || !*parsed || !isQuantity(**parsed)) return std::nullopt;
        const QString text = fieldText(*field.info, **parsed);
        return range ? textOf({std::string(shape), {{"Low", text}, {"Likely", text}, {"High", text}}}) : text;
    }
    if (!size) return std::nullopt;
    const Parameters first = firstOf(shape, *size, bytes);
    return first.empty() ? twoOf(shape, *size, bytes) : textOf({std::string(shape), first});
}

std::optional<std::array<double, 3>> rangeIn(const FormField& field, const ValueShape& range,
                                             const std::string& folder) {
    if (!range.isRange() || range.parameters.size() != 3) return std::nullopt;
    std::array<double, 3> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto parsed = parseField(field, range.parameters[i].second, folder);
        if (!parsed || !*parsed) return std::nullopt;
        document::Problems problems("");
        std::vector<format::Assumption> none;
        format::Reading reading{problems, none, folder};
        const auto value = format::readFieldValue(reading, {**parsed, ""}, *field.info);
        if (!value) return std::nullopt;
        values[i] = value->distribution ? value->distribution->mean() : value->number;
    }
    return values;
}

}  // namespace headroom::gui
