// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_address.hpp"

namespace headroom::importing::terraform {

namespace {

/// Where the index that begins at `open` ends: behind its bracket. A key in quotes may hold brackets, and quotes behind
/// a backslash.
std::size_t indexEnd(const std::string& text, std::size_t open) {
    bool quoted = false;
    for (std::size_t at = open + 1; at < text.size(); ++at) {
        if (quoted && text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            quoted = !quoted;
        } else if (!quoted && text[at] == ']') {
            return at + 1;
        }
    }
    return text.size();
}

}  // namespace

std::vector<Step> stepsOf(const std::string& text) {
    std::vector<Step> steps(1);
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '[') {
            const std::size_t end = indexEnd(text, at);
            steps.back().index = text.substr(at, end - at);
            at = end;
            continue;
        }
        if (text[at] == '.')
            steps.emplace_back();
        else
            steps.back().name += text[at];
        ++at;
    }
    return steps;
}

std::string indexText(const document::Node& key) {
    if (key.isNumber()) return "[" + key.numberText() + "]";
    if (!key.isString()) return {};
    std::string text = "[\"";
    for (const char c : key.asString()) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + "\"]";
}

std::string withoutIndex(const std::string& address) {
    std::string plain;
    for (const Step& step : stepsOf(address)) plain += (plain.empty() ? "" : ".") + step.name;
    return plain;
}

}  // namespace headroom::importing::terraform
