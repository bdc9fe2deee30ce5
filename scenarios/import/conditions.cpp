// SPDX-License-Identifier: GPL-3.0-or-later
// The Conditions section: true, false, or not known because a parameter has no value.
#include "scenarios/document/pointer.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

std::optional<bool> Evaluator::condition(const std::string& name, document::Position at, const std::string& pointer) {
    if (const auto known = decided_.find(name); known != decided_.end()) return known->second;
    const Node* conditions = root_.find("Conditions");
    const Node* declared = conditions != nullptr ? conditions->find(name) : nullptr;
    if (declared == nullptr) {
        problems_.error(at, pointer,
                        document::quoted(name) +
                            " is not in the Conditions section (CloudFormation refuses it: "
                            "Unresolved condition dependency)");
        return decided_[name] = std::nullopt;
    }
    const bool deep = deciding_.size() >= static_cast<std::size_t>(document::kMaxDepth);
    if (deep || !deciding_.insert(name).second) {
        problems_.error(*declared, document::child("/Conditions", name),
                        deep ? "hangs on a chain of more than 256 conditions" : "depends on itself");
        return decided_[name] = std::nullopt;
    }
    const auto result = decide(*declared, document::child("/Conditions", name));
    deciding_.erase(name);
    return decided_[name] = result;
}

std::optional<bool> Evaluator::decide(const Node& value, const std::string& pointer) {
    constexpr const char* kForm = "one of Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition";
    if (value.isReported()) return std::nullopt;
    if (!value.isObject() || value.size() != 1) return wrong({value, value, pointer}, kForm), std::nullopt;
    const document::Member& member = value.members().front();
    if (member.key == "Fn::Equals") return equal(member.value, pointer);
    if (member.key == "Fn::And") return decideAll(member.value, false, pointer);
    if (member.key == "Fn::Or") return decideAll(member.value, true, pointer);
    if (member.key == "Condition" && member.value.isString())
        return condition(member.value.asString(), member.value.position(), pointer);
    if (member.key == "Fn::Not" && member.value.isArray() && member.value.size() == 1) {
        const auto inner = decide(member.value.elements()[0], pointer);
        return inner ? std::optional(!*inner) : std::nullopt;
    }
    wrong({value, member.value, pointer}, kForm);
    return std::nullopt;
}

/// And stops at the first that is false, Or at the first that is true; what is not known decides only if none stops.
std::optional<bool> Evaluator::decideAll(const Node& list, bool stop, const std::string& pointer) {
    if (!list.isArray() || list.size() == 0) return wrong({list, list, pointer}, "a list of conditions"), std::nullopt;
    bool known = true;
    for (const Node& element : list.elements()) {
        const auto one = decide(element, pointer);
        if (one == stop) return stop;
        known = known && one.has_value();
    }
    return known ? std::optional(!stop) : std::nullopt;
}

std::optional<bool> Evaluator::equal(const Node& pair, const std::string& pointer) {
    if (!pair.isArray() || pair.size() != 2)
        return wrong({pair, pair, pointer}, "Fn::Equals with [value, value]"), std::nullopt;
    const auto left = evaluate(pair.elements()[0], pointer);
    const auto right = evaluate(pair.elements()[1], pointer);
    if (!left || !right) return left.has_value() == right.has_value();
    if (!unknownIn(*left, unset_).empty() || !unknownIn(*right, unset_).empty()) return std::nullopt;
    const auto one = toText(*left);
    const auto other = toText(*right);
    return one && other ? *one == *other : *left == *right;
}

}  // namespace headroom::importing
