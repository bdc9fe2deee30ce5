// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <fstream>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/interrupt.hpp"
#include "cli/output_formats.hpp"
#include "cli/progress_line.hpp"
#include "cli/reproduce_command.hpp"
#include "cli/run_files.hpp"
#include "cli/study_input.hpp"
#include "report/comparison.hpp"
#include "report/html_report.hpp"
#include "report/odt_report.hpp"
#include "report/output_folder.hpp"
#include "report/pdf_report.hpp"
#include "report/result_json.hpp"
#include "report/result_reader.hpp"
#include "report/words.hpp"
#include "scenarios/planning/compare.hpp"

namespace headroom::cli {

namespace {

base::Result<std::vector<report::NamedContent>> contents(const planning::Comparison& comparison,
                                                         const report::MonthHours& hours,
                                                         const OutputFormats& formats) {
    std::vector<report::NamedContent> files{{"comparison.json", report::comparisonJson(comparison)},
                                            {"result.json", report::resultJson(comparison.result, hours)}};
    if (formats.md) files.emplace_back("comparison.md", report::comparisonMarkdown(comparison));
    if (formats.html) files.emplace_back("report.html", report::htmlReport({comparison.result}));
    if (formats.odt) files.emplace_back("report.odt", report::odtReport(report::ReportMatter{comparison.result}));
    if (formats.pdf) {
        auto pdf = report::pdfReport(report::ReportMatter{comparison.result});
        if (!pdf) return pdf.error();
        files.emplace_back("report.pdf", std::move(*pdf));
    }
    if (formats.csv) files.emplace_back("comparison.csv", report::comparisonCsv(comparison));
    return files;
}

int finish(const CompareArguments& arguments, const OutputFormats& formats, const std::filesystem::path& folder,
           const planning::Comparison& comparison, const report::MonthHours& hours) {
    const auto files = contents(comparison, hours, formats);
    if (!files) return complain(files.error());
    if (const auto written = report::writeFiles(folder, *files, report::Earlier::Removed); !written)
        return complain(written.error());
    if (arguments.json)
        std::fputs(files->front().second.c_str(), stdout);
    else if (!arguments.quiet)
        std::fputs(report::comparisonText(comparison).c_str(), stdout);
    if (!arguments.quiet) std::fprintf(stderr, "headroom: wrote %s\n", (folder / "comparison.json").c_str());
    return comparison.result.partial ? kCancelled : verdict(comparison.result, arguments.strict);
}

/// A result says so near its beginning; a scenario never does.
bool isResult(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string head(200, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    return head.find("\"HeadroomResult\"") != std::string::npos;
}

int compareFiles(const CompareArguments& arguments, const OutputFormats& formats) {
    std::vector<std::string> names{arguments.file};
    names.insert(names.end(), arguments.more.begin(), arguments.more.end());
    std::vector<study::StudyResult> results;
    report::MonthHours hours;
    for (const std::string& name : names) {
        auto result = report::readResult(name, hours);
        if (!result) return complain(result.error());
        if (!results.empty() && result->duration != results.front().duration)
            return complain({base::Errc::BadInput, name,
                             "is of " + report::lengthText(result->duration) + ", " + arguments.file + " of " +
                                 report::lengthText(results.front().duration) +
                                 ": totals and burst credit of runs of different length do not compare; run both with "
                                 "the same --duration"});
        results.push_back(std::move(*result));
    }
    const planning::Comparison comparison = planning::compareResults(std::move(results));
    if (comparison.result.designs.size() < 2)
        return complain(
            {base::Errc::BadInput, arguments.file, "holds one design: there is nothing to compare it with"});
    return finish(arguments, formats, outputFolder(arguments, ".comparison"), comparison, hours);
}

}  // namespace

int compare(const CompareArguments& arguments) {
    const auto formats = outputFormats(arguments.format);
    if (!formats) return complain(formats.error());
    if (isResult(arguments.file)) return compareFiles(arguments, *formats);
    if (!arguments.more.empty())
        return complain({base::Errc::BadInput, arguments.file, "is no result: only results are compared file by file"});
    auto goals = precisionOf(arguments);
    if (!goals) return complain(goals.error());
    int code = kDone;
    const auto input = readStudy(arguments, code);
    if (!input) return code;
    const planning::CompareOptions wanted{planning::designsIn(arguments.designs, input->source), arguments.effects,
                                          arguments.guesses};
    const auto scenario = planning::scenarioToCompare(input->source, wanted);
    if (!scenario) return complain(scenario.error());
    const auto estimate = study::estimate(*scenario);
    if (!estimate) return complain(estimate.error());
    const std::filesystem::path folder = outputFolder(arguments, ".comparison");
    if (const auto writable = report::checkWritable(folder); !writable) return complain(writable.error());
    study::RunOptions options;
    options.jobs = jobsOf(arguments);
    options.precision = std::move(*goals);
    if (!arguments.quiet) announce(*estimate, options.jobs, *scenario);
    const Interrupt interrupt;
    options.stop = interrupt.token();
    base::Result<planning::Comparison> comparison = base::Error{};
    {
        ProgressLine line(!arguments.quiet);
        options.onProgress = [&line](const study::Progress& progress) { line.show(progress); };
        comparison = planning::compare(input->source, wanted, options);
    }
    if (!comparison) return complain(comparison.error());
    comparison->result.precision = arguments.precision;
    comparison->result.version = programVersion();
    comparison->result.command = reproducedBy(arguments);
    return finish(arguments, *formats, folder, *comparison, monthHoursOf(*scenario));
}

}  // namespace headroom::cli
