// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/value_shape.hpp"

#include <algorithm>
#include <cctype>

#include "gui/format.hpp"
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

/// Low, Likely and High of a range; null: it is none.
const Node* rangeBody(const Node& node) {
    if (!node.isObject() || node.size() != 1 || node.members().front().key != ValueShape::kRange) return nullptr;
    const Node& body = node.members().front().value;
    const bool plain = body.isObject() && body.size() > 0 &&
                       std::ranges::all_of(body.members(), [](const auto& one) { return isQuantity(one.value); });
    return plain ? &body : nullptr;
}

/// A parameter as the file writes it: a number where it is one.
Node scalarOf(const QString& typed) {
    const QString plain = plainQuantity(typed).value_or(typed.trimmed());
    const auto number = plainNumber(typed) ? jsonIn(plain) : std::nullopt;
    return number && number->isNumber() ? *number : Node::string(plain.toStdString());
}

Node wrapped(std::string_view name, Node body) {
    Node whole = Node::object();
    whole.set(std::string(name), std::move(body));
    return whole;
}

std::optional<double> valueOf(const FormField& field, const QString& typed, const std::string& folder) {
    const auto parsed = parseField(field, typed, folder);
    if (!parsed || !*parsed) return std::nullopt;
    document::Problems problems("");
    std::vector<format::Assumption> none;
    format::Reading reading{problems, none, folder};
    const auto value = format::readFieldValue(reading, {**parsed, ""}, *field.info);
    if (!value) return std::nullopt;
    return value->distribution ? value->distribution->mean() : value->number;
}

/// A parameter of a distribution: a bare number, or a quantity of what the distribution is of.
std::optional<double> parameterValue(const Node& node, const base::FieldInfo& info) {
    document::Problems problems("");
    std::vector<format::Assumption> none;
    format::Reading reading{problems, none, {}};
    const auto of = info.kind == FieldKind::BytesDistribution ? format::Dimension::Bytes : format::Dimension::Duration;
    return format::readQuantity(reading, {node, ""}, node.isNumber() ? format::Dimension::Count : of);
}

}  // namespace

bool isQuantity(const Node& node) {
    if (node.isNumber()) return true;
    return node.isString() && !node.asString().empty() &&
           std::isdigit(static_cast<unsigned char>(node.asString()[0])) != 0;
}

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
    std::vector<std::pair<std::string, QString>> parts;
    for (const document::Member& part : only.value.members()) {
        const Node* range = shape.isRange() ? nullptr : rangeBody(part.value);
        if (part.key.find('/') != std::string::npos || (range == nullptr && !isQuantity(part.value))) return shape;
        if (range == nullptr) parts.emplace_back(part.key, shownQuantity(writtenText(part.value)));
        if (range == nullptr) continue;
        for (const document::Member& one : range->members())
            parts.emplace_back(part.key + '/' + one.key, shownQuantity(writtenText(one.value)));
    }
    shape.parameters = std::move(parts);
    return shape;
}

QString textOf(const ValueShape& shape) {
    Node body = Node::object();
    for (auto at = shape.parameters.begin(); at != shape.parameters.end();) {
        const std::string parameter = parameterOf(at->first);
        if (parameter == at->first) {
            body.set(parameter, scalarOf((at++)->second));
            continue;
        }
        Node range = Node::object();
        for (; at != shape.parameters.end() && parameterOf(at->first) == parameter; ++at)
            range.set(at->first.substr(parameter.size() + 1), scalarOf(at->second));
        body.set(parameter, wrapped(ValueShape::kRange, std::move(range)));
    }
    return say::text(document::writeJson(wrapped(shape.name, std::move(body)))).simplified();
}

std::string parameterOf(const std::string& name) { return name.substr(0, name.find('/')); }

std::vector<std::size_t> rangesOf(const ValueShape& shape) {
    const auto& parts = shape.parameters;
    if (shape.isRange()) return parts.size() == 3 ? std::vector<std::size_t>{0} : std::vector<std::size_t>{};
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i + 2 < parts.size(); ++i) {
        const std::string of = parameterOf(parts[i].first);
        if (parts[i].first == of + "/Low" && parts[i + 1].first == of + "/Likely" && parts[i + 2].first == of + "/High")
            found.push_back(i);
    }
    return found;
}

ValueShape turned(const ValueShape& shape, const std::string& parameter) {
    ValueShape made{shape.name, {}};
    for (const auto& [name, value] : shape.parameters) {
        if (parameterOf(name) != parameter) {
            made.parameters.emplace_back(name, value);
        } else if (name == parameter) {
            for (const char* part : ValueShape::kRangeParts) made.parameters.emplace_back(name + '/' + part, value);
        } else if (name == parameter + "/Likely") {
            made.parameters.emplace_back(parameter, value);
        }
    }
    return made;
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

std::optional<std::array<double, 3>> rangeIn(const FormField& field, const ValueShape& shape, const std::string& folder,
                                             std::size_t first) {
    if (std::ranges::count(rangesOf(shape), first) == 0) return std::nullopt;
    std::array<double, 3> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QString& typed = shape.parameters[first + i].second;
        const auto value =
            shape.isRange() ? valueOf(field, typed, folder) : parameterValue(scalarOf(typed), *field.info);
        if (!value) return std::nullopt;
        values[i] = *value;
    }
    return values;
}

}  // namespace headroom::gui
