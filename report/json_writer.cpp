// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "scenarios/document/write_json.hpp"

namespace headroom::report {

namespace {

constexpr double kExactNanos = 9e15;  // beyond it a double has no decimals to round

}  // namespace

void JsonWriter::separate() {
    if (afterKey_) {
        afterKey_ = false;
        return;
    }
    if (hasItems_.empty()) return;
    if (hasItems_.back()) text_ += ',';
    hasItems_.back() = true;
    text_ += '\n';
    text_.append(hasItems_.size(), ' ');
}

void JsonWriter::open(char bracket) {
    separate();
    text_ += bracket;
    hasItems_.push_back(false);
}

void JsonWriter::close(char bracket) {
    const bool items = hasItems_.back();
    hasItems_.pop_back();
    if (items) {
        text_ += '\n';
        text_.append(hasItems_.size(), ' ');
    }
    text_ += bracket;
}

void JsonWriter::key(std::string_view name) {
    separate();
    text_ += document::quoteJson(name) + ": ";
    afterKey_ = true;
}

void JsonWriter::string(std::string_view text) {
    separate();
    text_ += document::quoteJson(text);
}

void JsonWriter::number(double value) {
    if (!std::isfinite(value)) return null();
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    decimal({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonWriter::amount(double value) {
    if (!(std::abs(value) < kExactNanos)) return number(value);
    std::array<char, 40> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 9).ptr;
    std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
    while (text.back() == '0') text.remove_suffix(1);
    if (text.back() == '.') text.remove_suffix(1);
    decimal(text == "-0" ? "0" : text);
}

void JsonWriter::number(std::uint64_t value) { decimal(std::to_string(value)); }

void JsonWriter::decimal(std::string_view text) {
    separate();
    text_ += text;
}

void JsonWriter::boolean(bool value) { decimal(value ? "true" : "false"); }
void JsonWriter::null() { decimal("null"); }

std::string JsonWriter::take() { return std::move(text_ += '\n'); }

}  // namespace headroom::report
