// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/kept_text.hpp"
#include "report/output_folder.hpp"
#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::cli {

namespace {

namespace fs = std::filesystem;
using document::Node;

int say(const CalibrateArguments& arguments, const std::string& file,
        const base::Result<calibrate::Findings>& findings) {
    if (!findings) {
        base::Error error = findings.error();
        if (error.where.empty()) error.where = file;
        return complain(error);
    }
    if (arguments.quiet) return kDone;
    for (const std::string& line : *findings) std::fprintf(stderr, "%s: %s\n", file.c_str(), line.c_str());
    return kDone;
}

base::Result<void> mayBeBeside(const CalibrateArguments& arguments, const format::DataFiles& unwritten) {
    if (arguments.out || unwritten.traces.empty()) return {};
    return base::Error{base::Errc::BadInput, "--out",
                       "is needed: recorded traffic is written to files beside the scenario"};
}

base::Result<void> writeFit(const CalibrateArguments& arguments, const calibrate::Calibration& calibration) {
    if (!arguments.fit) return {};
    std::vector<report::NamedContent> files;
    for (const calibrate::QuantilePlot& plot : calibration.plots()) {
        std::string name = "fit_" + plot.what + ".csv";
        for (char& c : name) c = c == '/' || c == ' ' ? '_' : c;
        files.emplace_back(name, calibrate::toCsv(plot));
    }
    return report::writeFiles(*arguments.fit, files);
}

/// The scenario and the traffic beside it, once they are known to be valid.
int write(const CalibrateArguments& arguments, const Node& before, const Node& scenario, const fs::path& folder,
          const calibrate::Calibration& calibration) {
    const auto [text, kept] = keptText(arguments.file, before, scenario);
    const std::string name = arguments.out ? *arguments.out : arguments.file;
    const format::LoadedScenario loaded = format::loadScenarioText(text, (folder / fs::path(name).filename()).string(),
                                                                   format::Overrides(), calibration.unwritten());
    if (!loaded.scenario) {
        std::fputs(document::toLines(loaded.problems).c_str(), stderr);
        std::fputs("headroom: the scenario was not written\n", stderr);
        return kBadInput;
    }
    if (!kept && !arguments.quiet) sayNotKept(arguments.file);
    if (!arguments.out) {
        std::fputs(text.c_str(), stdout);
        return kDone;
    }
    // The first is put in place last: what the scenario refers to is there before it.
    std::vector<report::NamedContent> files = calibration.files();
    files.insert(files.begin(), {fs::path(name).filename().string(), text});
    const auto written = report::writeFiles(folder, files);
    return written ? kDone : complain(written.error());
}

}  // namespace

int calibrateFile(const CalibrateArguments& arguments) {
    document::Loaded loaded = document::readDocument(arguments.file);
    const format::LoadedScenario checked = format::loadScenario(arguments.file);
    if (!checked.scenario || !loaded.ok()) {
        std::fputs(document::toLines(checked.problems).c_str(), stderr);
        return kBadInput;
    }
    const fs::path place(arguments.out ? *arguments.out : arguments.file);
    const fs::path folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
    const Node before = *loaded.root;
    calibrate::Calibration calibration(*loaded.root, arguments.of, arguments.series, folder, place.stem().string(),
                                       arguments.account);
    for (const std::string& file : arguments.from) {
        if (const int code = say(arguments, file, calibration.apply(file)); code != kDone) return code;
    }
    if (const auto complete = calibration.complete(); !complete)
        return say(arguments, arguments.from.back(), complete.error());
    if (const auto beside = mayBeBeside(arguments, calibration.unwritten()); !beside) return complain(beside.error());
    if (const auto fit = writeFit(arguments, calibration); !fit) return complain(fit.error());
    return write(arguments, before, *loaded.root, folder, calibration);
}

}  // namespace headroom::cli
