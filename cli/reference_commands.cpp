// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/reference.hpp"

namespace headroom::cli {

int schema() {
    std::fputs(format::jsonSchema().c_str(), stdout);
    return kDone;
}

namespace {

constexpr std::size_t kWidth = 100;

/// The names in lines of text.
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    std::string line;
    for (const std::string& name : names) {
        if (!line.empty() && line.size() + name.size() + 2 > kWidth) {
            text += line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : "  ") + name;
    }
    return text + line + "\n";
}

}  // namespace

int explain(const std::string& key) {
    if (key.empty()) {
        std::fputs(("`headroom explain KEY` explains one of\n" + listed(format::explainedNames())).c_str(), stdout);
        return kDone;
    }
    const std::string text = format::explainKey(key);
    if (!text.empty()) {
        std::fputs(text.c_str(), stdout);
        return kDone;
    }
    const std::vector<std::string> names = format::explainedNames();
    const std::vector<std::string_view> views(names.begin(), names.end());
    std::fprintf(stderr, "headroom: %s is not a key of the format%s\n", document::quoted(key).c_str(),
                 document::didYouMean(key, views).c_str());
    return kBadInput;
}

}  // namespace headroom::cli
