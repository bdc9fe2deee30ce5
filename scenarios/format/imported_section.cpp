// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/imported_section.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/digest.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::array<std::string_view, 7> kKeys{"Files",   "Parameters", "DefaultNames", "Guesses",
                                                "Written", "Measured",   "Checked"};
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

std::string textOf(const Node& object, std::string_view key) {
    const Node* value = object.find(key);
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

std::optional<Assumption> verdictOf(const Node& root, const Node& imported) {
    const Node* checked = imported.find("Checked");
    if (checked == nullptr) {
        const Node* measured = imported.find("Measured");
        if (measured == nullptr || measured->size() == 0) return std::nullopt;
        return Assumption{kVerdictPath, "calibrated", "from measurements; not checked against the real system", false};
    }
    std::string verdict = textOf(*checked, "Verdict");
    if (textOf(*checked, "Digest") != checkedDigest(root)) verdict += ", before the file was changed";
    const std::string days = textOf(*checked, "From") + " to " + textOf(*checked, "To");
    return Assumption{kVerdictPath, verdict, textOf(*checked, "Against") + ", " + days, false};
}

}  // namespace

std::optional<Assumption> checkImported(document::Problems& problems, const Node& root) {
    const Node* imported = root.find("Imported");
    if (imported == nullptr || imported->isReported()) return std::nullopt;
    if (!imported->isObject()) {
        problems.error(*imported, "/Imported", "must be what `headroom import` writes");
        return std::nullopt;
    }
    for (const document::Member& member : imported->members()) {
        const std::string pointer = document::child("/Imported", member.key);
        const bool known = std::ranges::find(kKeys, member.key) != kKeys.end();
        if (!known)
            problems.error(member.keyPosition, pointer,
                           "is not a key of Imported" + document::didYouMean(member.key, kKeys));
        else if (!(member.key == kKeys[0] ? member.value.isArray() : member.value.isObject()) || !allText(member.value))
            problems.error(member.value, pointer,
                           member.key == kKeys[0] ? "must be a list of texts" : "must be an object of texts");
    }
    return verdictOf(root, *imported);
}

std::vector<Assumption> importedAssumptions(const Node& root, const Node& document,
                                            const std::optional<Assumption>& verdict) {
    std::vector<Assumption> listed;
    if (verdict) listed.push_back(*verdict);
    const Node* imported = root.find("Imported");
    if (imported == nullptr) return listed;
    for (const bool guess : {true, false}) {
        const Node* entries = imported->find(guess ? "Guesses" : "Measured");
        for (std::size_t i = 0; entries != nullptr && entries->isObject() && i < entries->size(); ++i) {
            const document::Member& entry = entries->members()[i];
            const Node* value = document::resolve(document, entry.key);
            if (value == nullptr || !entry.value.isString()) continue;
            if (guess && !stands(*imported, entry.key, document)) continue;
            listed.push_back({entry.key, shown(*value), entry.value.asString(), guess});
        }
    }
    return listed;
}

std::string calibrationText(const Scenario& scenario) {
    for (const Design& design : scenario.designs) {
        for (const Assumption& assumption : design.assumptions) {
            if (assumption.path == kVerdictPath) return assumption.value + " (" + assumption.source + ")";
        }
    }
    return "uncalibrated";
}

std::string checkedDigest(const Node& root) {
    Node about = Node::object();
    for (const char* key : {"Region", "Parameters", "Resources", "Quotas"}) {
        if (const Node* section = root.find(key)) about.set(key, *section);
    }
    return document::digest(about);
}

}  // namespace headroom::format
