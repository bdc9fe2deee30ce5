// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/json_scan.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace headroom::recorded {

namespace {

/// No key, label or time is longer; a piece that is cut inside of one is kept so long.
constexpr std::size_t kLongestToken = std::size_t{1} << 20U;

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool isOfNumber(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// A number as JSON writes it; infinite where it is none.
double numberOf(std::string_view token) {
    const std::string_view digits = token.substr(token.starts_with('-') ? 1 : 0);
    const bool padded = digits.size() > 1 && digits[0] == '0' && isDigit(digits[1]);
    if (digits.empty() || !isDigit(digits.front()) || !isDigit(digits.back()) || padded) return HUGE_VAL;
    double value = 0.0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    return error == std::errc() && end == token.data() + token.size() ? value : HUGE_VAL;
}

}  // namespace

std::size_t JsonScan::take(std::string_view piece, bool last) {
    piece_ = piece;
    last_ = last;
    at_ = 0;
    while (!stopped_) {
        while (at_ < piece_.size() && isBlank(piece_[at_])) ++at_;
        if (at_ == piece_.size() || takeOne() != Taken::Whole) break;
    }
    if (last && !stopped_ && next_ != Next::Nothing) static_cast<void>(refuse("the text ends too early"));
    const std::string_view taken = piece_.substr(0, at_);
    lines_ += static_cast<std::size_t>(std::ranges::count(taken, '\n'));
    const std::size_t line = taken.rfind('\n');
    columns_ = line == std::string_view::npos ? columns_ + taken.size() : taken.size() - line - 1;
    return at_;
}

JsonScan::Taken JsonScan::takeOne() {
    const char c = piece_[at_];
    switch (next_) {
        case Next::Value:
            return takeValue();
        case Next::ValueOrEnd:
            return c == ']' ? close(false) : takeValue();
        case Next::Key:
        case Next::KeyOrEnd:
            if (c == '}' && next_ == Next::KeyOrEnd) return close(true);
            return c == '"' ? takeText(true) : refuse("a key is missing");
        case Next::Colon:
            if (c != ':') return refuse("\":\" is missing behind a key");
            ++at_;
            next_ = Next::Value;
            return Taken::Whole;
        case Next::CommaOrEnd:
            if (c == '}' || c == ']') return close(c == '}');
            if (c != ',') return refuse("\",\" is missing between two values");
            ++at_;
            next_ = objects_.back() ? Next::Key : Next::Value;
            return Taken::Whole;
        case Next::Nothing:
            return refuse("something stands behind the end of the document");
    }
    return Taken::Refused;
}

JsonScan::Taken JsonScan::takeValue() {
    const char c = piece_[at_];
    if (c == '"') return takeText(false);
    if (c == '{' || c == '[') return open(c == '{');
    if (c == '-' || isDigit(c)) return takeNumber();
    return takeLiteral();
}

JsonScan::Taken JsonScan::takeText(bool isKey) {
    bool plain = true;
    std::size_t end = at_ + 1;
    for (; end < piece_.size() && piece_[end] != '"'; ++end) {
        const auto code = static_cast<unsigned char>(piece_[end]);
        if (code < 0x20) return refuse("a text holds a line end or another control character");
        plain = plain && code < 0x80 && code != '\\';
        if (code == '\\') ++end;
    }
    if (end >= piece_.size()) {
        if (last_) return refuse("the text ends too early");
        return piece_.size() - at_ > kLongestToken ? refuse("a text is longer than 1 MB") : Taken::Cut;
    }
    std::string_view value = piece_.substr(at_ + 1, end - at_ - 1);
    if (!plain) {
        const auto token = nlohmann::json::parse(piece_.substr(at_, end + 1 - at_), nullptr, false);
        if (!token.is_string()) return refuse("a text is not UTF-8, or holds an escape that is none");
        decoded_ = token.get<std::string>();
        value = decoded_;
    }
    at_ = end + 1;
    if (!isKey) return after(events_.text(value));
    next_ = Next::Colon;
    return answer(events_.key(value));
}

JsonScan::Taken JsonScan::takeNumber() {
    std::size_t end = at_;
    while (end < piece_.size() && isOfNumber(piece_[end])) ++end;
    if (end == piece_.size() && !last_) return end - at_ > kLongestToken ? refuse("a number is too long") : Taken::Cut;
    const double value = numberOf(piece_.substr(at_, end - at_));
    if (!std::isfinite(value)) return refuse("a number is none, or too large");
    at_ = end;
    return after(events_.number(value));
}

JsonScan::Taken JsonScan::takeLiteral() {
    for (const std::string_view word : {"true", "false", "null"}) {
        const std::string_view here = piece_.substr(at_, word.size());
        if (here == word) {
            at_ += word.size();
            return after(events_.literal());
        }
        if (!last_ && here.size() < word.size() && word.starts_with(here)) return Taken::Cut;
    }
    return refuse("a value is missing");
}

JsonScan::Taken JsonScan::open(bool object) {
    ++at_;
    objects_.push_back(object);
    next_ = object ? Next::KeyOrEnd : Next::ValueOrEnd;
    return answer(object ? events_.beginObject() : events_.beginArray());
}

JsonScan::Taken JsonScan::close(bool object) {
    if (objects_.back() != object) return refuse(object ? "\"}\" closes a list" : "\"]\" closes an object");
    ++at_;
    objects_.pop_back();
    return after(object ? events_.endObject() : events_.endArray());
}

JsonScan::Taken JsonScan::refuse(const char* what) {
    const std::string_view before = piece_.substr(0, at_);
    const std::size_t line = before.rfind('\n');
    const std::size_t column = line == std::string_view::npos ? columns_ + at_ : at_ - line - 1;
    problem_ = "parse error at line " +
               std::to_string(lines_ + static_cast<std::size_t>(std::ranges::count(before, '\n'))) + ", column " +
               std::to_string(column + 1) + ": " + what;
    stopped_ = true;
    return Taken::Refused;
}

JsonScan::Taken JsonScan::answer(bool goOn) {
    stopped_ = !goOn;
    return goOn ? Taken::Whole : Taken::Refused;
}

/// What follows a whole value.
JsonScan::Taken JsonScan::after(bool goOn) {
    next_ = objects_.empty() ? Next::Nothing : Next::CommaOrEnd;
    return answer(goOn);
}

}  // namespace headroom::recorded
