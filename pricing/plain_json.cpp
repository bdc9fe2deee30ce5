// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plain_json.hpp"

#include <nlohmann/json.hpp>

namespace headroom::pricing {
namespace {

using Json = nlohmann::json;

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
/// What a text may hold as it stands, byte by byte.
bool isPlain(char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; }

constexpr std::size_t kMostDigits = 18;  // more may be beyond 64 bits

}  // namespace

void PlainJson::skipBlanks() {
    while (at_ < text_.size() && isBlank(text_[at_])) ++at_;
}

std::size_t PlainJson::place() {
    skipBlanks();
    return at_;
}

bool PlainJson::takes(char mark) {
    skipBlanks();
    if (at_ == text_.size() || text_[at_] != mark) return false;
    ++at_;
    return true;
}

void PlainJson::expect(char mark) {
    if (!takes(mark)) throw NotPlain{};
}

/// Behind the closing mark of the text that begins at the next byte.
std::size_t PlainJson::endOfText() const {
    for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
        if (text_[end] == '\\')
            ++end;
        else if (text_[end] == '"')
            return end + 1;
    }
    throw NotPlain{};
}

std::string_view PlainJson::text() {
    skipBlanks();
    if (at_ == text_.size() || text_[at_] != '"') throw NotPlain{};
    std::size_t end = at_ + 1;
    while (end < text_.size() && isPlain(text_[end])) ++end;
    if (end < text_.size() && text_[end] == '"') {
        const std::string_view plain = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return plain;
    }
    end = endOfText();
    const Json value = Json::parse(text_.substr(at_, end - at_), nullptr, false);
    if (!value.is_string()) throw NotPlain{};
    unescaped_ = value.get_ref<const std::string&>();
    at_ = end;
    return unescaped_;
}

std::int64_t PlainJson::count() {
    skipBlanks();
    std::size_t end = at_;
    std::int64_t value = 0;
    for (; end < text_.size() && isDigit(text_[end]) && end - at_ < kMostDigits; ++end)
        value = 10 * value + (text_[end] - '0');
    const bool whole = end > at_ && end < text_.size() &&
                       (isBlank(text_[end]) || text_[end] == ',' || text_[end] == ']' || text_[end] == '}');
    if (!whole || text_[at_] == '0') throw NotPlain{};
    at_ = end;
    return value;
}

void PlainJson::skip() {
    skipBlanks();
    std::size_t open = 0;
    for (; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == '"') {
            at_ = endOfText() - 1;
        } else if (c == '{' || c == '[') {
            ++open;
        } else if (c == '}' || c == ']' || c == ',') {
            if (open == 0) return;  // what is around it goes on
            if (c != ',') --open;
        }
    }
    throw NotPlain{};
}

}  // namespace headroom::pricing
