// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/secret_text.hpp"

#include <algorithm>
#include <array>

namespace headroom::importing {

namespace {

constexpr auto kNames =
    std::to_array<std::string_view>({"password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey",
                                     "privatekey", "authorization", "credential"});

/// What a secret follows.
constexpr auto kBefore = std::to_array<std::string_view>(
    {"bearer ", "basic ",
     "password=", "passwd=", "pwd=", "secret=", "token=", "apikey=", "api_key=", "accesskey=", "access_key="});

/// How keys begin: of AWS (IAM User Guide, reference_identifiers), Stripe, GitHub, Slack, Google; a JSON Web Token.
constexpr auto kBegins =
    std::to_array<std::string_view>({"AKIA", "ASIA", "sk_live_", "sk_test_", "rk_live_", "ghp_", "gho_", "ghs_",
                                     "github_pat_", "xoxb-", "xoxp-", "AIza", "eyJhbGci", "-----BEGIN"});

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// The word from there on: up to what cannot be in one, or is a placeholder or an expression.
std::size_t wordEnd(const std::string& text, std::size_t from) {
    return std::min(text.find_first_of(" \t\r\n\"'`&,;<>(){}[]$%", from), text.size());
}

void fill(std::string& text, std::size_t from, std::size_t end) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(end), 'x');
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Letters, blanks and what sentences and names have between them.
bool isWordly(char c) {
    return (isLetter(c) && !isDigit(c)) || std::string_view(" _-.,:;/?!'").find(c) != std::string_view::npos;
}

/// A word behind "Basic" is one of English unless it has a digit or the end of base 64.
bool isKey(std::string_view word, std::string_view before) {
    return before != "basic " || word.find_first_of("0123456789=") != std::string_view::npos;
}

/// "//user:word@host": up to the "@", where it comes before the path.
void blankUsers(std::string& text) {
    for (std::size_t at = text.find("://"); at != std::string::npos; at = text.find("://", at + 3)) {
        const std::size_t end = std::min(text.find_first_of("/ \t\r\n\"'", at + 3), text.size());
        const std::size_t user = text.rfind('@', end);
        if (user == std::string::npos || user < at + 3 || user >= end) continue;
        fill(text, at + 3, user);
    }
}

/// A part of a path that names something: a word, a number, or what is put in when it is called.
bool namesPart(std::string_view part) {
    return isPlain(part) || std::ranges::all_of(part, isDigit) || part.find_first_of("{}$") != std::string_view::npos;
}

/// "https://host/path?name=value#part": parts of the path that are no words, and all that is behind "=" and "#".
void blankPaths(std::string& text) {
    for (std::size_t at = text.find("://"); at != std::string::npos; at = text.find("://", at + 3)) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'<>", at + 3), text.size());
        std::size_t from = std::min(text.find_first_of("/?#", at + 3), end);
        while (from < end) {
            const std::size_t next = std::min(text.find_first_of("/?#&=", from + 1), end);
            const std::string_view part = std::string_view(text).substr(from + 1, next - from - 1);
            const bool value = text[from] == '=' || text[from] == '#';
            if (value ? part.find_first_of("{}$") == std::string_view::npos : !namesPart(part))
                fill(text, from + 1, next);
            from = next;
        }
    }
}

}  // namespace

bool isPlain(std::string_view text) {
    constexpr std::size_t kShort = 5;
    constexpr std::size_t kLongestWord = 20;
    if (text.size() <= kShort) return true;
    if (!std::ranges::all_of(text, isWordly)) return false;
    std::size_t word = 0;
    for (const char c : text) {
        word = isLetter(c) ? word + 1 : 0;
        if (word > kLongestWord) return false;
    }
    return true;
}

bool namesSecret(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        if (isLetter(c)) plain += lower(c);
    }
    return std::ranges::any_of(kNames, [&](const auto one) { return plain.find(one) != std::string::npos; });
}

std::string withoutSecrets(std::string text) {
    blankUsers(text);
    blankPaths(text);
    const std::string low = lowered(text);
    for (const std::string_view before : kBefore) {
        for (std::size_t at = low.find(before); at != std::string::npos; at = low.find(before, at + before.size())) {
            const std::size_t from = at + before.size();
            const std::size_t end = wordEnd(text, from);
            if (isKey(std::string_view(text).substr(from, end - from), before)) fill(text, from, end);
        }
    }
    for (const std::string_view begin : kBegins) {
        for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + begin.size())) {
            const bool word = at == 0 || !isLetter(text[at - 1]);
            const bool rest = begin.starts_with("-----");  // a whole file of a key
            if (word) fill(text, at, rest ? text.size() : wordEnd(text, at));
        }
    }
    return text;
}

std::string blank(const std::string& text) { return std::string(text.size(), 'x'); }

}  // namespace headroom::importing
