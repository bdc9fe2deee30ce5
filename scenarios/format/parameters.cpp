// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/parameters.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"

namespace headroom::format {

using document::Node;
using document::Problems;

namespace {

constexpr std::array<std::string_view, 7> kParameterKeys{"Type",     "Default",       "Description",          "MinValue",
                                                         "MaxValue", "AllowedValues", "ConstraintDescription"};

std::optional<double> asDouble(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// Checks a value against MinValue, MaxValue and AllowedValues.
void checkConstraints(Problems& problems, const Node& declaration, const std::string& pointer, const Node& value,
                      document::Position at) {
    const Node* low = declaration.find("MinValue");
    const Node* high = declaration.find("MaxValue");
    if (value.isNumber() && low != nullptr && low->isNumber() && value.asNumber() < low->asNumber()) {
        problems.error(at, pointer, "the value " + value.numberText() + " is below MinValue " + low->numberText());
    }
    if (value.isNumber() && high != nullptr && high->isNumber() && value.asNumber() > high->asNumber()) {
        problems.error(at, pointer, "the value " + value.numberText() + " is above MaxValue " + high->numberText());
    }
    const Node* allowed = declaration.find("AllowedValues");
    if (allowed == nullptr || !allowed->isArray()) return;
    for (const Node& one : allowed->elements()) {
        if (one == value) return;
    }
    problems.error(at, pointer, "the value is not one of AllowedValues");
}

/// The value of one parameter, from --set or its Default.
std::optional<Node> valueOf(Problems& problems, const Node& declaration, const std::string& pointer, const std::string* given) {
    const Node* type = declaration.find("Type");
    if (type == nullptr || !type->isString() || (type->asString() != "Number" && type->asString() != "String")) {
        problems.error(declaration, pointer, R"(needs a "Type" of "Number" or "String")");
        return std::nullopt;
    }
    const bool number = type->asString() == "Number";
    if (given != nullptr) {
        if (!number) return Node::string(*given, declaration.position());
        const auto value = asDouble(*given);
        if (value) return Node::number(*given, *value, declaration.position());
        problems.error(declaration, pointer, "is a Number, but was set to " + document::quoted(*given));
        return std::nullopt;
    }
    const Node* standard = declaration.find("Default");
    if (standard == nullptr) {
        problems.error(declaration, pointer, "has no \"Default\" and was not set with --set");
        return std::nullopt;
    }
    if (number != standard->isNumber() || (!number && !standard->isString())) {
        problems.error(*standard, document::child(pointer, "Default"),
                       "is " + std::string(describe(standard->kind())) + ", but the parameter's Type is " + type->asString());
        return std::nullopt;
    }
    return *standard;
}

struct Quantity {
    double value = 0.0;
    std::string unit;  ///< "" for a bare number
};

/// Splits "12.5ms" or 12.5 into number and unit text.
std::optional<Quantity> quantityOf(std::string_view text) {
    std::size_t end = text.find_first_not_of("0123456789.+-");
    if (end == std::string_view::npos) end = text.size();
    const auto value = asDouble(text.substr(0, end));
    if (!value) return std::nullopt;
    std::string_view unit = text.substr(end);
    while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
    return Quantity{*value, std::string(unit)};
}

std::string textOf(const Node& node) { return node.isNumber() ? node.numberText() : node.asString(); }

std::optional<UncertainInput> readUncertain(Problems& problems, const Node& node, const std::string& pointer) {
    UncertainInput input{pointer, {}, {}, {}};
    const std::array<std::pair<const char*, std::string*>, 3> parts{
        {{"Low", &input.low}, {"Likely", &input.likely}, {"High", &input.high}}};
    std::array<double, 3> values{};
    std::string unit;
    if (!node.isObject() || node.size() != parts.size()) {
        problems.error(node, pointer, R"(must be an object of exactly "Low", "Likely" and "High")");
        return std::nullopt;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Node* part = node.find(parts[i].first);
        if (part == nullptr || !(part->isNumber() || part->isString())) {
            problems.error(node, pointer, std::string("needs \"") + parts[i].first + "\", a number or a quantity");
            return std::nullopt;
        }
        *parts[i].second = textOf(*part);
        const auto quantity = quantityOf(*parts[i].second);
        if (!quantity || (i > 0 && quantity->unit != unit)) {
            problems.error(*part, document::child(pointer, parts[i].first), "Low, Likely and High must be numbers or quantities of the same unit");
            return std::nullopt;
        }
        unit = quantity->unit;
        values[i] = quantity->value;
    }
    if (values[0] <= values[1] && values[1] <= values[2]) return input;
    problems.error(node, pointer, "must have Low <= Likely <= High");
    return std::nullopt;
}

class UncertainWalk {
public:
    UncertainWalk(Problems& problems, const std::map<std::string, std::string>& draws) : problems_(problems), draws_(draws) {}

    void visit(Node& node, const std::string& pointer) {
        if (node.isObject() && node.size() == 1 && node.members().front().key == "Uncertain") {
            replace(node, pointer);
        } else if (node.isObject()) {
            for (document::Member& member : node.members()) visit(member.value, document::child(pointer, member.key));
        } else if (node.isArray()) {
            for (std::size_t i = 0; i < node.size(); ++i) visit(node.elements()[i], document::child(pointer, i));
        }
    }
    std::vector<UncertainInput> found;

private:
    void replace(Node& node, const std::string& pointer) {
        const document::Position at = node.position();
        const Node body = node.members().front().value;
        auto input = readUncertain(problems_, body, pointer);
        if (!input) {
            node = Node::reported(at);
            return;
        }
        const auto draw = draws_.find(pointer);
        const std::string& text = draw == draws_.end() ? input->likely : draw->second;
        const auto number = asDouble(text);
        node = body.find("Likely")->isNumber() && number ? Node::number(text, *number, at) : Node::string(text, at);
        found.push_back(std::move(*input));
    }
    Problems& problems_;
    const std::map<std::string, std::string>& draws_;
};

}  // namespace

document::ParameterValues readParameters(Problems& problems, const Node& root, const std::map<std::string, std::string>& given) {
    document::ParameterValues values;
    std::vector<std::string_view> names;
    const Node* section = root.find("Parameters");
    if (section != nullptr && !section->isObject()) {
        problems.error(*section, "/Parameters", "must be an object of parameters");
        section = nullptr;
    }
    for (std::size_t i = 0; section != nullptr && i < section->size(); ++i) {
        const document::Member& member = section->members()[i];
        const std::string pointer = document::child("/Parameters", member.key);
        names.push_back(member.key);
        if (!member.value.isObject()) {
            problems.error(member.value, pointer, R"(must be an object with "Type" and "Default")");
            continue;
        }
        for (const document::Member& key : member.value.members()) {
            bool known = false;
            for (const std::string_view name : kParameterKeys) known = known || name == key.key;
            if (known) continue;
            problems.error(key.keyPosition, document::child(pointer, key.key),
                           "is not a key of a parameter" + document::didYouMean(key.key, kParameterKeys));
        }
        const auto set = given.find(member.key);
        const auto value = valueOf(problems, member.value, pointer, set == given.end() ? nullptr : &set->second);
        if (!value) continue;
        checkConstraints(problems, member.value, pointer, *value, member.value.position());
        values.emplace(member.key, *value);
    }
    for (const auto& [name, text] : given) {
        bool known = false;
        for (const std::string_view one : names) known = known || one == name;
        if (!known) {
            problems.error(document::Position{}, "/Parameters",
                           "has no parameter " + document::quoted(name) + " to set" + document::didYouMean(name, names));
        }
    }
    return values;
}

std::vector<UncertainInput> resolveUncertain(Problems& problems, Node& root, const std::map<std::string, std::string>& draws) {
    UncertainWalk walk(problems, draws);
    walk.visit(root, "");
    return std::move(walk.found);
}

std::string drawUncertain(const UncertainInput& input, double u) {
    const Quantity low = quantityOf(input.low).value_or(Quantity{});
    const double likely = quantityOf(input.likely).value_or(Quantity{}).value;
    const double high = quantityOf(input.high).value_or(Quantity{}).value;
    const double span = high - low.value;
    if (span <= 0.0) return input.likely;
    const double peak = (likely - low.value) / span;
    const double x = u < peak ? std::sqrt(u * peak) : 1.0 - std::sqrt((1.0 - u) * (1.0 - peak));
    const bool whole = input.low.find('.') == std::string::npos && input.likely.find('.') == std::string::npos &&
                       input.high.find('.') == std::string::npos && low.unit.empty();
    const double value = low.value + span * x;
    std::array<char, 32> text{};
    const auto end = whole ? std::to_chars(text.data(), text.data() + text.size(), static_cast<std::int64_t>(value + 0.5)).ptr
                           : std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 9).ptr;
    return std::string(text.data(), end) + low.unit;
}

}  // namespace headroom::format
