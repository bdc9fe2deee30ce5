// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/yaml_scalar.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "scenarios/document/number_text.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::document {

namespace {

bool isOneOf(std::string_view text, std::string_view lower, std::string_view title, std::string_view upper) {
    return text == lower || text == title || text == upper;
}

bool isInfinityOrNan(std::string_view text) {
    if (isOneOf(text, ".nan", ".NaN", ".NAN")) return true;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
    return isOneOf(text, ".inf", ".Inf", ".INF");
}

// `0x1F` and `0o17` in decimal.
std::optional<std::string> decimalOfRadix(std::string_view text) {
    const int base = text.starts_with("0x") ? 16 : text.starts_with("0o") ? 8 : 0;
    if (base == 0 || text.size() == 2) return std::nullopt;
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data() + 2, end, value, base);
    if (fault != std::errc{} || stop != end) return std::nullopt;
    return std::to_string(value);
}

// The core schema's `+5`, `.5`, `5.` and `5.e3` in JSON's form; other text comes back changed or not, it is no number.
std::string asJsonNumber(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) return "";
    std::string number = negative ? "-" : "";
    if (text.starts_with('.') && text.size() > 1 && text[1] >= '0' && text[1] <= '9') number += '0';
    const std::size_t dot = text.find('.');
    const bool digitBefore = dot != std::string_view::npos && dot > 0;
    const bool digitBehind = dot + 1 < text.size() && text[dot + 1] >= '0' && text[dot + 1] <= '9';
    if (!digitBefore || digitBehind) return number.append(text);
    return number.append(text.substr(0, dot)).append(text.substr(dot + 1));
}

// Behind the tag, the anchor and the comments that may stand before a scalar.
std::size_t behindProperties(std::string_view text, std::size_t offset) {
    constexpr std::string_view kBlank = " \t\r\n";
    while (offset < text.size()) {
        const char c = text[offset];
        if (kBlank.find(c) != std::string_view::npos) {
            ++offset;
        } else if (c == '&' || c == '!') {
            offset = std::min(text.find_first_of(kBlank, offset), text.size());
        } else if (c == '#') {
            offset = std::min(text.find('\n', offset), text.size());
        } else {
            break;
        }
    }
    return offset;
}

}  // namespace

bool leavesQuoteOpen(std::string_view text, std::size_t offset) {
    offset = behindProperties(text, offset);
    if (offset >= text.size() || (text[offset] != '"' && text[offset] != '\'')) return false;
    const char quote = text[offset];
    for (std::size_t i = offset + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            const bool doubled = quote == '\'' && i + 1 < text.size() && text[i + 1] == quote;
            if (!doubled) return false;
            ++i;
        }
    }
    return true;
}

bool isPlainNull(std::string_view text) { return text.empty() || text == "~" || isOneOf(text, "null", "Null", "NULL"); }

Node plainScalar(std::string_view text, Position at, std::string& fault) {
    if (isPlainNull(text)) return Node::null(at);
    if (isOneOf(text, "true", "True", "TRUE")) return Node::boolean(true, at);
    if (isOneOf(text, "false", "False", "FALSE")) return Node::boolean(false, at);
    if (isInfinityOrNan(text)) {
        fault = quoted(text) + " is not a number here; write a finite number";
        return Node::reported(at);
    }
    const std::string number = decimalOfRadix(text).value_or(asJsonNumber(text));
    if (number.empty() || jsonNumberLength(number) != number.size()) return Node::string(std::string(text), at);
    if (const std::optional<double> value = toDouble(number)) return Node::number(number, *value, at);
    fault = rangeFault(text) + "; if it is text, put it in quotes";
    return Node::reported(at);
}

}  // namespace headroom::document
