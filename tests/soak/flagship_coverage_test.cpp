// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the intervals of the flagship hold what a run 200 times as long finds. Takes minutes.
#include <fstream>
#include <sstream>

#include "scenarios/planning/source.hpp"
#include "scenarios/planning/trials.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/threads.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;

namespace {

constexpr std::uint32_t kTrials = 60;
constexpr std::uint32_t kReplications = 5;

/// The flagship on demand at its mean rate all day, warmed up for half an hour.
planning::Candidate steadyFlagship(base::Duration duration, std::uint64_t seed) {
    std::ifstream in(test::sourceFolder() / "scenarios/gallery/product_catalogue.json");
    std::ostringstream text;
    text << in.rdbuf();
    format::Overrides overrides;
    overrides.duration = duration;
    overrides.seed = seed;
    auto source = planning::sourceOfText(text.str(), "product_catalogue.json", overrides);
    REQUIRE(source);
    planning::Source steady = planning::onlyDesign(*source, "on-demand");
    document::Node* arrivals = steady.root.find("Workloads")->find("Shoppers")->find("Arrivals");
    REQUIRE(arrivals != nullptr);
    *arrivals = document::Node::object();
    arrivals->set("Poisson", document::Node::object()).set("Rate", document::Node::string("120/s"));
    auto candidate = planning::candidateOf(steady, "on-demand");
    if (!candidate) FAIL(candidate.error().what);
    return std::move(*candidate);
}

std::vector<planning::Trial> trialsOf(const planning::Candidate& candidate, std::uint32_t count) {
    study::RunOptions options;
    options.jobs = 2;
    study::ProgressMeter meter(options);
    std::vector<planning::Task> tasks;
    for (std::uint32_t r = 0; r < count; ++r) tasks.push_back({&candidate, r});
    const base::Duration warmUp = base::minutes(30);
    const auto progress = planning::expectTasks(meter, tasks.size(), warmUp, candidate.scenario);
    REQUIRE(planning::runTasks(tasks, warmUp, options, progress));
    std::vector<planning::Trial> trials;
    for (planning::Task& task : tasks) trials.push_back(std::move(*task.trial));
    return trials;
}

double valueOf(const planning::Trial& trial, const char* statistic) {
    const planning::Trial* const one = &trial;
    const auto values = planning::valuesOf({&one, 1}, "Latency", "Shoppers", statistic);
    REQUIRE(values.size() == 1);
    return values.front();
}

}  // namespace

TEST_CASE("intervals of half an hour of the flagship hold what 100 hours find", "[soak]") {
    const auto truth = trialsOf(steadyFlagship(base::hours(100), 1'000'000), 1);
    std::vector<std::vector<planning::Trial>> trials;
    for (std::uint32_t t = 0; t < kTrials; ++t)
        trials.push_back(trialsOf(steadyFlagship(base::minutes(30), 1 + t), kReplications));
    for (const char* statistic : {"Mean", "P99"}) {
        const double is = valueOf(truth.front(), statistic);
        std::uint32_t held = 0;
        for (const auto& replications : trials) {
            std::vector<double> values;
            for (const planning::Trial& one : replications) values.push_back(valueOf(one, statistic));
            const auto interval = study::interval95(study::mean(values), values);
            REQUIRE(interval);
            if (interval->low <= is && is <= interval->high) ++held;
        }
        INFO(statistic << ": " << held << " of " << kTrials << " intervals hold " << is << " s");
        // 95 % of 60 is 57; fewer than 51 happen by chance in 1 of 100 such tests.
        CHECK(held >= 51);
    }
}
