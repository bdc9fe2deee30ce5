// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study_input.hpp"

#include <algorithm>
#include <cstdio>
#include <thread>

#include "cli/complain.hpp"
#include "cli/price_books.hpp"
#include "cli/progress_line.hpp"
#include "report/words.hpp"
#include "scenarios/format/sections.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/precision.hpp"

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
        if (!overrides.parameters.emplace(one.substr(0, equals), one.substr(equals + 1)).second)
            return base::Error{base::Errc::BadInput, "--set",
                               document::quoted(one.substr(0, equals)) + " is set twice"};
    }
    return {};
}

std::vector<document::Problem> shownProblems(std::vector<document::Problem> problems, bool quiet) {
    if (quiet) {
        std::erase_if(problems,
                      [](const document::Problem& problem) { return problem.severity != document::Severity::Error; });
    }
    return problems;
}

/// What an objective was held against: "0.31 s against 0.25 s at most".
std::string reasonOf(const study::ObjectiveResult& objective) {
    const auto text = [&](double value) {
        if (objective.window || objective.metric == "ErrorRate") return report::shareText(value);
        return objective.metric == "Latency" ? report::secondsText(value) : report::moneyText(value);
    };
    const bool windows = objective.window.has_value();
    std::string reason = "it is " + text(objective.value) + (windows ? " of windows" : "");
    if (objective.ci95) reason += " (95 %: " + text(objective.ci95->low) + " to " + text(objective.ci95->high) + ")";
    return reason +
           (windows ? ", at least " + text(objective.share.value_or(1.0)) : ", at most " + text(objective.limit)) +
           (windows ? " must meet it" : " is allowed");
}

}  // namespace

base::Result<format::Overrides> overridesOf(const StudyArguments& arguments) {
    format::Overrides overrides;
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
    if (arguments.confidence) {
        const auto confidence = format::parseConfidence(*arguments.confidence);
        if (!confidence) return inOption("--confidence", confidence.error());
        overrides.confidence = *confidence;
    }
    if (arguments.out && arguments.out->empty())
        return base::Error{base::Errc::BadInput, "--out", "must name a folder"};
    return overrides;
}

base::Result<std::vector<study::PrecisionGoal>> precisionOf(const StudyArguments& arguments) {
    if (arguments.precision.empty()) return std::vector<study::PrecisionGoal>{};
    auto goals = study::parsePrecision(arguments.precision);
    if (!goals) return inOption("--precision", goals.error());
    return goals;
}

unsigned jobsOf(const StudyArguments& arguments) {
    return arguments.jobs != 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
}

std::optional<StudyInput> readStudy(const StudyArguments& arguments, int& code) {
    const auto refuse = [&](const base::Error& error) {
        code = complain(error);
        return std::nullopt;
    };
    auto overrides = overridesOf(arguments);
    if (!overrides) return refuse(overrides.error());
    auto books = loadBooks(arguments.book);
    if (!books) return refuse(books.error());
    overrides->prices = std::move(*books);
    format::LoadedScenario loaded = format::loadScenario(arguments.file, *overrides);
    std::fputs(document::toLines(shownProblems(loaded.problems, arguments.quiet)).c_str(), stderr);
    code = kBadInput;
    if (!loaded.scenario) return std::nullopt;
    auto source = planning::readSource(arguments.file, std::move(*overrides));
    if (!source) return refuse(source.error());
    return StudyInput{std::move(*loaded.scenario), std::move(*source)};
}

std::filesystem::path outputFolder(const StudyArguments& arguments, const std::string& ending) {
    if (arguments.out) return *arguments.out;
    std::string stem = std::filesystem::path(arguments.file).filename().string();
    for (const std::string_view known : {".json", ".jsonc", ".yaml", ".yml"}) {
        if (stem.ends_with(known)) stem.resize(stem.size() - known.size());
    }
    return stem + ending;
}

std::vector<std::string> listOf(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t from = 0; !text.empty() && from <= text.size();) {
        const std::size_t end = std::min(text.find(',', from), text.size());
        std::string one = text.substr(from, end - from);
        one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
        one.erase(one.find_last_not_of(' ') + 1);
        names.push_back(std::move(one));
        from = end + 1;
    }
    return names;
}

void announce(const study::Estimate& estimate, unsigned jobs, const format::Scenario& scenario) {
    // One run a design for each draw of uncertain inputs, beside the replications.
    const std::size_t each = scenario.simulation.replications + study::inputRuns(scenario);
    const std::size_t runs = scenario.designs.size() * each;
    const double more = static_cast<double>(each) / scenario.simulation.replications;
    const double seconds = estimate.cpuSeconds * more / std::min<double>(jobs, static_cast<double>(runs));
    std::fprintf(stderr,
                 "headroom: about %s requests, those of the warm-up too, in %zu run%s; this will take about %s on %u "
                 "processor%s\n",
                 report::shortCount(estimate.requests * more).c_str(), runs, runs == 1 ? "" : "s",
                 seconds < 1.0 ? "a second" : roughly(seconds).c_str(), jobs, jobs == 1 ? "" : "s");
}

int verdict(const study::StudyResult& result, bool strict) {
    bool missed = false;
    bool undecided = false;
    for (const study::DesignResult& design : result.designs) {
        for (const study::ObjectiveResult& objective : design.objectives) {
            if (objective.met == study::Met::Yes) continue;
            const bool no = objective.met == study::Met::No;
            (no ? missed : undecided) = true;
            const std::string why = objective.why.empty() ? reasonOf(objective) : objective.why;
            std::fprintf(stderr, "headroom: warning: %s in design %s: %s\n  %s\n", no ? "missed" : "undecided",
                         document::quoted(design.name).c_str(), document::printable(objective.text).c_str(),
                         document::printable(why).c_str());
        }
    }
    return missed || (strict && undecided) ? kMissed : kDone;
}

}  // namespace headroom::cli
