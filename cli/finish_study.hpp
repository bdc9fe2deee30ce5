// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/interrupt.hpp"
#include "cli/output_formats.hpp"
#include "cli/progress_line.hpp"
#include "cli/study_input.hpp"
#include "report/odt_report.hpp"
#include "report/output_folder.hpp"
#include "report/pdf_report.hpp"
#include "report/planning_json.hpp"

namespace headroom::cli {

/// What a study's files are called and where they go.
struct StudyFiles {
    std::filesystem::path folder;
    std::string name;  ///< without its ending
};

/// How a study that is done ends: a search that found no design which meets the objectives is as a run that misses one.
template <class Study>
int codeOf(const Study& study) {
    if (study.partial) return kCancelled;
    if constexpr (requires { study.holds(); }) return study.holds() ? kDone : kMissed;
    return kDone;
}

/// Writes the study's files and prints it; `partial` studies end as cancelled ones do.
template <class Study>
int finishStudy(const StudyArguments& arguments, const OutputFormats& formats, const StudyFiles& files,
                const Study& study) {
    std::vector<report::NamedContent> contents{{files.name + ".json", report::jsonOf(study)}};
    const report::StudyMatter matter = report::matterOf(study);
    if (formats.md) contents.emplace_back(files.name + ".md", report::documentMarkdown(matter.document));
    if (formats.html) contents.emplace_back(files.name + ".html", report::htmlOf(study));
    if (formats.odt) contents.emplace_back(files.name + ".odt", report::odtReport(matter));
    if (formats.pdf) {
        auto pdf = report::pdfReport(matter);
        if (!pdf) return complain(pdf.error());
        contents.emplace_back(files.name + ".pdf", std::move(*pdf));
    }
    if (formats.csv) contents.emplace_back(files.name + ".csv", report::rowsCsv(report::rowsOf(study)));
    if (const auto written = report::writeFiles(files.folder, contents, report::Earlier::Removed); !written)
        return complain(written.error());
    if (arguments.json)
        std::fputs(contents.front().second.c_str(), stdout);
    else if (!arguments.quiet)
        std::fputs(report::documentText(matter.document).c_str(), stdout);
    if (!arguments.quiet) std::fprintf(stderr, "headroom: wrote %s\n", (files.folder / contents.front().first).c_str());
    return codeOf(study);
}

/// Runs a study with progress on a terminal until it is done or interrupted.
template <class Study>
base::Result<Study> watched(const StudyArguments& arguments,
                            const std::function<base::Result<Study>(const study::RunOptions&)>& run) {
    study::RunOptions options;
    options.jobs = jobsOf(arguments);
    const Interrupt interrupt;
    options.stop = interrupt.token();
    ProgressLine line(!arguments.quiet);
    options.onProgress = [&line](const study::Progress& progress) { line.show(progress); };
    return run(options);
}

/// Writing, running, writing: what is the same in every command of this kind. `run` is given the scenario.
template <class Study>
int runAndWrite(
    const StudyArguments& arguments, const std::string& name,
    const std::function<base::Result<Study>(const StudyInput&, const StudyFiles&, const study::RunOptions&)>& run) {
    const auto formats = outputFormats(arguments.format);
    if (!formats) return complain(formats.error());
    int code = kDone;
    const auto input = readStudy(arguments, code);
    if (!input) return code;
    const StudyFiles files{outputFolder(arguments, "." + name), name};
    if (const auto writable = report::checkWritable(files.folder); !writable) return complain(writable.error());
    const base::Result<Study> result =
        watched<Study>(arguments, [&](const study::RunOptions& options) { return run(*input, files, options); });
    if (!result) return complain(result.error());
    return finishStudy(arguments, *formats, files, *result);
}

}  // namespace headroom::cli
