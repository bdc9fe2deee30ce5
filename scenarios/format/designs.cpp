// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/designs.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/top_level.hpp"

namespace headroom::format {

using document::Node;
using document::Problems;

namespace {

/// Why a design cannot have a section of its own.
std::string_view refusalOf(std::string_view key) {
    if (key == "Region") return "a scenario has one Region; compare regions with a second file";
    if (key == "Simulation") return "all designs are simulated alike: set Simulation outside Designs";
    if (key == "Parameters") return "parameters are the whole file's: patch the values themselves";
    if (key == "Designs") return "must not change the designs themselves";
    if (key == "Layout") return "a scenario has one Layout";
    return "belongs to the scenario as a whole, not to a design";
}

void checkPatch(Problems& problems, const Node& patch, const std::string& pointer) {
    for (const document::Member& member : patch.members()) {
        const auto keys = topLevelKeys();
        const bool known = std::ranges::find(keys, member.key) != keys.end();
        if (known && isPatchable(member.key)) continue;
        problems.error(member.keyPosition, document::child(pointer, member.key),
                       known ? std::string(refusalOf(member.key))
                             : "is not a section of a scenario" + document::didYouMean(member.key, keys));
    }
}

/// null takes away what the file has; where it has nothing, somebody has misspelt what to take away.
void checkRemovals(Problems& problems, const Node& target, const Node& patch, const std::string& pointer) {
    std::vector<std::string_view> names;
    for (const document::Member& member : target.members()) names.push_back(member.key);
    for (const document::Member& member : patch.members()) {
        const Node* there = target.find(member.key);
        const std::string at = document::child(pointer, member.key);
        if (there == nullptr && member.value.isNull() && !member.value.isReported())
            problems.error(member.keyPosition, at,
                           "takes away what the file does not have" + document::didYouMean(member.key, names));
        if (there != nullptr && there->isObject() && member.value.isObject())
            checkRemovals(problems, *there, member.value, at);
    }
}

/// Whether a design has a name and nothing but that and its patch; says what is wrong.
bool hasNameAndPatch(Problems& problems, const Node& design, const std::string& pointer) {
    static constexpr std::array<std::string_view, 2> kKeys{"Name", "Patch"};
    bool good = true;
    for (const document::Member& member : design.members()) {
        if (std::ranges::find(kKeys, member.key) != kKeys.end()) continue;
        problems.error(member.keyPosition, document::child(pointer, member.key),
                       "is not known here: a design has Name and Patch" + document::didYouMean(member.key, kKeys));
        good = false;
    }
    const Node* name = design.find("Name");
    if (name == nullptr) {
        problems.error(design, pointer, "lacks \"Name\"");
    } else if (!name->isReported() && (!name->isString() || name->asString().empty())) {
        problems.error(*name, document::child(pointer, "Name"), "must be text, by which results name the design");
    }
    return good && name != nullptr && name->isString() && !name->asString().empty();
}

/// One entry; nothing, with problems, when it is wrong.
std::optional<DesignPatch> readDesign(Problems& problems, const Node& root, const Node& design,
                                      const std::string& pointer) {
    if (design.isReported()) return std::nullopt;
    const Node* name = design.find("Name");
    const Node* patch = design.find("Patch");
    if (!design.isObject()) {
        problems.error(design, pointer, R"(must be an object with "Name" and, unless it is the base, "Patch")");
        return std::nullopt;
    }
    if (!hasNameAndPatch(problems, design, pointer)) return std::nullopt;
    if (patch != nullptr && !patch->isObject()) {
        if (patch->isReported()) return std::nullopt;
        problems.error(*patch, document::child(pointer, "Patch"),
                       "must be an object that is merged over the file (RFC 7396)");
        return std::nullopt;
    }
    if (patch != nullptr) {
        checkPatch(problems, *patch, document::child(pointer, "Patch"));
        checkRemovals(problems, root, *patch, document::child(pointer, "Patch"));
    }
    return DesignPatch{name->asString(), patch};
}

}  // namespace

std::vector<DesignPatch> readDesigns(Problems& problems, const Node& root) {
    const Node* designs = root.find("Designs");
    if (designs == nullptr || (designs->isArray() && designs->size() == 0)) return {{"as written", nullptr}};
    if (!designs->isArray()) {
        if (!designs->isReported()) problems.error(*designs, "/Designs", R"(must be a list of {"Name", "Patch"})");
        return {};
    }
    if (designs->size() > kMaxDesigns) {
        problems.error(*designs, "/Designs",
                       "holds " + std::to_string(designs->size()) + " designs; at most " + std::to_string(kMaxDesigns) +
                           " are compared in one file");
        return {};
    }
    std::vector<DesignPatch> patches;
    std::set<std::string> names;
    for (std::size_t i = 0; i < designs->size(); ++i) {
        const Node& design = designs->elements()[i];
        const std::string pointer = document::child("/Designs", i);
        auto patch = readDesign(problems, root, design, pointer);
        if (!patch) continue;
        if (!names.insert(patch->name).second) {
            problems.error(*design.find("Name"), document::child(pointer, "Name"),
                           "is the name of another design, too");
        }
        patches.push_back(std::move(*patch));
    }
    return patches;
}

Node patchableSections(const Node& root) {
    Node sections = Node::object(root.position());
    for (const document::Member& member : root.members()) {
        if (isPatchable(member.key)) sections.members().push_back(member);
    }
    return sections;
}

}  // namespace headroom::format
