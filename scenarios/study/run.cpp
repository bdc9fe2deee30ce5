// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/run.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <stdexcept>

#include "pricing/price_tables.hpp"
#include "pricing/third_party.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/assumptions.hpp"
#include "scenarios/study/batch_notes.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/merge.hpp"
#include "scenarios/study/precision.hpp"
#include "scenarios/study/progress_meter.hpp"
#include "scenarios/study/replicate.hpp"
#include "scenarios/study/samples.hpp"
#include "scenarios/study/settle_designs.hpp"
#include "scenarios/study/table_classes.hpp"
#include "scenarios/study/threads.hpp"
#include "scenarios/study/warm_up.hpp"
#include "scenarios/study/window_warnings.hpp"

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
    std::uint32_t replications = 0;  ///< begun, of every design
    std::vector<Job> jobs = {};
    std::vector<std::optional<Replication>> done = {};
    std::vector<std::size_t> parts = {};  ///< of the jobs, in the progress
    std::mutex mutex = {};
    std::optional<base::Error> failure = {};
};

void work(Study& study, std::atomic<std::size_t>& next, const RunOptions& options, ProgressMeter& meter) {
    for (std::size_t i = next++; i < study.jobs.size() && !options.stop.stop_requested(); i = next++) {
        const Job& job = study.jobs[i];
        Replicate replicate{study.scenario, study.scenario.designs[job.design], study.book, study.warmUp,
                            job.replication};
        if (job.replication == 0 && options.onLive) replicate.live = &options.onLive;
        auto result =
            runReplication(replicate, options.stop, [&](double share) { meter.report(study.parts[i], share); });
        if (result) {
            study.done[i] = std::move(*result);
            continue;
        }
        const std::scoped_lock lock(study.mutex);
        if (result.error().code != base::Errc::Cancelled && !study.failure) study.failure = result.error();
        return;
    }
}

/// Adds replications up to that number. Replication by replication, so that a cancelled study has something of every
/// design.
void addJobs(Study& study, std::uint32_t replications, ProgressMeter& meter) {
    const base::Duration length = study.warmUp + study.scenario.simulation.duration;
    for (; study.replications < replications; ++study.replications) {
        for (std::size_t d = 0; d < study.scenario.designs.size(); ++d) {
            study.jobs.push_back({d, study.replications});
            study.parts.push_back(meter.expect(1, length));
        }
    }
    study.done.resize(study.jobs.size());
}

/// Runs the jobs from `first` on.
void runJobs(Study& study, std::size_t first, const RunOptions& options, ProgressMeter& meter) {
    std::atomic<std::size_t> next = first;
    onThreads(std::min<std::size_t>(options.jobs, study.jobs.size() - first),
              [&] { work(study, next, options, meter); });
}

/// How far the designs are from the goals; infinitely while one is unfinished.
base::Result<PrecisionState> precisionOf(const Study& study, const std::vector<PrecisionGoal>& goals) {
    PrecisionState state;
    for (std::size_t d = 0; d < study.scenario.designs.size(); ++d) {
        std::vector<const Replication*> finished;
        for (std::size_t i = 0; i < study.jobs.size(); ++i) {
            if (study.jobs[i].design == d && study.done[i]) finished.push_back(&*study.done[i]);
        }
        const auto one = judgePrecision(goals, figureSamples(finished));
        if (!one) return one.error();
        state.worst = std::max(state.worst, one->worst);
    }
    return state;
}

/// Runs the replications asked for and, with goals, further ones until they are reached. Says whether they were.
base::Result<bool> runRounds(Study& study, const RunOptions& options, ProgressMeter& meter) {
    runJobs(study, 0, options, meter);
    while (!options.precision.empty() && !study.failure && !options.stop.stop_requested()) {
        const auto state = precisionOf(study, options.precision);
        if (!state) return state.error();
        if (state->worst <= 1.0) return true;
        if (study.replications >= kMostReplications) return false;
        const std::size_t first = study.jobs.size();
        addJobs(study, nextReplications(study.replications, state->worst), meter);
        runJobs(study, first, options, meter);
    }
    return false;
}

/// Each once, however many designs make it.
void addBatchAssumptions(const format::Scenario& scenario, StudyResult& result) {
    for (const format::Design& design : scenario.designs) {
        for (const format::Assumption& one : batchAssumptions(design)) {
            const bool known = std::ranges::any_of(result.assumptions, [&](const Assumption& other) {
                return other.path == one.path && other.value == one.value;
            });
            if (!known) result.assumptions.push_back({one.path, one.value, one.source, one.guess});
        }
    }
}

StudyResult describe(const format::Scenario& scenario) {
    StudyResult result;
    result.scenario = scenario.name;
    result.description = scenario.description;
    result.seed = scenario.simulation.seed;
    result.replications = scenario.simulation.replications;
    result.duration = base::toSeconds(scenario.simulation.duration);
    result.start = scenario.simulation.start;
    result.region = scenario.region;
    for (const format::Assumption& one : format::assumptionsOf(scenario.designs))
        result.assumptions.push_back({one.path, one.value, one.source, one.guess});
    addBatchAssumptions(scenario, result);
    return result;
}

/// Prices that are not AWS's are guesses; a rate of the user's own takes their place.
void addPriceAssumptions(const pricing::Bill& bill, const pricing::PriceBook& book, StudyResult& result) {
    for (const pricing::ThirdPartyPrice& price : pricing::thirdPartyPrices(bill, book)) {
        const std::string path = document::child("/Rates", price.service + "/" + price.usageType);
        if (std::ranges::find(result.assumptions, path, &Assumption::path) == result.assumptions.end())
            result.assumptions.push_back({path, price.price, price.source, true});
    }
}

/// Merges what is finished: every design with at least one replication.
base::Result<void> mergeDesigns(Study& study, const WarmUp& warmUp, StudyResult& result) {
    for (std::size_t d = 0; d < study.scenario.designs.size(); ++d) {
        std::vector<Replication> finished;
        for (std::size_t i = 0; i < study.jobs.size(); ++i) {
            if (study.jobs[i].design == d && study.done[i]) finished.push_back(std::move(*study.done[i]));
        }
        result.partial = result.partial || finished.size() < study.replications;
        if (finished.empty()) continue;
        std::vector<const Replication*> whole;
        for (const Replication& one : finished) whole.push_back(&one);
        auto samples = figureSamples(partsOf(whole));
        auto design =
            mergeReplications(study.scenario.designs[d], std::move(finished), study.scenario.simulation.duration);
        if (!design) return design.error();
        design->samples = std::move(samples);
        if (!warmUp.warnings[d].empty()) design->warnings.insert(design->warnings.begin(), warmUp.warnings[d]);
        const auto window = windowWarnings(study.scenario.designs[d], study.scenario.simulation.duration);
        design->warnings.insert(design->warnings.begin(), window.begin(), window.end());
        for (std::string& warning : tableClassWarnings(study.scenario, study.scenario.designs[d], study.book,
                                                       design->cost.bill, design->hours))
            design->warnings.push_back(std::move(warning));
        result.pricesAsOf = std::max(result.pricesAsOf, design->cost.bill.priceBook.asOf);
        addPriceAssumptions(design->cost.bill, study.book, result);
        result.designs.push_back(std::move(*design));
    }
    return {};
}

base::Result<StudyResult> runOnce(const format::Scenario& scenario, const pricing::PriceBook& book,
                                  const RunOptions& options, ProgressMeter& meter) {
    const base::Duration least = leastWarmUp(scenario);
    const bool settles = !scenario.simulation.warmUp && longestPeriod(scenario);
    const std::size_t pilots = meter.expect(settles ? scenario.designs.size() : 0, least * 2);
    Study study{scenario, book, least};
    addJobs(study, scenario.simulation.replications, meter);
    const std::size_t inputs =
        meter.expect(inputRuns(scenario),
                     (least + scenario.simulation.duration) * static_cast<std::int64_t>(scenario.designs.size()));
    const auto warmUp = warmUpFor(scenario, options, pilots, meter);
    if (!warmUp) return warmUp.error();
    study.warmUp = warmUp->length;
    StudyResult result = describe(scenario);
    result.assumptions.insert(result.assumptions.end(), warmUp->assumptions.begin(), warmUp->assumptions.end());
    result.warmUp = base::toSeconds(warmUp->length);
    const auto reached = runRounds(study, options, meter);
    if (!reached) return reached.error();
    if (study.failure) return *study.failure;
    result.precisionReached = *reached;
    result.replications = study.replications;
    if (auto merged = mergeDesigns(study, *warmUp, result); !merged) return merged.error();
    if (result.designs.empty()) return base::Error{base::Errc::Cancelled, {}, "cancelled before anything was finished"};
    if (result.partial || scenario.uncertain.empty()) return result;
    if (auto spread = addInputBands(scenario, warmUp->length, options, meter, inputs, result); !spread)
        return spread.error();
    return result;
}

/// A stopping rule needs replications to begin with, and whole ones rather than batches of one.
base::Result<StudyResult> runAll(const format::Scenario& scenario, const pricing::PriceBook& book,
                                 const RunOptions& options, ProgressMeter& meter) {
    if (options.precision.empty() || scenario.simulation.replications >= kFewestForInterval)
        return runOnce(scenario, book, options, meter);
    format::Scenario enough = scenario;
    enough.simulation.replications = kFewestForInterval;
    return runOnce(enough, book, options, meter);
}

}  // namespace

base::Result<StudyResult> run(const format::Scenario& scenario, const RunOptions& options) {
    const auto book = scenario.overrides.prices.book(scenario.region, scenario.pricesAsOf);
    if (!book) return book.error();
    try {
        ProgressMeter meter(options);
        return runAll(scenario, *book, options, meter);
    } catch (const std::bad_alloc&) {
        return base::Error{base::Errc::Environment, scenario.name,
                           "out of memory: fewer requests in flight, a shorter run or fewer jobs would fit"};
    } catch (const std::length_error& error) {
        return base::Error{base::Errc::Environment, scenario.name, error.what()};
    }
}

}  // namespace headroom::study
