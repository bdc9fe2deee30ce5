// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/kept_text.hpp"
#include "pricing/usage_type.hpp"
#include "report/output_folder.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/read_file.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/import/import.hpp"

namespace headroom::cli {

namespace {

namespace fs = std::filesystem;

int refuse(const std::string& what) {
    std::fprintf(stderr, "headroom: %s\n", what.c_str());
    return kBadInput;
}

/// "Name=value" pairs; empty, said, when one is none.
bool readSet(const std::vector<std::string>& set, importing::Given& given) {
    for (const std::string& one : set) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos || equals == 0)
            return refuse("--set: " + document::quoted(one) + " is not Name=value"), false;
        given.parameters[one.substr(0, equals)] = one.substr(equals + 1);
    }
    return true;
}

/// The scenario that an earlier import wrote there. False, said, when something else is there.
bool readBefore(const std::string& out, std::optional<document::Node>& before) {
    std::error_code error;
    if (!fs::exists(out, error)) return true;
    document::Loaded loaded = document::readDocument(out);
    const bool imported = loaded.ok() && loaded.root->isObject() && loaded.root->find("Imported") != nullptr;
    if (!imported)
        return refuse(out + " exists already and is no scenario that was imported; it is left as it is"), false;
    before = std::move(loaded.root);
    return true;
}

/// Whether the region is that of nobody's choice; of a scenario that has another it is not.
bool regionIsAssumed(const std::optional<document::Node>& before, const std::string& usual) {
    const document::Node* region = before ? before->find("Region") : nullptr;
    return region == nullptr || !region->isString() || region->asString() == usual;
}

/// `before`: what stands there, whose comments and layout stay. `changed`: whether another text stands there then.
int write(const std::string& out, const std::optional<document::Node>& before, const document::Node& scenario,
          bool& changed) {
    const fs::path path(out);
    changed = !before || *before != scenario;
    if (!changed) return kDone;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const KeptText text = before ? keptText(path, *before, scenario) : KeptText{document::writeJson(scenario), true};
    const auto old = document::readFile(path, text.text.size());
    changed = !old || *old != text.text;
    if (!changed) return kDone;
    if (!text.kept) sayNotKept(path);
    const auto written = report::writeFiles(folder, {{path.filename().string(), text.text}});
    return written ? kDone : complain(written.error());
}

/// What was changed by hand stays and may use what the files do not have any more: how many errors that makes, each
/// said on stderr at its place.
std::size_t sayErrorsOf(const std::string& scenario) {
    std::vector<document::Problem> problems = format::loadScenario(scenario).problems;
    std::erase_if(problems, [](const auto& one) { return one.severity != document::Severity::Error; });
    std::fputs(document::toLines(problems).c_str(), stderr);
    return problems.size();
}

void sayWritten(const std::string& out, std::size_t errors, bool changed, bool quiet) {
    const char* name = out.c_str();
    if (errors > 0)
        std::fprintf(stderr,
                     "headroom: %s is %s, but it does not run: what was changed by hand in it does not fit what the "
                     "files say now (%zu error%s above)\n",
                     name, changed ? "written" : "as it was", errors, errors == 1 ? "" : "s");
    else if (!quiet && changed)
        std::printf("%s: written; `headroom run %s` simulates it\n", name, name);
    else if (!quiet)
        std::printf("%s: nothing has changed\n", name);
}

}  // namespace

int importFiles(const ImportArguments& arguments) {
    importing::Given given;
    if (!readSet(arguments.set, given)) return kBadInput;
    given.regionChosen = !arguments.region.empty();
    if (given.regionChosen) given.region = arguments.region;
    if (!pricing::isKnownRegion(given.region))
        return refuse("--region: " + document::quoted(given.region) + " is not an AWS region known here" +
                      document::didYouMean(given.region, pricing::knownRegions()));
    std::optional<document::Node> before;
    if (arguments.out && !readBefore(*arguments.out, before)) return kBadInput;
    const std::vector<fs::path> files(arguments.files.begin(), arguments.files.end());
    importing::Imported result = importing::importFiles(files, given, before ? &*before : nullptr);
    const bool said = std::ranges::any_of(result.report, [](const auto& entry) { return entry.subject == "Region"; });
    if (!given.regionChosen && !said && regionIsAssumed(before, given.region))
        result.report.insert(result.report.begin(),
                             {importing::Fate::Assumed, {}, "Region", "us-east-1: give --region"});
    std::fputs(document::toLines(result.problems).c_str(), stderr);
    if (!result.scenario) return kBadInput;
    const std::string report = arguments.quiet ? std::string() : importing::toText(result.report);
    if (!arguments.out) {
        std::fputs(report.c_str(), stderr);
        std::fputs(document::writeJson(*result.scenario).c_str(), stdout);
        return kDone;
    }
    std::fputs(report.c_str(), stdout);
    bool changed = false;
    const int code = write(*arguments.out, before, *result.scenario, changed);
    if (code == kDone) sayWritten(*arguments.out, before ? sayErrorsOf(*arguments.out) : 0, changed, arguments.quiet);
    return code;
}

}  // namespace headroom::cli
