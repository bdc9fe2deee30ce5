// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever metric, figure or meter a function or an API reports under its own name, a test must name it.
#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <string_view>

#include "tests/meta/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::meta;

namespace {

constexpr std::array<std::string_view, 2> kServices{"lambda", "apigateway"};

std::string joined(const TextFile& file) {
    std::string text;
    for (const std::string& line : file.lines) text += std::string(code(line)) + "\n";
    return text;
}

/// Whether a source says what is reported.
bool reports(const std::string& text) {
    constexpr std::array<std::string_view, 4> kSigns{"figures.", ".metric(", ".gauge(", "Figures{"};
    return std::ranges::any_of(kSigns, [&](std::string_view sign) { return text.find(sign) != std::string::npos; });
}

/// Quoted words that look like a metric's name: "Count", "5XXError", "4xx".
std::set<std::string> quotedNames(const std::string& text) {
    std::set<std::string> names;
    for (std::size_t from = text.find('"'); from != std::string::npos;) {
        const std::size_t to = text.find('"', from + 1);
        if (to == std::string::npos) break;
        const std::string word = text.substr(from + 1, to - from - 1);
        const bool plain = std::ranges::all_of(word, [](unsigned char c) { return std::isalnum(c) != 0; });
        const bool begins = !word.empty() && (std::isupper(static_cast<unsigned char>(word[0])) != 0 ||
                                              std::isdigit(static_cast<unsigned char>(word[0])) != 0);
        if (plain && begins && word.size() > 2) names.insert(word);
        from = text.find('"', to + 1);
    }
    return names;
}

}  // namespace

TEST_CASE("Every metric and figure of functions and APIs is named by a test") {
    const std::vector<TextFile> files = sourceFiles();
    std::string tests;
    for (const TextFile& file : files) {
        if (isIn(file.path, "tests/services") || isIn(file.path, "tests/scenarios")) tests += joined(file);
    }
    std::size_t seen = 0;
    for (const TextFile& file : files) {
        const bool ours = std::ranges::any_of(kServices, [&](std::string_view service) {
            return isIn(file.path, "model/services/" + std::string(service));
        });
        const std::string text = joined(file);
        if (!ours || !reports(text)) continue;
        for (const std::string& name : quotedNames(text)) {
            INFO(file.path << ": " << name);
            CHECK(tests.find("\"" + name + "\"") != std::string::npos);
            ++seen;
        }
    }
    CHECK(seen > 70);  // fewer: names are not found any more
}

TEST_CASE("Names of metrics are read out of a source") {
    CHECK(quotedNames(R"(x.metric(api, "4xx", Sum); y({"CacheHitCount", 1}); "Lambda-GB-Second"; "a text"; "of")") ==
          std::set<std::string>{"4xx", "CacheHitCount"});
    CHECK(reports("into.figures.push_back({})"));
    CHECK_FALSE(reports("{\"BatchSize\", 1}"));
}
