// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/counted_warning.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/base/digits.hpp"

namespace headroom::study {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kVerbs{Pair{"were", "was"}, Pair{"have", "has"}, Pair{"are", "is"}, Pair{"end", "ends"}};
constexpr std::array kPronouns{Pair{"they", "it"}, Pair{"their", "its"}, Pair{"them", "it"}};
/// Behind these no word is what is counted.
constexpr std::array<std::string_view, 12> kEnds{"of",  "with", "by", "that",    "in",  "at",
                                                 "for", "on",   "to", "through", "was", "has"};

bool isLetter(char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); }

/// Words and what stands between them, in turns.
std::vector<std::string> wordsAndGaps(const std::string& text) {
    std::vector<std::string> parts;
    for (const char one : text) {
        if (parts.empty() || isLetter(one) != isLetter(parts.back().back())) parts.emplace_back();
        parts.back() += one;
    }
    return parts;
}

/// The word itself where it is none of them.
std::string singularOf(const std::string& word, const auto& pairs) {
    const auto pair = std::ranges::find(pairs, word, &Pair::first);
    return pair == pairs.end() ? word : std::string(pair->second);
}

/// Empty: it is no plural.
std::string singularNoun(const std::string& word) {
    if (!word.ends_with('s') || word.ends_with("ss") || word.ends_with("us")) return {};
    if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
    if (word.ends_with("ches")) return word.substr(0, word.size() - 2);
    return word.substr(0, word.size() - 1);
}

/// Where what is counted stands, in words alone at the begin; nothing where that is no plural.
std::optional<std::size_t> countedAt(const std::vector<std::string>& parts) {
    for (std::size_t i = 0; i < parts.size(); i += 2) {
        const bool ends = std::ranges::find(kEnds, parts[i]) != kEnds.end() || singularOf(parts[i], kVerbs) != parts[i];
        if (ends) return std::nullopt;
        if (!singularNoun(parts[i]).empty()) return i;
        if (i + 1 < parts.size() && parts[i + 1] != " ") return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::string textOfOne(const std::string& text) {
    std::vector<std::string> parts = wordsAndGaps(text);
    const auto counted = countedAt(parts);
    if (!counted) return text;
    parts[*counted] = singularNoun(parts[*counted]);
    const bool two = *counted + 4 < parts.size() && parts[*counted + 2] == "or";
    if (two) parts[*counted + 4] = singularNoun(parts[*counted + 4]);
    const bool others = parts[*counted] == "second";  // of several executions
    bool subject = true;                              // whose verb comes next
    for (std::size_t i = *counted + (two ? 6 : 2); i < parts.size(); i += 2) {
        std::string& word = parts[i];
        const std::string before = word;
        if (subject) word = singularOf(word, kVerbs);
        if (word != before) subject = false;
        if (!others) word = singularOf(word, kPronouns);
        if (before == "they" && !others && i + 2 < parts.size()) parts[i + 2] = singularOf(parts[i + 2], kVerbs);
    }
    std::string single;
    for (const std::string& part : parts) single += part;
    return single;
}

std::string counted(std::uint64_t count, const std::string& text) {
    return base::groupedDigits(std::to_string(count)) + " " + (count == 1 ? textOfOne(text) : text);
}

}  // namespace headroom::study
