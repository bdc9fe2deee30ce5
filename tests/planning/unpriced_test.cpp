// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster in a region for whose nodes no price is known: no study may call its design the cheaper one in silence.
#include "scenarios/planning/unpriced.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "scenarios/planning/compare.hpp"
#include "scenarios/planning/growth.hpp"
#include "scenarios/planning/sweep.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

pricing::Bill lacking(const std::vector<std::pair<std::string, std::string>>& types) {
    pricing::Bill bill;
    for (const auto& [service, usageType] : types)
        bill.notPriced.push_back({"Cache", service, usageType, "eu-west-1", std::nullopt, "", "no price"});
    return bill;
}

planning::Source elsewhere() {
    auto source = test::gallery("dax_worth_it", base::minutes(1));
    REQUIRE(planning::setValue(source, "/Region", "eu-west-1"));
    return source;
}

bool names(const std::vector<std::string>& items, const std::string& what) {
    return std::ranges::any_of(items, [&](const std::string& item) { return item.find(what) != std::string::npos; });
}

}  // namespace

TEST_CASE("bills that leave out different things do not compare", "[planning]") {
    const pricing::Bill cluster = lacking({{"AmazonDAX", "NodeUsage:dax.r7i.large"}});
    const pricing::Bill nothing = lacking({});
    CHECK(planning::leaveOutTheSame(cluster, cluster));
    CHECK_FALSE(planning::leaveOutTheSame(cluster, nothing));
    CHECK_FALSE(planning::leaveOutTheSame(cluster, nothing, "AmazonDAX"));
    CHECK(planning::leaveOutTheSame(cluster, nothing, "AWSLambda"));
    std::vector<std::string> all;
    planning::addUnpriced(cluster, all);
    planning::addUnpriced(cluster, all);
    CHECK(all == std::vector<std::string>{"AmazonDAX NodeUsage:dax.r7i.large of Cache"});
}

TEST_CASE("a comparison does not judge costs of which one lacks a price", "[planning]") {
    study::RunOptions run;
    run.jobs = 2;
    const auto comparison = planning::compare(elsewhere(), {}, run);
    REQUIRE(comparison);
    CHECK(names(comparison->notes, "lacks what is not priced: AmazonDAX"));
    CHECK(names(comparison->notes, "so its difference to designs that lack something else says nothing"));
    const planning::FigureRow& total = comparison->rows.front();
    REQUIRE(total.metric == "Cost");
    REQUIRE(total.of.empty());
    for (std::size_t d = 1; d < total.differences.size(); ++d) {
        const auto& bills = comparison->result.designs;
        if (planning::leaveOutTheSame(bills[0].cost.bill, bills[d].cost.bill)) continue;
        REQUIRE(total.differences[d]);
        CHECK(total.differences[d]->verdict == planning::Verdict::Unclear);
    }
}

TEST_CASE("a sweep says what its costs lack, and so does one that goes on from finished points", "[planning]") {
    const auto source = elsewhere();
    planning::SweepOptions options;
    options.axes.push_back(*planning::parseAxis("Traffic=0.01,0.02", source));
    options.folder = std::filesystem::temp_directory_path() / ("headroom-unpriced-" + std::to_string(::getpid()));
    for (const std::size_t before : {std::size_t{0}, std::size_t{1}}) {
        const auto sweep = planning::sweep(source, options, {});
        REQUIRE(sweep);
        CHECK(sweep->reused == before * sweep->points.size());
        CHECK(names(sweep->notPriced, "AmazonDAX NodeUsage"));
        CHECK(std::ranges::count(sweep->notPriced, sweep->notPriced.front()) == 1);
    }
    std::filesystem::remove_all(options.folder);
}

TEST_CASE("a comparison says so when it is the first design that lacks a price", "[planning]") {
    study::StudyResult first;
    first.designs.emplace_back().name = "cluster";
    first.designs.back().cost.bill = lacking({{"AmazonDAX", "NodeUsage:dax.r7i.large"}});
    study::StudyResult second;
    second.designs.emplace_back().name = "table";
    const auto comparison = planning::compareResults({first, second});
    CHECK(names(comparison.notes, "the cost of \"cluster\" lacks what is not priced: AmazonDAX"));
    CHECK(names(comparison.notes, "says nothing"));
    CHECK_FALSE(names(planning::compareResults({first, first}).notes, "says nothing"));
}

TEST_CASE("a growth study says what its costs lack", "[planning]") {
    planning::GrowthOptions options;
    options.factors = {1.0};
    options.months = 0;
    study::RunOptions run;
    run.jobs = 2;
    const auto grown = planning::growth(elsewhere(), options, run);
    REQUIRE(grown);
    CHECK(names(grown->notPriced, "AmazonDAX"));
}
