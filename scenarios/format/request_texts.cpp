// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/request_texts.hpp"

#include <algorithm>

#include "scenarios/format/integration_uri.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// The text that follows "KEY": in a request template, without its quotes.
std::string jsonValue(const std::string& text, std::string_view key) {
    std::size_t at = text.find("\"" + std::string(key) + "\"");
    if (at == std::string::npos) return {};
    at = text.find(':', at);
    if (at == std::string::npos) return {};
    at = text.find_first_not_of(" \t\r\n", at + 1);
    if (at == std::string::npos) return {};
    if (text[at] != '"') return text.substr(at, text.find_first_of(" \t\r\n,}", at) - at);
    return text.substr(at + 1, text.find('"', at + 1) - at - 1);
}

/// The text that follows KEY= in a form, up to the next "&".
std::string formValue(const std::string& text, std::string_view key) {
    const std::string mark = std::string(key) + "=";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const bool begins = at == 0 || text[at - 1] == '&' || text[at - 1] == '\n' || text[at - 1] == ' ';
        if (!begins) continue;
        const std::size_t from = at + mark.size();
        return text.substr(from, std::min(text.find_first_of("& \t\r\n", from), text.size()) - from);
    }
    return {};
}

/// 'SendMessage' is a constant of API Gateway's.
std::string withoutQuotes(std::string text) {
    const bool quoted = text.size() > 1 && text.starts_with('\'') && text.ends_with('\'');
    return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::string saidOf(const IntegrationPlace& at, std::string_view key) {
    const Node* templates = at.properties.node.find("RequestTemplates");
    for (std::size_t i = 0; templates != nullptr && templates->isObject() && i < templates->size(); ++i) {
        const std::string text = plainText(templates->members()[i].value);
        // A message of a form may be JSON that has such a key of its own.
        const bool form = !formValue(text, "Action").empty();
        std::string value = form ? formValue(text, key) : jsonValue(text, key);
        if (value.empty() && !form) value = formValue(text, key);
        if (!value.empty()) return value;
    }
    const Node* parameters = at.properties.node.find("RequestParameters");
    if (parameters == nullptr) return {};
    const Node* value = parameters->find(key);
    if (value == nullptr) value = parameters->find("integration.request.querystring." + std::string(key));
    return value != nullptr ? withoutQuotes(plainText(*value)) : std::string();
}

}  // namespace headroom::format
