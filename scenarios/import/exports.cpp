// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/exports.hpp"

#include <algorithm>
#include <optional>

#include "scenarios/document/pointer.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/names_anew.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/stack_names.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// The value of an output where it is made and known.
std::optional<Node> valueOf(const Node& output, Evaluator& evaluator) {
    const Node* value = output.find("Value");
    const Node* condition = output.find("Condition");
    if (value == nullptr) return std::nullopt;
    if (condition != nullptr && condition->isString() &&
        !evaluator.condition(condition->asString(), condition->position(), "").value_or(false))
        return std::nullopt;
    auto known = evaluator.evaluate(*value, "");
    const bool text = known && toText(*known) && unknownIn(*known, evaluator.unset()).empty();
    return text ? std::move(known) : std::nullopt;
}

std::string abroad(const std::string& text, std::size_t stack) {
    std::string changed;
    for (const Piece& piece : piecesOf(text)) {
        const bool own = piece.reference && !piece.text.starts_with('@') && !piece.text.starts_with("AWS::");
        changed +=
            piece.reference ? "${" + (own ? nameAbroad(stack, piece.text) : piece.text) + "}" : escaped(piece.text);
    }
    return changed;
}

/// What another template's name hangs on that is this value.
void note(const std::string& key, const Node& written, const std::string& known, NamesAnew& anew, Exports& exports) {
    if (anew.isMadeUp(written, known)) exports.invented.insert(key);
    const std::vector<std::string> parameters = namesIn(anew.onDefaults(written, known));
    if (!parameters.empty()) exports.onDefaults.emplace(key, std::set(parameters.begin(), parameters.end()));
}

}  // namespace

std::string nameAbroad(std::size_t stack, const std::string& name) { return "@" + std::to_string(stack) + "@" + name; }

void addExports(const Node& root, const Given& given, std::size_t stack, Exports& exports,
                document::Problems& problems) {
    document::Problems unsaid("");  // reading the template says them
    Evaluator evaluator(root, given, unsaid);
    const std::string unnamed;
    NamesAnew anew({root, unnamed, given});
    for (const document::Member& output : memberOf(root, "Outputs").members()) {
        const Node* named = memberOf(output.value, "Export").find("Name");
        const auto name = named != nullptr ? evaluator.evaluate(*named, "") : std::nullopt;
        const auto key = name ? toText(*name) : std::nullopt;
        auto value = key ? valueOf(output.value, evaluator) : std::nullopt;
        if (!value) continue;
        Node found = fromText(abroad(*toText(*value), stack), value->position());
        const auto [other, added] = exports.values.emplace(*key, found);
        if (added) note(*key, *output.value.find("Value"), *toText(*value), anew, exports);
        if (!added && other->second != found)
            problems.error(*named, document::child("/Outputs", output.key) + "/Export/Name",
                           document::quoted(*key) +
                               " is exported by another of the templates already (CloudFormation "
                               "refuses it: exports of an account have names of their own)");
    }
}

}  // namespace headroom::importing
