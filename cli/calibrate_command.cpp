// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "report/output_folder.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::cli {

namespace {

namespace fs = std::filesystem;
using document::Node;

/// The only function of the scenario, or the only workload; empty where there are several.
std::string onlyOne(const Node& scenario, const char* section, std::string_view type) {
    std::string found;
    const Node* all = scenario.find(section);
    for (std::size_t i = 0; all != nullptr && all->isObject() && i < all->size(); ++i) {
        const document::Member& member = all->members()[i];
        const Node* said = member.value.find("Type");
        if (!type.empty() && (said == nullptr || !said->isString() || !said->asString().ends_with(type))) continue;
        if (!found.empty()) return {};
        found = member.key;
    }
    return found;
}

bool holds(const Node& scenario, const char* section, const std::string& name) {
    const Node* all = scenario.find(section);
    return all != nullptr && all->find(name) != nullptr;
}

struct Calibration {
    const CalibrateArguments& arguments;
    Node& scenario;
    fs::path folder;  ///< of the scenario that is written

    /// Whose times or traffic a file holds: --of, else what the file says, else the only one there is.
    int apply(const fs::path& file) {
        const std::string& of = arguments.of;
        const bool traffic = !of.empty() ? holds(scenario, "Workloads", of) : !arguments.series.empty();
        if (traffic) return applyTraffic(file);
        const auto sample = calibrate::readFunctionLog(file);
        if (!sample) return complain(sample.error());
        if (sample->reports == 0 && sample->cut == 0 && of.empty()) return applyTraffic(file);
        std::string name = of;
        if (name.empty() && holds(scenario, "Resources", sample->function)) name = sample->function;
        if (name.empty()) name = onlyOne(scenario, "Resources", "::Function");
        if (name.empty()) return unclear(file, "--of FUNCTION says whose log this is");
        return say(file, calibrate::calibrateFunction(scenario, name, *sample, file.filename().string()));
    }

private:
    int applyTraffic(const fs::path& file) {
        const std::string name = !arguments.of.empty() ? arguments.of : onlyOne(scenario, "Workloads", {});
        if (name.empty()) return unclear(file, "--of WORKLOAD says whose traffic this is");
        return say(file, calibrate::calibrateTraffic(scenario, name, file, folder, arguments.series));
    }

    static int unclear(const fs::path& file, const char* what) {
        std::fprintf(stderr, "headroom: %s: the scenario has several: %s\n", file.c_str(), what);
        return kBadInput;
    }

    int say(const fs::path& file, const base::Result<calibrate::Findings>& findings) const {
        if (!findings) {
            base::Error error = findings.error();
            if (error.where.empty()) error.where = file.string();
            return complain(error);
        }
        if (arguments.quiet) return kDone;
        for (const std::string& line : *findings) std::fprintf(stderr, "%s: %s\n", file.c_str(), line.c_str());
        return kDone;
    }
};

int write(const CalibrateArguments& arguments, const Node& scenario, const fs::path& folder) {
    const std::string text = document::writeJson(scenario);
    const std::string name = arguments.out ? *arguments.out : arguments.file;
    const format::LoadedScenario loaded = format::loadScenarioText(text, (folder / fs::path(name).filename()).string());
    if (!loaded.scenario) {
        std::fputs(document::toLines(loaded.problems).c_str(), stderr);
        std::fputs("headroom: nothing was written\n", stderr);
        return kBadInput;
    }
    if (!arguments.out) {
        std::fputs(text.c_str(), stdout);
        return kDone;
    }
    const auto written = report::writeFiles(folder, {{fs::path(name).filename().string(), text}});
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
    Calibration calibration{arguments, *loaded.root, folder};
    for (const std::string& file : arguments.from) {
        if (const int code = calibration.apply(file); code != kDone) return code;
    }
    return write(arguments, *loaded.root, folder);
}

}  // namespace headroom::cli
