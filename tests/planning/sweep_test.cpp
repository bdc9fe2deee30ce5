// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/sweep.hpp"

#include <unistd.h>

#include <algorithm>

#include "tests/planning/planning_steps.hpp"

using namespace headroom;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder() : path(fs::temp_directory_path() / ("headroom-sweep-" + std::to_string(::getpid()))) {}
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

planning::SweepOptions varied(const planning::Source& source, const std::vector<std::string>& texts) {
    planning::SweepOptions options;
    for (const std::string& text : texts) options.axes.push_back(*planning::parseAxis(text, source));
    return options;
}

planning::Sweep swept(const planning::Source& source, const planning::SweepOptions& options, unsigned jobs = 1,
                      std::stop_token stop = {}) {
    study::RunOptions run;
    run.jobs = jobs;
    run.stop = stop;
    auto sweep = planning::sweep(source, options, run);
    if (!sweep) FAIL(sweep.error().what);
    return std::move(*sweep);
}

double cost(const planning::SweepPoint& point) {
    for (const planning::PointFigure& figure : point.figures) {
        if (figure.metric == "Cost") return figure.mean;
    }
    return -1.0;
}

const char* const kTwo =
    R"(, "Designs": [ { "Name": "a" }, { "Name": "b", "Patch": { "Workloads": { "Readers": { "ConsistentRead": true } } } } ])";

}  // namespace

TEST_CASE("a grid over traffic and size, in two designs, costs what the arithmetic says", "[planning]") {
    // Reads of s KB take ceil(s / 4) units, half of it when not consistent: 100/s are 262.8 M a month at 0.125 a M.
    const auto source = test::sourceOf(test::oneTable("100/s", kTwo));
    const auto sweep = swept(source, varied(source, {"Traffic=1,2", "/Resources/Items/Behavior/ItemSize=1KB,5KB"}));
    REQUIRE(sweep.points.size() == 8);
    CHECK_FALSE(sweep.partial);
    for (const planning::SweepPoint& point : sweep.points) {
        const double units = (point.values[1] == "5KB" ? 2.0 : 1.0) * (point.design == "b" ? 1.0 : 0.5);
        CHECK(cost(point) == Approx(262.8 * 0.125 * units * *planning::numberOf(point.values[0])).epsilon(0.001));
    }
}

TEST_CASE("a sweep is the same for any number of jobs", "[planning]") {
    const auto source = test::sourceOf(test::oneTable("50/s", ""));
    const auto options = varied(source, {"Traffic=0.5x..3x:4"});
    const auto one = swept(source, options, 1);
    const auto four = swept(source, options, 4);
    for (std::size_t i = 0; i < one.points.size(); ++i) {
        REQUIRE(one.points[i].figures.size() == four.points[i].figures.size());
        for (std::size_t f = 0; f < one.points[i].figures.size(); ++f)
            CHECK(one.points[i].figures[f].mean == four.points[i].figures[f].mean);
    }
}

TEST_CASE("a cancelled sweep goes on where it was, with the same figures", "[planning]") {
    const Folder folder;
    const auto source = test::sourceOf(test::oneTable("200/s", ""));
    auto options = varied(source, {"Traffic=1..3:6"});
    const auto whole = swept(source, options);
    options.folder = folder.path;
    std::stop_source stop;
    study::RunOptions run;
    run.stop = stop.get_token();
    run.onProgress = [&](const study::Progress& progress) {
        if (progress.done > 0.3) stop.request_stop();
    };
    const auto part = planning::sweep(source, options, run);
    REQUIRE(part);
    const auto done = static_cast<std::size_t>(
        std::count_if(part->points.begin(), part->points.end(), [](const auto& point) { return point.done; }));
    const auto again = swept(source, options);
    CHECK(again.reused == done);
    CHECK_FALSE(again.partial);
    for (std::size_t i = 0; i < whole.points.size(); ++i) CHECK(cost(again.points[i]) == cost(whole.points[i]));
    CHECK(swept(source, options).reused == 6);
}

TEST_CASE("points of another scenario, or broken ones, are not taken", "[planning]") {
    const Folder folder;
    const auto source = test::sourceOf(test::oneTable("20/s", ""));
    auto options = varied(source, {"Traffic=1,2"});
    options.folder = folder.path;
    CHECK(swept(source, options).reused == 0);
    const auto other = test::sourceOf(test::oneTable("30/s", ""));
    CHECK(swept(other, options).reused == 0);
    CHECK(swept(other, options).reused == 2);
    std::ofstream(folder.path / "point_000000.json") << "{ \"Key\": ";
    CHECK(swept(other, options).reused == 1);
    CHECK(std::ranges::none_of(fs::directory_iterator(folder.path),
                               [](const fs::directory_entry& one) { return one.path().extension() == ".part"; }));
}

TEST_CASE("a sweep over another quantity takes nothing of the folder, though the values are the same", "[planning]") {
    // By hand: a unit for a month costs 730 h x 0.00013 to read and 0.00065 to write.
    const Folder folder;
    const auto source = test::sourceOf(test::oneTable("1/s", "", R"("BillingMode": "PROVISIONED",
        "ProvisionedThroughput": { "ReadCapacityUnits": 100, "WriteCapacityUnits": 100 })"));
    const std::string units = "/Resources/Items/Properties/ProvisionedThroughput/";
    auto reads = varied(source, {units + "ReadCapacityUnits=100,1000"});
    auto writes = varied(source, {units + "WriteCapacityUnits=100,1000"});
    reads.folder = writes.folder = folder.path;
    CHECK(cost(swept(source, reads).points[1]) == Approx(730.0 * (0.13 + 0.065)).epsilon(1e-4));
    const auto second = swept(source, writes);
    CHECK(second.reused == 0);
    CHECK(cost(second.points[1]) == Approx(730.0 * (0.013 + 0.65)).epsilon(1e-4));
}

TEST_CASE("why a point is refused begins with the place, apart from the sentence", "[planning]") {
    const auto source = test::sourceOf(test::oneTable("20/s", kTwo));
    auto options = varied(source, {"/Workloads/Readers/ConsistentRead=true,false"});
    options.axes.front().name = "/Workloads/Nobody/ConsistentRead";
    options.designs = {"a"};
    const auto refused = planning::sweep(source, options, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("/Workloads/Nobody/ConsistentRead is nowhere") != std::string::npos);
}

TEST_CASE("a value that the scenario does not take is a refused point, all of them an error", "[planning]") {
    const auto source = test::sourceOf(test::oneTable("20/s", ""));
    const auto sweep = swept(source, varied(source, {"/Resources/Items/Behavior/ItemSize=1KB,1GB"}));
    CHECK(sweep.points[0].refused.empty());
    CHECK_FALSE(sweep.points[1].refused.empty());
    CHECK(sweep.points[1].figures.empty());
    CHECK_FALSE(planning::sweep(source, varied(source, {"/Resources/Items/Behavior/ItemSize=1GB,2GB"}), {}));
}

TEST_CASE("screening finds what matters, regression how much", "[planning]") {
    // Cost is proportional to the traffic and does not know the latency; the p99 the other way round.
    auto source = test::sourceOf(test::oneTable("50/s", ""));
    source.root.find("Resources")->find("Items")->find("Behavior")->set("Latency", document::Node::object());
    REQUIRE(planning::setValue(source, "/Resources/Items/Behavior/Latency/GetItem", "5ms"));
    auto options = varied(source, {"Traffic=1..4", "/Resources/Items/Behavior/Latency/GetItem=4ms..10ms"});
    options.method = planning::SweepMethod::Morris;
    options.count = 4;
    const auto sweep = swept(source, options);
    REQUIRE(sweep.sensitivities.size() == 4);
    for (const planning::Sensitivity& one : sweep.sensitivities) {
        REQUIRE(one.morris);
        REQUIRE(one.coefficient);
        const bool matters = (one.axis == "Traffic") == (one.metric == "Cost");
        CHECK(*one.coefficient == Approx(matters ? 1.0 : 0.0).margin(0.02));
        if (!matters) CHECK(*one.morris == Approx(0.0).margin(0.01));
        // 50/s are 8.2125 a month, the range three times that; the latency's is 6 ms.
        if (matters) CHECK(*one.morris == Approx(one.metric == "Cost" ? 8.2125 * 3.0 : 0.006).epsilon(0.01));
    }
    CHECK(*sweep.explainedCost == Approx(1.0).margin(1e-3));
}

TEST_CASE("a coefficient is of sizes, whatever units they are written in; a date has none", "[planning]") {
    // Units of 4 KB: 1, 2, 3 and 4. Against 3,072, 5,000, 9,216 and 13,000 bytes the correlation is
    // 17,000 / sqrt(59,031,104 x 5) by hand; against 3, 5,000, 9 and 13,000 it is 0.716.
    const auto source = test::sourceOf(test::oneTable("20/s", R"(, "Billing": { "PricesAsOf": "2026-10-05" })"));
    const auto sizes = swept(source, varied(source, {"/Resources/Items/Behavior/ItemSize=3KB,5000B,9KB,13000B"}));
    REQUIRE_FALSE(sizes.sensitivities.empty());
    CHECK(sizes.sensitivities.front().metric == "Cost");
    CHECK(*sizes.sensitivities.front().coefficient == Approx(0.98951).margin(0.001));
    const auto dates =
        swept(source, varied(source, {"Traffic=1,2", "/Billing/PricesAsOf=2025-12-30,2026-01-05,2026-10-05"}));
    REQUIRE_FALSE(dates.sensitivities.empty());
    for (const planning::Sensitivity& one : dates.sensitivities) CHECK(one.axis == "Traffic");
}

namespace {

const char* const kRareRequests = R"({ "Headroom": 1, "Name": "Rare", "Region": "us-east-1",
 "Resources": { "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 },
   "Behavior": { "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", "Steps": [ { "Wait": "300ms" } ] } } },
 "Workloads": { "Load": { "Target": "Work", "Arrivals": { "Poisson": { "Rate": "40/d" } } } },
 "Objectives": [ { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "AtMost": "310ms" },
   { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "AtMost": "290ms" } ],
 "Simulation": { "WarmUp": "0s", "Duration": "1h", "Replications": 10 } })";

}  // namespace

// Every request takes 300 ms, so their mean and every percentile are that, however few replications have one.
TEST_CASE("replications without a request say nothing of a point's latency and objectives", "[planning]") {
    const auto source = test::sourceOf(kRareRequests);
    const auto sweep = swept(source, varied(source, {"Traffic=1,0.0001"}));
    REQUIRE(sweep.points.size() == 2);
    const planning::SweepPoint& rare = sweep.points[0];
    for (const char* statistic : {"Mean", "P50", "P99"}) {
        const planning::PointFigure* latency = planning::shownOf(rare, "Latency", statistic);
        REQUIRE(latency);
        CHECK(latency->mean == Approx(0.3));
        CHECK(latency->ci95->low == Approx(0.3));
    }
    CHECK(rare.objectives[0].met == study::Met::Yes);
    CHECK(rare.objectives[1].met == study::Met::No);
    CHECK(rare.objectives[1].value == Approx(0.3));
    // None in ten hours: no latency at all, rather than one of 0.
    const planning::SweepPoint& idle = sweep.points[1];
    CHECK_FALSE(planning::shownOf(idle, "Latency", "P99"));
    CHECK(planning::shownOf(idle, "ErrorRate", ""));
    CHECK(idle.objectives[0].met == study::Met::Undecided);
    CHECK(idle.objectives[1].met == study::Met::Undecided);
}

TEST_CASE("a point whose first workload has no latency does not show another's", "[planning]") {
    planning::SweepPoint point;
    point.figures = {{"Cost", "", "", 1.0, {}},
                     {"ErrorRate", "First", "", 0.0, {}},
                     {"ErrorRate", "Second", "", 0.0, {}},
                     {"Latency", "Second", "P99", 0.5, {}}};
    CHECK_FALSE(planning::shownOf(point, "Latency", "P99"));
    CHECK(planning::shownOf(point, "Cost", "")->mean == 1.0);
    point.figures.push_back({"Latency", "First", "P99", 0.2, {}});
    CHECK(planning::shownOf(point, "Latency", "P99")->mean == 0.2);
}
