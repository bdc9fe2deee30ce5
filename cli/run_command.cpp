// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <set>
#include <thread>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/interrupt.hpp"
#include "cli/price_books.hpp"
#include "cli/progress_line.hpp"
#include "report/focus.hpp"
#include "report/output_folder.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"
#include "scenarios/format/sections.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::cli {

namespace {

base::Error inOption(const char* option, base::Error error) {
    error.where = option;
    return error;
}

base::Result<void> setParameters(const std::vector<std::string>& set, format::Overrides& overrides) {
    for (const std::string& one : set) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos || equals == 0) {
            return base::Error{base::Errc::BadInput, "--set",
                               document::quoted(one) + " is not of the form Parameter=value"};
        }
        overrides.parameters[one.substr(0, equals)] = one.substr(equals + 1);
    }
    return {};
}

base::Result<format::Overrides> overridesOf(const RunArguments& arguments) {
    format::Overrides overrides;
    overrides.design = arguments.design;
    if (const auto set = setParameters(arguments.set, overrides); !set) return set.error();
    if (arguments.seed) {
        const auto seed = format::parseSimulationInteger("Seed", *arguments.seed);
        if (!seed) return inOption("--seed", seed.error());
        overrides.seed = static_cast<std::uint64_t>(*seed);
    }
    if (arguments.replications) {
        const auto replications = format::parseSimulationInteger("Replications", *arguments.replications);
        if (!replications) return inOption("--replications", replications.error());
        overrides.replications = static_cast<std::uint32_t>(*replications);
    }
    if (arguments.duration) {
        const auto duration = format::parseSimulationDuration("Duration", *arguments.duration);
        if (!duration) return inOption("--duration", duration.error());
        overrides.duration = *duration;
    }
    if (arguments.out && arguments.out->empty())
        return base::Error{base::Errc::BadInput, "--out", "must name a folder"};
    return overrides;
}

base::Result<std::set<std::string>> formatsOf(const std::string& text) {
    static constexpr std::array<std::string_view, 6> kKnown{"json", "csv", "md", "focus", "focus-hourly", "cur"};
    std::set<std::string> formats{"json"};
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(',', from), text.size());
        const std::string one = text.substr(from, end - from);
        if (std::find(kKnown.begin(), kKnown.end(), one) == kKnown.end()) {
            return base::Error{base::Errc::BadInput, "--format",
                               document::quoted(one) + " is not one of json, csv, md, focus, focus-hourly, cur"};
        }
        formats.insert(one);
        from = end + 1;
    }
    return formats;
}

constexpr std::size_t kMaxNamePart = 100;  // of a design's name: a file's has 255 bytes, its temporary one included

/// A file name out of a design's name; numbers before it keep shortened ones apart.
std::string fileName(const std::string& text) {
    std::string name;
    for (const char c : std::string_view(text).substr(0, kMaxNamePart)) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        name += plain ? c : '_';
    }
    return name;
}

std::string seriesName(std::size_t index, const std::string& design) {
    return "series_" + std::to_string(index + 1) + "_" + fileName(design) + ".csv";
}

constexpr std::array<std::string_view, 3> kBillExports{"focus", "focus-hourly", "cur"};

std::string exportName(std::string_view format, std::size_t index, const std::string& design) {
    return std::string(format) + "_" + std::to_string(index + 1) + "_" + fileName(design) + ".csv";
}

/// Each design's bill for other tools: a file a design, because the bills are of alternatives.
void addBillExports(const study::StudyResult& result, const std::set<std::string>& formats,
                    std::vector<report::NamedContent>& files) {
    for (const std::string_view format : kBillExports) {
        for (std::size_t i = 0; formats.contains(std::string(format)) && i < result.designs.size(); ++i) {
            const study::DesignResult& design = result.designs[i];
            const report::ExportFrame frame{result.scenario, design.name, result.start, result.region,
                                            format == "focus-hourly"};
            files.emplace_back(exportName(format, i, design.name),
                               format == "cur" ? report::costAndUsageCsv(design.cost.bill, frame)
                                               : report::focusCsv(design.cost.bill, frame));
        }
    }
}

/// What will be written.
std::vector<std::string> namesOf(const format::Scenario& scenario, const std::set<std::string>& formats) {
    std::vector<std::string> names{"result.json"};
    if (formats.contains("md")) names.emplace_back("summary.md");
    for (const std::string_view format : kBillExports) {
        for (std::size_t i = 0; formats.contains(std::string(format)) && i < scenario.designs.size(); ++i)
            names.push_back(exportName(format, i, scenario.designs[i].name));
    }
    if (!formats.contains("csv")) return names;
    names.insert(names.end(), {"figures.csv", "line_items.csv"});
    for (std::size_t i = 0; i < scenario.designs.size(); ++i) names.push_back(seriesName(i, scenario.designs[i].name));
    return names;
}

std::vector<report::NamedContent> contents(const study::StudyResult& result, const std::set<std::string>& formats) {
    std::vector<report::NamedContent> files{{"result.json", report::resultJson(result)}};
    if (formats.contains("md")) files.emplace_back("summary.md", report::summaryMarkdown(result));
    addBillExports(result, formats, files);
    if (!formats.contains("csv")) return files;
    files.emplace_back("figures.csv", report::figuresCsv(result));
    files.emplace_back("line_items.csv", report::lineItemsCsv(result));
    for (std::size_t i = 0; i < result.designs.size(); ++i) {
        files.emplace_back(seriesName(i, result.designs[i].name), report::seriesCsv(result.designs[i]));
    }
    return files;
}

int verdict(const study::StudyResult& result, bool strict) {
    bool missed = false;
    bool undecided = false;
    for (const study::DesignResult& design : result.designs) {
        for (const study::ObjectiveResult& objective : design.objectives) {
            if (objective.met == study::Met::Yes) continue;
            const bool no = objective.met == study::Met::No;
            (no ? missed : undecided) = true;
            const std::string why = objective.why.empty() ? "" : " (" + objective.why + ")";
            std::fprintf(stderr, "headroom: warning: %s in design %s: %s%s\n", no ? "missed" : "undecided",
                         document::quoted(design.name).c_str(), document::printable(objective.text).c_str(),
                         document::printable(why).c_str());
        }
    }
    return missed || (strict && undecided) ? kMissed : kDone;
}

std::filesystem::path outputFolder(const RunArguments& arguments) {
    if (arguments.out) return *arguments.out;
    std::string stem = std::filesystem::path(arguments.file).filename().string();
    for (const std::string_view ending : {".json", ".jsonc", ".yaml", ".yml"}) {
        if (stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
    }
    return stem + ".results";
}

void announce(const study::Estimate& estimate, unsigned jobs, const format::Scenario& scenario) {
    const auto runs = scenario.designs.size() * scenario.simulation.replications;
    std::fprintf(stderr, "headroom: about %s requests in %zu run%s; this will take about %s on %u processor%s\n",
                 report::shortCount(estimate.requests).c_str(), runs, runs == 1 ? "" : "s",
                 roughly(estimate.cpuSeconds / std::min<double>(jobs, static_cast<double>(runs))).c_str(), jobs,
                 jobs == 1 ? "" : "s");
}

}  // namespace

int run(const RunArguments& arguments) {
    auto overrides = overridesOf(arguments);
    if (!overrides) return complain(overrides.error());
    auto books = loadBooks(arguments.book);
    if (!books) return complain(books.error());
    overrides->prices = std::move(*books);
    const auto formats = formatsOf(arguments.format);
    if (!formats) return complain(formats.error());
    format::LoadedScenario loaded = format::loadScenario(arguments.file, *overrides);
    if (arguments.quiet)
        std::erase_if(loaded.problems,
                      [](const document::Problem& problem) { return problem.severity != document::Severity::Error; });
    std::fputs(document::toLines(loaded.problems).c_str(), stderr);
    if (!loaded.scenario) return kBadInput;
    const std::filesystem::path folder = outputFolder(arguments);
    const auto estimate = study::estimate(*loaded.scenario);
    if (!estimate) return complain(estimate.error());
    if (const auto writable = report::checkWritable(folder, namesOf(*loaded.scenario, *formats)); !writable)
        return complain(writable.error());
    study::RunOptions options;
    options.jobs = arguments.jobs != 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
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
    const auto files = contents(*result, *formats);
    if (const auto written = report::writeFiles(folder, files); !written) return complain(written.error());
    if (arguments.json)
        std::fputs(files.front().second.c_str(), stdout);
    else if (!arguments.quiet)
        std::fputs(report::summaryText(*result).c_str(), stdout);
    if (!arguments.quiet) std::fprintf(stderr, "headroom: wrote %s\n", (folder / "result.json").c_str());
    return result->partial ? kCancelled : verdict(*result, arguments.strict);
}

}  // namespace headroom::cli
