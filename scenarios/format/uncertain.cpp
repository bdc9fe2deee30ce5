// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/uncertain.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "scenarios/document/pointer.hpp"

namespace headroom::format {

using document::Node;
using document::Problems;

namespace {

constexpr std::array<const char*, 3> kParts{"Low", "Likely", "High"};
constexpr double kMost = 1e15;  // a double has 15 digits, and so has a draw

struct Quantity {
    double value = 0.0;
    std::string unit;  ///< "" for a bare number
};

/// Splits "12.5ms" or "12.5" into number and unit text.
std::optional<Quantity> quantityOf(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
    std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
    return Quantity{value, std::string(unit)};
}

std::string textOf(const Node& node) { return node.isNumber() ? node.numberText() : node.asString(); }

bool isWhole(std::string_view text) { return text.find_first_not_of("0123456789-") == std::string_view::npos; }

/// Low, Likely and High; nothing, with problems, when they are no numbers or quantities of one unit in order.
std::optional<UncertainInput> readUncertain(Problems& problems, const Node& body, const std::string& pointer) {
    if (!body.isObject() || body.size() != kParts.size()) {
        problems.error(body, pointer, R"(must be an object of exactly "Low", "Likely" and "High")");
        return std::nullopt;
    }
    std::array<std::string, 3> texts;
    std::array<Quantity, 3> values;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        const Node* part = body.find(kParts[i]);
        if (part != nullptr && part->isReported()) return std::nullopt;
        if (part == nullptr || !(part->isNumber() || part->isString())) {
            problems.error(part != nullptr ? *part : body, pointer,
                           std::string("needs \"") + kParts[i] + "\", a number or a quantity");
            return std::nullopt;
        }
        texts[i] = textOf(*part);
        const auto quantity = quantityOf(texts[i]);
        const bool alike = part->isNumber() == body.find(kParts[0])->isNumber();
        if (!quantity || !alike || (i > 0 && quantity->unit != values[0].unit)) {
            problems.error(*part, document::child(pointer, kParts[i]),
                           "Low, Likely and High must be numbers or quantities of the same unit");
            return std::nullopt;
        }
        if (std::abs(quantity->value) >= kMost) {
            problems.error(*part, document::child(pointer, kParts[i]), "has more than 15 digits before the point");
            return std::nullopt;
        }
        values[i] = *quantity;
    }
    if (values[0].value <= values[1].value && values[1].value <= values[2].value) {
        return UncertainInput{pointer, texts[0], texts[1], texts[2], {}};
    }
    problems.error(body, pointer, "must have Low <= Likely <= High");
    return std::nullopt;
}

const Node* uncertainIn(const Node& node) {
    if (!node.isObject() || node.size() != 1 || node.members().front().key != "Uncertain") return nullptr;
    const Node& body = node.members().front().value;
    return body.isObject() && body.find("Type") != nullptr ? nullptr : &body;  // a state machine's only state
}

class UncertainWalk {
public:
    UncertainWalk(Problems& problems, const UncertainChoice& choice) : problems_(problems), choice_(choice) {}

    void visit(Node& node, const std::string& pointer) {
        if (uncertainIn(node) != nullptr) {
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
        const Node body = *uncertainIn(node);
        auto input = readUncertain(problems_, body, pointer);
        if (!input) {
            node = Node::reported(node.position());
            return;
        }
        if (!isShared(*input)) input->design = choice_.design;
        node = valueOf(*input, body);
        found.push_back(std::move(*input));
    }

    bool isShared(const UncertainInput& input) const {
        return choice_.shared != nullptr && std::ranges::find(*choice_.shared, input) != choice_.shared->end();
    }

    Node valueOf(const UncertainInput& input, const Node& body) const {
        const Node& part = *body.find(kParts[choice_.value == UncertainChoice::Value::Low    ? 0
                                             : choice_.value == UncertainChoice::Value::High ? 2
                                                                                             : 1]);
        if (choice_.draws == nullptr) return part;
        const auto draw = choice_.draws->find({input.design, input.path});
        if (draw == choice_.draws->end()) return part;
        if (!part.isNumber()) return Node::string(draw->second, part.position());
        const auto number = quantityOf(draw->second);
        return number ? Node::number(draw->second, number->value, part.position()) : part;
    }

    Problems& problems_;
    const UncertainChoice& choice_;
};

}  // namespace

bool holdsUncertain(const Node& node) {
    if (uncertainIn(node) != nullptr) return true;
    if (node.isArray()) return std::ranges::any_of(node.elements(), holdsUncertain);
    if (!node.isObject()) return false;
    return std::ranges::any_of(node.members(), holdsUncertain, &document::Member::value);
}

std::vector<UncertainInput> resolveUncertain(Problems& problems, Node& root, const UncertainChoice& choice,
                                             const std::string& pointer) {
    UncertainWalk walk(problems, choice);
    walk.visit(root, pointer);
    return std::move(walk.found);
}

std::string drawUncertain(const UncertainInput& input, double u) {
    const auto lowest = quantityOf(input.low);
    if (!lowest) return u < 1.0 / 3.0 ? input.low : u < 2.0 / 3.0 ? input.likely : input.high;  // alternatives
    const Quantity low = *lowest;
    const double likely = quantityOf(input.likely).value_or(Quantity{}).value;
    const double high = quantityOf(input.high).value_or(Quantity{}).value;
    const double span = high - low.value;
    if (span <= 0.0) return input.likely;
    const double peak = (likely - low.value) / span;
    const double x = u < peak ? std::sqrt(u * peak) : 1.0 - std::sqrt((1.0 - u) * (1.0 - peak));
    const bool whole = isWhole(input.low) && isWhole(input.likely) && isWhole(input.high);
    const double value = std::clamp(low.value + span * x, low.value, high);
    // Nine decimals, but twelve digits of values far below 1, which would all become 0.
    const int decimals = high < 1e-3 ? 21 : 9;
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), whole ? std::floor(value + 0.5) : value,
                                   std::chars_format::fixed, whole ? 0 : decimals)
                         .ptr;
    return std::string(text.data(), end) + low.unit;
}

}  // namespace headroom::format
