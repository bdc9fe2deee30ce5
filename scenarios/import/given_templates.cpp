// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/given_templates.hpp"

#include <algorithm>
#include <filesystem>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/stack_names.hpp"

namespace headroom::importing {

using document::Node;

namespace {

namespace fs = std::filesystem;

/// The text of a value as far as the template has it.
std::string writtenIn(const Node& value) {
    if (value.isString()) return value.asString();
    if (!value.isObject() || value.size() != 1) return "*";
    const document::Member& call = value.members().front();
    const Node& argument = call.value;
    if (call.key == "Fn::Sub") {
        const bool list = argument.isArray() && argument.size() > 0;
        return writtenIn(list ? argument.elements()[0] : argument);
    }
    if (call.key != "Fn::Join" || !argument.isArray() || argument.size() != 2) return "*";
    const Node& parts = argument.elements()[1];
    if (!argument.elements()[0].isString() || !parts.isArray()) return "*";
    std::string text;
    for (const Node& part : parts.elements()) {
        if (&part != &parts.elements().front()) text += argument.elements()[0].asString();
        text += writtenIn(part);
    }
    return text;
}

/// Folders and file, without what is asked for behind "?" and "#".
std::vector<std::string> partsOf(std::string location) {
    const std::size_t scheme = location.find("://");
    if (scheme != std::string::npos) location = location.substr(0, location.find_first_of("?#", scheme));
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= location.size();) {
        const std::size_t end = std::min(location.find_first_of("/\\", begin), location.size());
        const std::string part = location.substr(begin, end - begin);
        if (!part.empty() && part != ".") parts.push_back(part);
        begin = end + 1;
    }
    return parts;
}

/// How many parts from the end on are the same.
std::size_t alike(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    const auto last = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend());
    return static_cast<std::size_t>(last.first - one.rbegin());
}

}  // namespace

std::string locationOf(const Node& stack) {
    const Node& properties = memberOf(stack, "Properties");
    const Node& metadata = memberOf(stack, "Metadata");  // of the CDK, whose TemplateURL is put together from assets
    if (textOf(properties, "TemplateURL").empty() && textOf(metadata, "aws:asset:property") == "TemplateURL")
        return textOf(metadata, "aws:asset:path");
    for (const char* key : {"TemplateURL", "Location"}) {
        const Node* value = properties.find(key);
        const std::string text = value != nullptr ? writtenIn(*value) : std::string();
        if (!text.empty() && text != "*") return text;
    }
    return {};
}

void GivenTemplates::add(std::string file, Node root) { templates_.push_back({std::move(file), std::move(root)}); }

const GivenTemplate* GivenTemplates::find(const std::string& location, const std::set<std::string>& open) const {
    const std::vector<std::string> wanted = partsOf(location);
    const GivenTemplate* found = nullptr;
    std::size_t most = 0;
    for (const GivenTemplate& one : templates_) {
        const std::size_t same = open.contains(one.file) ? 0 : alike(wanted, partsOf(one.file));
        if (same == 0 || same < most) continue;
        found = same > most ? &one : nullptr;
        most = same;
    }
    return found;
}

void GivenTemplates::noteNested(const std::string& file) { nested_.push_back(file); }

bool GivenTemplates::isNested(const std::string& file) const {
    return std::ranges::any_of(nested_, [&](const std::string& one) {
        std::error_code error;
        return one == file || fs::equivalent(one, file, error);
    });
}

}  // namespace headroom::importing
