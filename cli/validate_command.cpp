// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "cli/commands.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::cli {

int validate(const ValidateArguments& arguments) {
    bool wrong = false;
    for (const std::string& file : arguments.files) {
        format::LoadedScenario loaded = format::loadScenario(file);
        wrong = wrong || !loaded.scenario;
        if (arguments.quiet)
            std::erase_if(loaded.problems, [](const document::Problem& problem) {
                return problem.severity != document::Severity::Error;
            });
        std::fputs(document::toLines(loaded.problems).c_str(), stderr);
        if (loaded.scenario && !arguments.quiet) std::printf("%s: valid\n", file.c_str());
    }
    return wrong ? kBadInput : kDone;
}

}  // namespace headroom::cli
