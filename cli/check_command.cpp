// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <filesystem>

#include "cli/check_arguments.hpp"
#include "cli/complain.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_line.hpp"
#include "cli/study_input.hpp"
#include "report/check_report.hpp"
#include "report/output_folder.hpp"
#include "scenarios/checking/check_run.hpp"
#include "scenarios/checking/noted_text.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/read_file.hpp"
#include "scenarios/recorded/default_names.hpp"
#include "scenarios/recorded/recordings.hpp"

namespace headroom::cli {

namespace {

namespace fs = std::filesystem;

checking::Given givenBy(const CheckArguments& arguments) {
    return {arguments.against, arguments.queries,   arguments.real,
            arguments.bill,    arguments.billHours, arguments.heldOut};
}

base::Result<std::vector<study::Replication>> replay(const checking::Replay& what, const CheckArguments& arguments) {
    const auto estimate = study::estimate(what.scenario);
    if (!estimate) return estimate.error();
    if (!arguments.quiet) announce(*estimate, jobsOf(arguments), what.scenario);
    const Interrupt interrupt;
    ProgressLine line(!arguments.quiet);
    return checking::simulate(what, jobsOf(arguments), interrupt.token(), [&](double done) {
        line.show({done, 0.0, -1.0});
    });
}

base::Result<void> writeFiles(const CheckArguments& arguments, const checking::Comparison& comparison,
                              const checking::Verdict& verdict) {
    if (!arguments.out) return {};
    std::vector<report::NamedContent> files{{"check.json", report::checkJson(comparison, verdict)}};
    for (const checking::Overlay& overlay : comparison.overlays) {
        std::string name = overlay.name;
        for (char& c : name) c = c == '/' || c == ' ' ? '_' : c;
        files.emplace_back("series_" + name + ".csv", report::overlayCsv(overlay));
    }
    return report::writeFiles(*arguments.out, files);
}

/// Notes the verdict in the scenario's file.
base::Result<void> noteVerdict(const CheckArguments& arguments, const document::Node& root,
                               const checking::Comparison& comparison, const checking::Verdict& verdict) {
    const fs::path file(arguments.file);
    document::Node after = root;
    checking::note(after, verdict, comparison, givenBy(arguments).text());
    const auto text = document::readFile(file, document::kMaxDocumentBytes);
    if (!text) return text.error();
    const auto noted = checking::notedText(*text, file, root, after);
    if (!noted) {
        std::fprintf(stderr, "headroom: %s: the verdict is not noted in the file: its text cannot be added to\n",
                     file.c_str());
        return {};
    }
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (const auto written = report::writeFiles(folder, {{file.filename().string(), *noted}}); !written) return written;
    if (!arguments.quiet) std::fprintf(stderr, "headroom: %s: the verdict is noted in it\n", file.c_str());
    return {};
}

/// Prints what to ask for; CloudWatch takes so many queries at once (API Reference, GetMetricData, 2026-11).
int ask(const std::string& queries) {
    constexpr std::size_t kMostAtOnce = 500;
    std::size_t count = 0;
    for (std::size_t at = queries.find("\"Id\""); at != std::string::npos; at = queries.find("\"Id\"", at + 1)) ++count;
    std::fputs(queries.c_str(), stdout);
    if (count > kMostAtOnce)
        std::fprintf(stderr, "headroom: warning: %zu queries; get-metric-data takes %zu at once: ask in parts\n", count,
                     kMostAtOnce);
    return kDone;
}

int finish(const CheckArguments& arguments, const document::Node& root, const checking::Comparison& comparison) {
    const checking::Verdict verdict = checking::judge(comparison, checking::hasSeen(root, comparison));
    if (arguments.json)
        std::fputs(report::checkJson(comparison, verdict).c_str(), stdout);
    else
        std::fputs(report::checkText(comparison, verdict).c_str(), stdout);
    if (const auto written = writeFiles(arguments, comparison, verdict); !written) return complain(written.error());
    if (!arguments.noNote) {
        if (const auto noted = noteVerdict(arguments, root, comparison, verdict); !noted)
            return complain(noted.error());
    }
    if (arguments.within && !verdict.judged)
        std::fprintf(stderr,
                     "headroom: warning: nothing that could be judged was recorded: --within decides nothing\n");
    const bool missed = arguments.within && verdict.largestError * 100.0 > *arguments.within;
    if (missed)
        std::fprintf(stderr, "headroom: warning: missed: %s is off by %.1f %%, at most %g %% is allowed\n",
                     verdict.worst.c_str(), verdict.largestError * 100.0, *arguments.within);
    return missed ? kMissed : kDone;
}

}  // namespace

int check(const CheckArguments& arguments) {
    int code = kDone;
    auto input = readStudy(arguments, code);
    if (!input) return code;
    format::Scenario& scenario = input->scenario;
    if (const auto chosen = checking::keepDesign(arguments.design, scenario); !chosen) return complain(chosen.error());
    const document::Loaded document = document::readDocument(arguments.file);
    if (!document.ok()) return kBadInput;
    if (arguments.ask) {
        const auto names = recorded::realNamesOf(*document.root, arguments.real);
        if (!names) return complain(names.error());
        const std::string advice = recorded::DefaultNames(*document.root).adviceFor({std::string()});
        if (!advice.empty()) std::fprintf(stderr, "headroom: note: %s\n", advice.c_str());
        return ask(recorded::queriesFor(scenario.designs.front(), *names, 60));
    }
    const checking::Given given = givenBy(arguments);
    const auto prepared = checking::prepare(scenario, *document.root, given);
    if (!prepared) return complain(prepared.error());
    const auto replications = replay(prepared->replay, arguments);
    if (!replications) return complain(replications.error());
    const auto comparison = checking::conclude(*prepared, *replications, scenario.overrides.prices, given);
    if (!comparison) return complain(comparison.error());
    return finish(arguments, *document.root, *comparison);
}

}  // namespace headroom::cli
