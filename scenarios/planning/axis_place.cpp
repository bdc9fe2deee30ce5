// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/axis_place.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"

namespace headroom::planning {

using document::Node;

namespace {

/// Sections that say something of the file, not of what is simulated.
constexpr std::array<std::string_view, 5> kWithoutEffect{"Headroom", "Name", "Description", "Layout", "Imported"};

base::Error wrong(std::string_view text, std::string what) {
    return {base::Errc::BadInput, "--vary", document::quoted(text) + " " + std::move(what)};
}

/// The first step of a pointer: "Simulation" of "/Simulation/Seed".
std::string_view sectionOf(std::string_view pointer) {
    pointer.remove_prefix(1);
    return pointer.substr(0, pointer.find('/'));
}

/// Of a place in a design's patch: how the design itself calls it.
std::string unpatched(std::string_view pointer, const Source& source) {
    constexpr std::string_view kPatch = "/Patch";
    const std::size_t patch = pointer.find(kPatch);
    const std::string_view inside =
        patch == std::string_view::npos ? std::string_view() : pointer.substr(patch + kPatch.size());
    const Node* name = patch == std::string_view::npos
                           ? nullptr
                           : document::resolve(source.root, std::string(pointer.substr(0, patch)) + "/Name");
    if (name == nullptr || !name->isString() || inside.empty())
        return "names what makes up a design: name a place as the design has it, such as /Resources/..., and the "
               "design with --designs";
    return "names a place of a design's patch: name it as the design has it, " + std::string(inside) + ", with " +
           "--designs " + document::quoted(name->asString());
}

/// Why all points have one value of it; empty: they may differ in it.
std::string whyNotVaried(std::string_view pointer, const Source& source) {
    const std::string_view section = sectionOf(pointer);
    if (section == "Simulation")
        return "varies how it is simulated, which is the same for all points: --replications, --duration and --seed "
               "set it, and so does the file";
    if (section == "Designs") return unpatched(pointer, source);
    if (section == "Parameters") {
        const std::string_view rest = pointer.substr(std::min(pointer.size(), section.size() + 2));
        const std::string name(rest.substr(0, rest.find('/')));
        return "names where a parameter is declared: vary it by its name, such as " + (name.empty() ? "Memory" : name) +
               "=...";
    }
    if (std::ranges::find(kWithoutEffect, section) != kWithoutEffect.end())
        return "has no effect on what is simulated: vary a parameter, the traffic or a place such as /Resources/...";
    return {};
}

/// A number or a text, as it stands there.
std::optional<std::string> textAt(const Node& root, std::string_view pointer) {
    const Node* node = document::resolve(root, pointer);
    if (node != nullptr && node->isNumber()) return node->numberText();
    if (node != nullptr && node->isString()) return node->asString();
    return std::nullopt;
}

base::Result<Axis> placeNamed(std::string_view pointer, std::string_view text, const Source& source,
                              const std::vector<std::string>& designs) {
    if (std::string why = whyNotVaried(pointer, source); !why.empty()) return wrong(text, std::move(why));
    Axis axis;
    axis.kind = Axis::Kind::Pointer;
    axis.name = pointer;
    axis.today = textAt(source.root, pointer);
    std::vector<std::string> having;
    for (const std::string& design : designs) {
        Source alone = onlyDesign(source, design);
        if (!axis.today) axis.today = textAt(alone.root, pointer);
        if (setValue(alone, pointer, "0")) having.push_back(design);
    }
    if (having.empty()) return wrong(text, "names a place that the file does not have");
    if (having.size() < designs.size()) axis.onlyIn = std::move(having);
    return axis;
}

std::optional<std::string> valueOf(const std::string& parameter, const Source& source) {
    const auto given = source.overrides.parameters.find(parameter);
    if (given != source.overrides.parameters.end()) return given->second;
    return textAt(source.root, document::child("/Parameters", parameter) + "/Default");
}

}  // namespace

base::Result<Axis> axisNamed(std::string_view name, std::string_view text, const Source& source,
                             const std::vector<std::string>& designs) {
    if (name.starts_with('/')) return placeNamed(name, text, source, designs);
    Axis axis;
    axis.name = name;
    const Node* parameters = source.root.find("Parameters");
    if (parameters != nullptr && parameters->find(name) != nullptr) {
        axis.today = valueOf(axis.name, source);
        return axis;
    }
    if (name == "Traffic") {
        axis.kind = Axis::Kind::Traffic;
        axis.today = "1";
        return axis;
    }
    std::vector<std::string_view> known{"Traffic"};
    if (parameters != nullptr && parameters->isObject()) {
        for (const document::Member& member : parameters->members()) known.push_back(member.key);
    }
    return wrong(
        text, "varies what is neither a parameter, \"Traffic\" nor a JSON pointer" + document::didYouMean(name, known));
}

base::Result<void> inEveryDesign(const Axis& axis) {
    if (axis.onlyIn.empty()) return {};
    std::string names;
    for (const std::string& name : axis.onlyIn) names += (names.empty() ? "" : ",") + name;
    return base::Error{base::Errc::BadInput, "--vary",
                       document::quoted(axis.name) + " is not in every design: choose those that have it, --designs " +
                           document::quoted(names)};
}

}  // namespace headroom::planning
