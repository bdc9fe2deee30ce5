// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/source.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenarios/document/merge_patch.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/designs.hpp"

namespace headroom::planning {

using document::Node;

namespace {

base::Error bad(std::string where, std::string what) {
    return {base::Errc::BadInput, std::move(where), std::move(what)};
}

base::Result<Source> sourceOf(document::Loaded loaded, std::filesystem::path file, format::Overrides overrides) {
    if (!loaded.ok() || !loaded.root->isObject())
        return bad(file.string(), "cannot be read: " + document::toLines(loaded.problems, 3));
    return Source{std::move(*loaded.root), std::move(file), std::move(overrides)};
}

std::vector<format::DesignPatch> patchesOf(const Node& root) {
    document::Problems ignored("");
    return format::readDesigns(ignored, root);
}

/// The text as a node of the kind of `like`; a number where nothing stands and it reads as one.
Node valueLike(const Node* like, std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool number = error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
    const bool wanted = like == nullptr || like->isNumber() || like->isObject();
    if (number && wanted) return Node::number(std::string(text), value);
    if ((text == "true" || text == "false") && (like == nullptr || like->isBool()))
        return Node::boolean(text == "true");
    return Node::string(std::string(text));
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// Where the first name ends: at the last comma before which a design's name stands, else at the first one.
std::size_t endOfName(std::string_view text, const std::vector<std::string>& known) {
    std::size_t end = std::min(text.find(','), text.size());
    for (std::size_t at = end; at <= text.size(); at = std::min(text.find(',', at + 1), text.size())) {
        if (std::ranges::find(known, trimmed(text.substr(0, at))) != known.end()) end = at;
        if (at == text.size()) break;
    }
    return end;
}

}  // namespace

base::Result<Source> readSource(const std::filesystem::path& file, format::Overrides overrides) {
    return sourceOf(document::readDocument(file), file, std::move(overrides));
}

base::Result<Source> sourceOfText(std::string_view text, const std::string& displayName, format::Overrides overrides) {
    const bool yaml = displayName.ends_with(".yaml") || displayName.ends_with(".yml");
    return sourceOf(document::readText(text, displayName, yaml ? document::Format::Yaml : document::Format::Json),
                    displayName, std::move(overrides));
}

std::vector<std::string> designNames(const Source& source) {
    std::vector<std::string> names;
    for (const format::DesignPatch& patch : patchesOf(source.root)) names.push_back(patch.name);
    return names;
}

std::vector<std::string> designsIn(std::string_view text, const Source& source) {
    const std::vector<std::string> known = designNames(source);
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = endOfName(text, known);
        names.emplace_back(trimmed(text.substr(0, end)));
        if (end + 1 == text.size()) names.emplace_back();  // a comma that nothing follows
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

base::Result<std::vector<std::string>> chosenDesigns(const Source& source, const std::vector<std::string>& wanted) {
    std::vector<std::string> names = designNames(source);
    for (const std::string& name : wanted) {
        if (std::ranges::find(names, name) != names.end()) continue;
        const std::vector<std::string_view> known(names.begin(), names.end());
        return base::Error{base::Errc::BadInput, "--designs",
                           "there is no design " + document::quoted(name) + document::didYouMean(name, known)};
    }
    if (wanted.empty()) return names;
    std::vector<std::string> once;
    for (const std::string& name : wanted) {
        if (std::ranges::find(once, name) == once.end()) once.push_back(name);
    }
    return once;
}

Source onlyDesign(const Source& source, std::string_view design) {
    Source alone{source.root, source.file, source.overrides};
    alone.overrides.design.clear();
    Node sections = format::patchableSections(source.root);
    for (const format::DesignPatch& patch : patchesOf(source.root)) {
        if (patch.name == design && patch.patch != nullptr) sections = document::mergePatch(sections, *patch.patch);
    }
    std::erase_if(alone.root.members(), [](const document::Member& member) { return member.key == "Designs"; });
    for (document::Member& member : sections.members()) alone.root.set(member.key, std::move(member.value));
    return alone;
}

base::Result<format::Scenario> load(const Source& source) {
    std::filesystem::path name = source.file;  // beside the file, so that its traces are found
    name.replace_extension(".json");
    format::LoadedScenario loaded =
        format::loadScenarioText(document::writeJson(source.root), name.string(), source.overrides);
    if (loaded.scenario) return std::move(*loaded.scenario);
    std::string text;
    std::size_t count = 0;
    for (const document::Problem& problem : loaded.problems) {
        if (problem.severity != document::Severity::Error || ++count > 3) continue;
        text += (text.empty() ? "" : "; ") + problem.pointer + ": " + problem.text;
    }
    return bad("", document::printable(text));
}

base::Result<void> setValue(Source& source, std::string_view pointer, std::string_view text) {
    if (Node* node = document::resolve(source.root, pointer)) {
        *node = valueLike(node, text);
        return {};
    }
    const std::size_t slash = pointer.rfind('/');
    Node* parent = slash == std::string_view::npos ? nullptr : document::resolve(source.root, pointer.substr(0, slash));
    if (parent == nullptr || !parent->isObject()) return bad(std::string(pointer), "is nowhere in the scenario");
    std::string key(pointer.substr(slash + 1));
    if (key.find('~') != std::string::npos) return bad(std::string(pointer), "is nowhere in the scenario");
    parent->set(std::move(key), valueLike(nullptr, text));
    return {};
}

}  // namespace headroom::planning
