// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/number_text.hpp"

#include <charconv>

#include "scenarios/document/problem.hpp"

namespace headroom::document {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t digitsFrom(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end])) ++end;
    return end - at;
}

}  // namespace

std::size_t jsonNumberLength(std::string_view text) {
    std::size_t end = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t whole = digitsFrom(text, end);
    if (whole == 0) return 0;
    end += text[end] == '0' ? 1 : whole;  // a leading zero stands alone
    if (end < text.size() && text[end] == '.') {
        const std::size_t fraction = digitsFrom(text, end + 1);
        if (fraction == 0) return end;
        end += 1 + fraction;
    }
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        const bool sign = end + 1 < text.size() && (text[end + 1] == '+' || text[end + 1] == '-');
        const std::size_t start = end + (sign ? 2 : 1);
        const std::size_t exponent = digitsFrom(text, start);
        if (exponent > 0) end = start + exponent;
    }
    return end;
}

std::optional<double> toDouble(std::string_view number) {
    double value = 0;
    const auto [stop, fault] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (fault != std::errc{} || stop != number.data() + number.size()) return std::nullopt;
    return value;
}

std::string rangeFault(std::string_view number) {
    return quoted(number) + " is beyond the range of a number; the largest is about 1.8e308, the smallest 4.9e-324";
}

}  // namespace headroom::document
