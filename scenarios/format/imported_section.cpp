// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/imported_section.hpp"

#include <array>

#include "scenarios/document/digest.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::array<std::string_view, 3> kKeys{"Files", "Guesses", "Written"};
constexpr std::size_t kMostShown = 120;

bool allText(const Node& value) {
    for (std::size_t i = 0; value.isArray() && i < value.size(); ++i) {
        if (!value.elements()[i].isString()) return false;
    }
    for (std::size_t i = 0; value.isObject() && i < value.size(); ++i) {
        if (!value.members()[i].value.isString()) return false;
    }
    return true;
}

/// The value that was written as a whole around a pointer: its own pointer and digest.
const document::Member* writtenAround(const Node& written, const std::string& pointer) {
    for (std::string at = pointer; !at.empty(); at = at.substr(0, at.rfind('/'))) {
        if (const document::Member* member = written.findMember(at)) return member;
    }
    return nullptr;
}

bool stands(const Node& imported, const std::string& pointer, const Node& document) {
    const Node* written = imported.find("Written");
    const document::Member* around =
        written != nullptr && written->isObject() ? writtenAround(*written, pointer) : nullptr;
    if (around == nullptr) return true;
    const Node* value = document::resolve(document, around->key);
    return value != nullptr && around->value.isString() && document::digest(*value) == around->value.asString();
}

std::string shown(const Node& value) {
    std::string text = document::writeJson(value);
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n';
        if (!blank || (!line.empty() && line.back() != ' ')) line += blank ? ' ' : c;
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line.size() > kMostShown ? line.substr(0, kMostShown) + "..." : line;
}

}  // namespace

void checkImported(document::Problems& problems, const Node& root) {
    const Node* imported = root.find("Imported");
    if (imported == nullptr || imported->isReported()) return;
    if (!imported->isObject()) return problems.error(*imported, "/Imported", "must be what `headroom import` writes");
    for (const document::Member& member : imported->members()) {
        const std::string pointer = document::child("/Imported", member.key);
        const bool known = member.key == kKeys[0] || member.key == kKeys[1] || member.key == kKeys[2];
        if (!known)
            problems.error(member.keyPosition, pointer,
                           "is not a key of Imported" + document::didYouMean(member.key, kKeys));
        else if (!(member.key == kKeys[0] ? member.value.isArray() : member.value.isObject()) || !allText(member.value))
            problems.error(member.value, pointer,
                           member.key == kKeys[0] ? "must be a list of texts" : "must be an object of texts");
    }
}

std::vector<Assumption> importedGuesses(const Node& root, const Node& document) {
    std::vector<Assumption> guesses;
    const Node* imported = root.find("Imported");
    const Node* listed = imported != nullptr ? imported->find("Guesses") : nullptr;
    if (listed == nullptr || !listed->isObject()) return guesses;
    for (const document::Member& guess : listed->members()) {
        const Node* value = document::resolve(document, guess.key);
        if (value == nullptr || !guess.value.isString() || !stands(*imported, guess.key, document)) continue;
        guesses.push_back({guess.key, shown(*value), guess.value.asString(), true});
    }
    return guesses;
}

}  // namespace headroom::format
