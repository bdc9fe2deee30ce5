// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <utility>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/price_books.hpp"
#include "report/problems_json.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::cli {

int validate(const ValidateArguments& arguments) {
    auto books = loadBooks(arguments.book);
    if (!books) return complain(books.error());
    format::Overrides overrides;
    overrides.prices = std::move(*books);
    bool wrong = false;
    std::vector<report::CheckedFile> checked;
    for (const std::string& file : arguments.files) {
        format::LoadedScenario loaded = format::loadScenario(file, overrides);
        wrong = wrong || !loaded.scenario;
        if (arguments.quiet)
            std::erase_if(loaded.problems, [](const document::Problem& problem) {
                return problem.severity != document::Severity::Error;
            });
        std::fputs(document::toLines(loaded.problems).c_str(), stderr);
        if (loaded.scenario && !arguments.quiet && !arguments.json) std::printf("%s: valid\n", file.c_str());
        checked.push_back({file, loaded.scenario.has_value(), std::move(loaded.problems)});
    }
    if (arguments.json) std::fputs(report::problemsJson(std::move(checked)).c_str(), stdout);
    return wrong ? kBadInput : kDone;
}

}  // namespace headroom::cli
