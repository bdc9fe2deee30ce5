// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/run.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <stdexcept>

#include "pricing/price_tables.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/merge.hpp"
#include "scenarios/study/progress_meter.hpp"
#include "scenarios/study/replicate.hpp"
#include "scenarios/study/settle.hpp"
#include "scenarios/study/table_classes.hpp"
#include "scenarios/study/threads.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::study {

namespace {

struct Job {
    std::size_t design = 0;
    std::uint32_t replication = 0;
};

/// What the jobs of a study share; each writes its own place only.
struct Study {
    const format::Scenario& scenario;
    const pricing::PriceBook& book;
    base::Duration warmUp = {};
    std::vector<Job> jobs = {};
    std::vector<std::optional<Replication>> done = {};
    std::vector<std::string> warnings = {};  ///< by design, none where empty
    std::size_t firstPart = 0;               ///< of the jobs, in the progress
    std::mutex mutex = {};
    std::optional<base::Error> failure = {};
};

void work(Study& study, std::atomic<std::size_t>& next, const RunOptions& options, ProgressMeter& meter) {
    for (std::size_t i = next++; i < study.jobs.size() && !options.stop.stop_requested(); i = next++) {
        const Job& job = study.jobs[i];
        const Replicate replicate{study.scenario, study.scenario.designs[job.design], study.book, study.warmUp,
                                  job.replication};
        auto result =
            runReplication(replicate, options.stop, [&](double share) { meter.report(study.firstPart + i, share); });
        if (result) {
            study.done[i] = std::move(*result);
            continue;
        }
        const std::scoped_lock lock(study.mutex);
        if (result.error().code != base::Errc::Cancelled && !study.failure) study.failure = result.error();
        return;
    }
}

void runJobs(Study& study, const RunOptions& options, ProgressMeter& meter) {
    std::atomic<std::size_t> next = 0;
    onThreads(std::min<std::size_t>(options.jobs, study.jobs.size()), [&] { work(study, next, options, meter); });
}

/// The warm-up: as given, or as long as the slowest of the designs takes to settle. Adds what it assumes to `result`.
base::Result<base::Duration> warmUpFor(const format::Scenario& scenario, const RunOptions& options,
                                       std::size_t firstPart, ProgressMeter& meter, Study& study, StudyResult& result) {
    base::Duration warmUp = leastWarmUp(scenario);
    if (scenario.simulation.warmUp) return warmUp;
    const auto cycle = longestPeriod(scenario);
    if (!cycle) {
        result.assumptions.push_back(
            {"/Simulation/WarmUp", format::warmUpText(warmUp), "about the lifetime of an environment", false});
        return warmUp;
    }
    std::vector<std::optional<base::Result<Settled>>> settled(scenario.designs.size());
    std::atomic<std::size_t> next = 0;
    onThreads(std::min<std::size_t>(options.jobs, settled.size()), [&] {
        for (std::size_t d = next++; d < settled.size(); d = next++) {
            settled[d] = settle(scenario, scenario.designs[d], *cycle, options.stop,
                                [&, d](double share) { meter.report(firstPart + d, share); });
        }
    });
    for (std::size_t d = 0; d < settled.size(); ++d) {
        const base::Result<Settled>& one = *settled[d];
        if (!one) return one.error();
        warmUp = std::max(warmUp, one->warmUp);
        if (one->agreed) continue;
        study.warnings[d] =
            "still changing after " + format::warmUpText(one->warmUp) +
            " of warm-up: no two successive cycles of its load were alike; look for work that piles up, or set WarmUp";
    }
    result.assumptions.push_back({"/Simulation/WarmUp", format::warmUpText(warmUp),
                                  "whole cycles of the load until two successive ones were alike", false});
    return warmUp;
}

StudyResult describe(const format::Scenario& scenario) {
    StudyResult result;
    result.scenario = scenario.name;
    result.seed = scenario.simulation.seed;
    result.replications = scenario.simulation.replications;
    result.duration = base::toSeconds(scenario.simulation.duration);
    result.start = scenario.simulation.start;
    result.region = scenario.region;
    for (const format::Design& design : scenario.designs) {
        for (const format::Assumption& assumption : design.assumptions) {
            const Assumption one{assumption.path, assumption.value, assumption.source, assumption.guess};
            const bool known = std::any_of(
                result.assumptions.begin(), result.assumptions.end(),
                [&](const Assumption& other) { return other.path == one.path && other.value == one.value; });
            if (!known) result.assumptions.push_back(one);
        }
    }
    return result;
}

/// Merges what is finished: every design with at least one replication.
base::Result<void> mergeDesigns(Study& study, StudyResult& result) {
    const std::uint32_t replications = study.scenario.simulation.replications;
    for (std::size_t d = 0; d < study.scenario.designs.size(); ++d) {
        std::vector<Replication> finished;
        for (std::size_t i = 0; i < study.jobs.size(); ++i) {
            if (study.jobs[i].design == d && study.done[i]) finished.push_back(std::move(*study.done[i]));
        }
        result.partial = result.partial || finished.size() < replications;
        if (finished.empty()) continue;
        auto design =
            mergeReplications(study.scenario.designs[d], std::move(finished), study.scenario.simulation.duration);
        if (!design) return design.error();
        if (!study.warnings[d].empty()) design->warnings.insert(design->warnings.begin(), study.warnings[d]);
        for (std::string& warning : tableClassWarnings(study.scenario.designs[d], study.book, design->cost.bill))
            design->warnings.push_back(std::move(warning));
        result.pricesAsOf = std::max(result.pricesAsOf, design->cost.bill.priceBook.asOf);
        result.designs.push_back(std::move(*design));
    }
    return {};
}

base::Result<StudyResult> runOnce(const format::Scenario& scenario, const pricing::PriceBook& book,
                                  const RunOptions& options, ProgressMeter& meter) {
    const base::Duration least = leastWarmUp(scenario);
    const bool settles = !scenario.simulation.warmUp && longestPeriod(scenario);
    const std::size_t pilots = meter.expect(settles ? scenario.designs.size() : 0, least * 2);
    Study study{scenario, book};
    study.warnings.resize(scenario.designs.size());
    // Replication by replication, so that a cancelled study has something of every design.
    for (std::uint32_t r = 0; r < scenario.simulation.replications; ++r) {
        for (std::size_t d = 0; d < scenario.designs.size(); ++d) study.jobs.push_back({d, r});
    }
    study.done.resize(study.jobs.size());
    study.firstPart = meter.expect(study.jobs.size(), least + scenario.simulation.duration);
    const std::size_t inputs =
        meter.expect(scenario.uncertain.empty() ? 0 : kInputSamples,
                     (least + scenario.simulation.duration) * static_cast<std::int64_t>(scenario.designs.size()));
    StudyResult result = describe(scenario);
    const auto warmUp = warmUpFor(scenario, options, pilots, meter, study, result);
    if (!warmUp) return warmUp.error();
    study.warmUp = *warmUp;
    result.warmUp = base::toSeconds(*warmUp);
    runJobs(study, options, meter);
    if (study.failure) return *study.failure;
    if (auto merged = mergeDesigns(study, result); !merged) return merged.error();
    if (result.designs.empty()) return base::Error{base::Errc::Cancelled, {}, "cancelled before anything was finished"};
    if (result.partial || scenario.uncertain.empty()) return result;
    if (auto spread = addInputBands(scenario, *warmUp, options, meter, inputs, result); !spread) return spread.error();
    return result;
}

}  // namespace

base::Result<StudyResult> run(const format::Scenario& scenario, const RunOptions& options) {
    const auto book = scenario.overrides.prices.book(scenario.region, scenario.pricesAsOf);
    if (!book) return book.error();
    try {
        ProgressMeter meter(options);
        return runOnce(scenario, *book, options, meter);
    } catch (const std::bad_alloc&) {
        return base::Error{base::Errc::Environment, scenario.name,
                           "out of memory: fewer requests in flight, a shorter run or fewer jobs would fit"};
    } catch (const std::length_error& error) {
        return base::Error{base::Errc::Environment, scenario.name, error.what()};
    }
}

}  // namespace headroom::study
