// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/pointer_tokens.hpp"

#include <algorithm>

namespace headroom::document {

std::vector<std::string> tokensOf(std::string_view pointer) {
    std::vector<std::string> tokens;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        tokens.emplace_back(pointer.substr(0, end));
        pointer.remove_prefix(end);
    }
    return tokens;
}

std::optional<std::string> unescaped(std::string_view token) {
    std::string key;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~') {
            key += token[i];
            continue;
        }
        ++i;
        if (i == token.size() || (token[i] != '0' && token[i] != '1')) return std::nullopt;
        key += token[i] == '0' ? '~' : '/';
    }
    return key;
}

}  // namespace headroom::document
