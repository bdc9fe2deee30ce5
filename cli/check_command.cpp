// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <filesystem>

#include "cli/billing_export.hpp"
#include "cli/check_arguments.hpp"
#include "cli/complain.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_line.hpp"
#include "cli/recordings.hpp"
#include "cli/study_input.hpp"
#include "report/check_report.hpp"
#include "report/output_folder.hpp"
#include "scenarios/checking/noted_text.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/read_file.hpp"

namespace headroom::cli {

namespace {

namespace fs = std::filesystem;

base::Error bad(std::string where, std::string what) {
    return {base::Errc::BadInput, std::move(where), std::move(what)};
}

/// The scenario with the one design that is checked.
base::Result<void> chooseDesign(const std::string& name, format::Scenario& scenario) {
    std::vector<format::Design>& designs = scenario.designs;
    std::erase_if(designs, [&](const format::Design& design) {
        return name.empty() ? &design != &designs.front() : design.name != name;
    });
    if (designs.empty()) return bad("--design", "there is no design " + document::quoted(name));
    return {};
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

/// Unix time of the midnight from which on it is held out. Error: nothing would be left before it.
base::Result<std::optional<std::int64_t>> heldOutFrom(const checking::Replay& replay, int days) {
    if (days <= 0) return std::optional<std::int64_t>();
    constexpr std::int64_t kDay = 86400;
    const std::int64_t lastMidnight = (replay.end - 1) / kDay * kDay;
    const std::int64_t from = lastMidnight - (days - 1) * kDay;
    if (from <= replay.begin)
        return bad("--held-out", "leaves nothing of what was recorded before the last " + std::to_string(days) +
                                     (days == 1 ? " day" : " days") +
                                     ": days before them are needed, which the scenario was calibrated with");
    return std::optional(from);
}

/// Compares the bill too, when there is one.
base::Result<void> addBill(const CheckArguments& arguments, const pricing::PriceBooks& books,
                           const checking::Replay& replay, const std::vector<study::Replication>& replications,
                           checking::Comparison& comparison) {
    if (arguments.bill.empty()) return {};
    auto billed = readBillingExport(arguments.bill, books, "");
    if (!billed) return billed.error();
    for (const std::string& one : billed->notes) comparison.notes.push_back(arguments.bill + ": " + one);
    double hours = arguments.billHours;
    if (hours <= 0.0) hours = billed->hours;
    if (hours <= 0.0) hours = replay.scenario.designs.front().billing.monthHours;
    compareBill(replay, replications, {std::move(billed->list.usage), hours}, comparison);
    return {};
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
    std::string against;
    for (const std::string& one : arguments.against)
        against += (against.empty() ? "" : ", ") + fs::path(one).filename().string();
    if (!arguments.bill.empty()) against += ", " + fs::path(arguments.bill).filename().string();
    checking::note(after, verdict, comparison, against);
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

int finish(const CheckArguments& arguments, const document::Node& root, const checking::Comparison& comparison) {
    const checking::Verdict verdict = checking::judge(comparison, checking::isCalibrated(root));
    if (arguments.json)
        std::fputs(report::checkJson(comparison, verdict).c_str(), stdout);
    else
        std::fputs(report::checkText(comparison, verdict).c_str(), stdout);
    if (const auto written = writeFiles(arguments, comparison, verdict); !written) return complain(written.error());
    if (!arguments.noNote) {
        if (const auto noted = noteVerdict(arguments, root, comparison, verdict); !noted)
            return complain(noted.error());
    }
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
    if (const auto chosen = chooseDesign(arguments.design, scenario); !chosen) return complain(chosen.error());
    const document::Loaded document = document::readDocument(arguments.file);
    if (!document.ok()) return kBadInput;
    const auto names = realNamesOf(*document.root, arguments.real);
    if (!names) return complain(names.error());
    if (arguments.ask) {
        std::fputs(recorded::queriesFor(scenario.designs.front(), *names, 60).c_str(), stdout);
        return kDone;
    }
    if (arguments.against.empty()) return complain(bad("--against", "says what was recorded: it is needed"));
    auto recording = readRecordings(arguments.against, arguments.queries);
    if (!recording) return complain(recording.error());
    const recorded::Matched matched = recorded::match(std::move(recording->series), scenario.designs.front(), *names);
    auto what = checking::replayOf(scenario, matched.series);
    if (!what) return complain(what.error());
    what->notes.insert(what->notes.begin(), recording->notes.begin(), recording->notes.end());
    what->notes.insert(what->notes.end(), matched.notes.begin(), matched.notes.end());
    const auto heldOut = heldOutFrom(*what, arguments.heldOut);
    if (!heldOut) return complain(heldOut.error());
    const auto replications = replay(*what, arguments);
    if (!replications) return complain(replications.error());
    checking::Comparison comparison = checking::compare(*what, *replications, matched.series, *heldOut);
    if (const auto added = addBill(arguments, scenario.overrides.prices, *what, *replications, comparison); !added)
        return complain(added.error());
    return finish(arguments, *document.root, comparison);
}

}  // namespace headroom::cli
