// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/interrupt.hpp"
#include "cli/price_books.hpp"
#include "cli/progress_line.hpp"
#include "cli/reproduce_command.hpp"
#include "cli/run_files.hpp"
#include "cli/study_input.hpp"
#include "report/output_folder.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/guess_ranges.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::cli {

namespace {

std::vector<std::string> namesOf(const format::Scenario& scenario) {
    std::vector<std::string> names;
    for (const format::Design& design : scenario.designs) names.push_back(design.name);
    return names;
}

}  // namespace

int run(const RunArguments& arguments) {
    auto overrides = overridesOf(arguments);
    if (!overrides) return complain(overrides.error());
    overrides->design = arguments.design;
    auto goals = precisionOf(arguments);
    if (!goals) return complain(goals.error());
    auto books = loadBooks(arguments.book);
    if (!books) return complain(books.error());
    overrides->prices = std::move(*books);
    const auto formats = runFormats(arguments.format);
    if (!formats) return complain(formats.error());
    format::LoadedScenario loaded = format::loadScenario(arguments.file, *overrides);
    if (arguments.quiet)
        std::erase_if(loaded.problems,
                      [](const document::Problem& problem) { return problem.severity != document::Severity::Error; });
    std::fputs(document::toLines(loaded.problems).c_str(), stderr);
    if (!loaded.scenario) return kBadInput;
    if (arguments.guesses)
        std::ranges::move(format::guessedInputs(loaded.scenario->designs),
                          std::back_inserter(loaded.scenario->uncertain));
    const std::filesystem::path folder = outputFolder(arguments, ".results");
    const auto estimate = study::estimate(*loaded.scenario);
    if (!estimate) return complain(estimate.error());
    if (const auto writable = report::checkWritable(folder, runFileNames(namesOf(*loaded.scenario), *formats));
        !writable)
        return complain(writable.error());
    study::RunOptions options;
    options.jobs = jobsOf(arguments);
    options.precision = std::move(*goals);
    if (!arguments.quiet) announce(*estimate, options.jobs, *loaded.scenario);
    const Interrupt interrupt;
    options.stop = interrupt.token();
    base::Result<study::StudyResult> result = base::Error{};
    {
        ProgressLine line(!arguments.quiet);
        options.onProgress = [&line](const study::Progress& progress) { line.show(progress); };
        result = study::run(*loaded.scenario, options);
    }
    if (!result) return complain(result.error());
    result->precision = arguments.precision;
    result->version = programVersion();
    result->command = reproducedBy(arguments);
    const auto files = runFiles({*result}, monthHoursOf(*loaded.scenario), *formats);
    if (!files) return complain(files.error());
    if (const auto written = report::writeFiles(folder, *files, report::Earlier::Removed); !written)
        return complain(written.error());
    if (!arguments.quiet) sayLeftOut(*result, *formats);
    if (arguments.json)
        std::fputs(files->front().second.c_str(), stdout);
    else if (!arguments.quiet)
        std::fputs(report::summaryText(*result).c_str(), stdout);
    if (!arguments.quiet) std::fprintf(stderr, "headroom: wrote %s\n", (folder / "result.json").c_str());
    return result->partial ? kCancelled : verdict(*result, arguments.strict);
}

}  // namespace headroom::cli
