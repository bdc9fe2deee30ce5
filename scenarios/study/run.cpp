// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/run.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <new>
#include <stdexcept>
#include <thread>

#include "pricing/price_tables.hpp"
#include "scenarios/build/design_world.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/merge.hpp"
#include "scenarios/study/prices.hpp"
#include "scenarios/study/replicate.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::study {

namespace {

using Clock = std::chrono::steady_clock;

/// Gathers the progress of all jobs and reports it a few times a second.
class Meter {
public:
    Meter(const RunOptions& options, std::size_t jobs, base::Duration length)
        : options_(options), shares_(jobs), length_(static_cast<double>(length.count)), began_(Clock::now()) {}

    /// Job `index` stands at `elapsed` of its length.
    void report(std::size_t index, base::Duration elapsed) {
        shares_[index].store(static_cast<double>(elapsed.count) / length_, std::memory_order_relaxed);
        if (!options_.onProgress) return;
        const std::unique_lock lock(mutex_, std::try_to_lock);
        const auto now = Clock::now();
        if (!lock || now - last_ < std::chrono::milliseconds(100)) return;
        last_ = now;
        Progress progress;
        for (const auto& share : shares_) progress.done += share.load(std::memory_order_relaxed) / static_cast<double>(shares_.size());
        progress.elapsedSeconds = std::chrono::duration<double>(now - began_).count();
        if (progress.done > 0.005) progress.leftSeconds = progress.elapsedSeconds * (1.0 - progress.done) / progress.done;
        options_.onProgress(progress);
    }

private:
    const RunOptions& options_;
    std::vector<std::atomic<double>> shares_;
    double length_;
    Clock::time_point began_;
    std::mutex mutex_;
    Clock::time_point last_{};
};

struct Job {
    std::size_t design = 0;
    std::uint32_t replication = 0;
};

/// What the jobs of a study share; each writes its own place only.
struct Study {
    const format::Scenario& scenario;
    const pricing::PriceBook& book;
    base::Duration warmUp;
    std::vector<Job> jobs;
    std::vector<std::optional<Replication>> done;
    std::mutex mutex;
    std::optional<base::Error> failure;
};

void work(Study& study, std::atomic<std::size_t>& next, const RunOptions& options, Meter& meter) {
    for (std::size_t i = next++; i < study.jobs.size() && !options.stop.stop_requested(); i = next++) {
        const Job& job = study.jobs[i];
        const Replicate replicate{study.scenario, study.scenario.designs[job.design], study.book, study.warmUp, job.replication};
        auto result = runReplication(replicate, options.stop, [&](base::Duration elapsed) { meter.report(i, elapsed); });
        if (result) {
            study.done[i] = std::move(*result);
            continue;
        }
        const std::scoped_lock lock(study.mutex);
        if (result.error().code != base::Errc::Cancelled && !study.failure) study.failure = result.error();
        return;
    }
}

void runJobs(Study& study, const RunOptions& options) {
    std::atomic<std::size_t> next = 0;
    Meter meter(options, study.jobs.size(), study.warmUp + study.scenario.simulation.duration);
    const auto threads = std::min<std::size_t>(std::max(1U, options.jobs), study.jobs.size());
    std::vector<std::jthread> pool;
    for (std::size_t i = 1; i < threads; ++i) pool.emplace_back([&] { work(study, next, options, meter); });
    work(study, next, options, meter);
}

StudyResult describe(const format::Scenario& scenario, base::Duration warmUp) {
    StudyResult result;
    result.scenario = scenario.name;
    result.seed = scenario.simulation.seed;
    result.replications = scenario.simulation.replications;
    result.duration = base::toSeconds(scenario.simulation.duration);
    result.warmUp = base::toSeconds(warmUp);
    result.start = scenario.simulation.start;
    result.region = scenario.region;
    for (const format::Design& design : scenario.designs) {
        for (const format::Assumption& assumption : design.assumptions) {
            const Assumption one{assumption.path, assumption.value, assumption.source, assumption.guess};
            const bool known = std::any_of(result.assumptions.begin(), result.assumptions.end(), [&](const Assumption& other) { return other.path == one.path && other.value == one.value; });
            if (!known) result.assumptions.push_back(one);
        }
    }
    if (!scenario.simulation.warmUp) {
        result.assumptions.push_back({"/Simulation/WarmUp", format::warmUpText(warmUp), "one whole day for load with a daily or weekly shape, else 2 h, the lifetime of an environment", false});
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
        auto design = mergeReplications(study.scenario.designs[d], std::move(finished), study.scenario.simulation.duration);
        if (!design) return design.error();
        result.pricesAsOf = std::max(result.pricesAsOf, design->cost.bill.priceBook.asOf);
        result.designs.push_back(std::move(*design));
    }
    return {};
}

base::Result<StudyResult> runOnce(const format::Scenario& scenario, const pricing::PriceBook& book, const RunOptions& options) {
    Study study{scenario, book, warmUpOf(scenario), {}, {}, {}, {}};
    // Replication by replication, so that a cancelled study has something of every design.
    for (std::uint32_t r = 0; r < scenario.simulation.replications; ++r) {
        for (std::size_t d = 0; d < scenario.designs.size(); ++d) study.jobs.push_back({d, r});
    }
    study.done.resize(study.jobs.size());
    runJobs(study, options);
    if (study.failure) return *study.failure;
    StudyResult result = describe(scenario, study.warmUp);
    if (auto merged = mergeDesigns(study, result); !merged) return merged.error();
    if (result.designs.empty()) return base::Error{base::Errc::Cancelled, {}, "cancelled before anything was finished"};
    return result;
}

}  // namespace

base::Result<StudyResult> run(const format::Scenario& scenario, const RunOptions& options) {
    const auto book = pricing::awsPriceBook(scenario.region);
    if (!book) return book.error();
    auto result = runOnce(scenario, *book, options);
    if (!result || result->partial || scenario.uncertain.empty()) return result;
    if (auto spread = addInputBands(scenario, options, *result); !spread) return spread.error();
    return result;
}

}  // namespace headroom::study
