// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/bare_values.hpp"

#include <algorithm>

#include "scenarios/document/read_file.hpp"

namespace headroom::states {

namespace {

/// The name of `${Name}` at that place; empty where none begins there.
std::string_view nameAt(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("${")) return {};
    const std::size_t close = text.find_first_of("}\"\n", at);
    if (close == std::string_view::npos || text[close] != '}') return {};
    return text.substr(at + 2, close - at - 2);
}

/// Where what begins there and is no part of the definition ends: a text in quotes, a comment. `at` where nothing does.
std::size_t pastQuoted(std::string_view text, std::size_t at) {
    const auto past = [&](std::string_view what) {
        const std::size_t end = text.find(what, at + 2);
        return end == std::string_view::npos ? text.size() : end + what.size();
    };
    if (text.substr(at).starts_with("//")) return past("\n");
    if (text.substr(at).starts_with("/*")) return past("*/");
    if (text[at] != '"') return at;
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2U : 1U;
    return std::min(end + 1, text.size());
}

std::string inJson(std::string_view text, const Substitutions& values) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view name = nameAt(text, at);
        const std::size_t past = name.empty() ? pastQuoted(text, at) : at + name.size() + 3;
        if (!name.empty()) {
            const auto value = values.find(name);
            made += value == values.end() ? "\"${" + std::string(name) + "}\"" : value->second;
        } else {
            made += text.substr(at, std::max<std::size_t>(past - at, 1));
        }
        at = std::max(past, at + 1);
    }
    return made;
}

/// Whether YAML reads it as a number or a truth, as JSON does.
bool isBare(const std::string& value) {
    if (value == "true" || value == "false") return true;
    const bool digits = value.find_first_of("0123456789") != std::string::npos;
    return digits && value.find_first_not_of("+-.0123456789eE") == std::string::npos;
}

/// Whether a value of YAML is the name at that place, all of it, and not in quotes.
bool isWhole(std::string_view text, std::size_t at, std::size_t past) {
    const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(' ', at - 1);
    const std::size_t behind = text.find_first_not_of(' ', past);
    const bool begins = before != std::string_view::npos && std::string_view(":-,[").find(text[before]) < 4;
    return begins && (behind == std::string_view::npos ||
                      std::string_view("\r\n,]}#").find(text[behind]) != std::string_view::npos);
}

std::string inYaml(std::string_view text, const Substitutions& values) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view name = nameAt(text, at);
        const auto value = name.empty() ? values.end() : values.find(name);
        const bool put = value != values.end() && isBare(value->second) && isWhole(text, at, at + name.size() + 3);
        made += put ? value->second : std::string(1, text[at]);
        at += put ? name.size() + 3 : 1;
    }
    return made;
}

}  // namespace

std::string withBareValues(std::string_view text, document::Format format, const Substitutions& values) {
    if (text.find("${") == std::string_view::npos) return std::string(text);
    return format == document::Format::Yaml ? inYaml(text, values) : inJson(text, values);
}

document::Loaded readDefinitionFile(const std::filesystem::path& path, const Substitutions& values) {
    const base::Result<std::string> bytes = document::readFile(path, document::kMaxDocumentBytes);
    if (!bytes || bytes->find("${") == std::string::npos) return document::readDocument(path);
    const document::Format format = document::formatOf(path, *bytes);
    return document::readText(withBareValues(*bytes, format, values), path.string(), format);
}

}  // namespace headroom::states
