// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/axis.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/sweep_points.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::Axis;
using Values = std::vector<std::string>;

namespace {

planning::Source parametric() {
    return test::sourceOf(test::oneTable(
        "10/s",
        R"(, "Parameters": { "Memory": { "Type": "Number", "Default": 512 }, "Size": { "Type": "String", "Default": "2KB" } })"));
}

Axis axis(const std::string& text) {
    auto parsed = planning::parseAxis(text, parametric());
    INFO(text);
    REQUIRE(parsed);
    return *parsed;
}

std::string refusal(const std::string& text) {
    const auto parsed = planning::parseAxis(text, parametric());
    INFO(text);
    REQUIRE_FALSE(parsed);
    return parsed.error().what;
}

}  // namespace

TEST_CASE("lists, ranges and multiples", "[planning]") {
    CHECK(axis("Memory=128,256,512").values == Values{"128", "256", "512"});
    CHECK(axis("Memory=0.5x,1x,2x").values == Values{"256", "512", "1024"});
    CHECK(axis("Memory=128..512:4").values == Values{"128", "256", "384", "512"});
    CHECK(axis("Memory=100..200:4").values == Values{"100", "133", "167", "200"});  // whole, as the file's
    CHECK(axis("Size=1KB..4KB:4").values == Values{"1KB", "2KB", "3KB", "4KB"});
    CHECK(axis("Size=0.5x..2x:4").values == Values{"1KB", "2KB", "3KB", "4KB"});
    CHECK(axis("Traffic=0.5x..4x:8").values == Values{"0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4"});
    CHECK(axis("Traffic=1,2").values == Values{"1", "2"});
    CHECK(axis("/Resources/Items/Behavior/ItemSize=1KB,4KB").kind == Axis::Kind::Pointer);
    const Axis open = axis("Memory=128..1024");
    CHECK(open.values.empty());
    CHECK(open.at(0.5) == "576");
}

TEST_CASE("what makes no sense as an axis is said plainly", "[planning]") {
    CHECK(refusal("Memory=heaps").find("\"heaps\", and the file has a number or quantity there") != std::string::npos);
    CHECK(refusal("Memry=1").find("Memory") != std::string::npos);
    CHECK(refusal("Memory").find("of the form") != std::string::npos);
    CHECK(refusal("Memory=").find("of the form") != std::string::npos);
    CHECK(refusal("Memory=1,,2").find("empty value") != std::string::npos);
    CHECK(refusal("Memory=512..128:4").find("empty range") != std::string::npos);
    CHECK(refusal("Memory=1..2:1").find("2 to 1000") != std::string::npos);
    CHECK(refusal("Size=1KB..4MB:3").find("two units") != std::string::npos);
    CHECK(refusal("Traffic=-1").find("at least 0") != std::string::npos);
    CHECK(refusal("/Resources/Nothing/Behavior/ItemSize=1").find("a place") != std::string::npos);
}

TEST_CASE("an axis is set where it belongs", "[planning]") {
    auto source = parametric();
    REQUIRE(planning::set(axis("Memory=128"), "128", source));
    CHECK(source.overrides.parameters.at("Memory") == "128");
    REQUIRE(planning::set(axis("Traffic=3"), "3", source));
    REQUIRE(planning::set(axis("/Resources/Items/Behavior/ItemSize=4KB"), "4KB", source));
    const auto scenario = planning::load(source);
    REQUIRE(scenario);
    CHECK(scenario->designs.front().workloads.front().arrivals.scale == 3.0);
    const auto& table = std::get<dynamodb::Spec>(scenario->designs.front().resources.front().spec);
    CHECK(table.itemSize.mean() == 4096.0);
    auto wrong = parametric();
    REQUIRE(planning::set(axis("/Resources/Items/Behavior/ItemSize=4KB"), "4 parsecs", wrong));
    CHECK_FALSE(planning::load(wrong));
}

TEST_CASE("points of a grid, a list, a hypercube, of trajectories", "[planning]") {
    const std::vector<Axis> axes{axis("Memory=1,2"), axis("Traffic=1,2,3")};
    const auto grid = planning::sweepPoints(axes, planning::SweepMethod::Grid, 0, 1);
    REQUIRE(grid);
    CHECK(grid->size() == 6);
    CHECK(grid->front() == Values{"1", "1"});
    CHECK(grid->at(1) == Values{"1", "2"});
    CHECK_FALSE(planning::sweepPoints(axes, planning::SweepMethod::List, 0, 1));
    CHECK_FALSE(planning::sweepPoints({}, planning::SweepMethod::Grid, 0, 1));
    CHECK_FALSE(planning::sweepPoints({axis("Memory=1..9")}, planning::SweepMethod::Grid, 0, 1));
    const auto list =
        planning::sweepPoints({axis("Memory=1,2"), axis("Traffic=3,4")}, planning::SweepMethod::List, 0, 1);
    REQUIRE(list);
    CHECK(*list == std::vector<Values>{{"1", "3"}, {"2", "4"}});
}

TEST_CASE("a Latin hypercube uses every part of each range once", "[planning]") {
    const auto points = planning::sweepPoints({axis("Traffic=0..10"), axis("Size=1KB..11KB")},
                                              planning::SweepMethod::LatinHypercube, 10, 3);
    REQUIRE(points);
    std::vector<bool> used(10, false);
    for (const auto& point : *points) used.at(static_cast<std::size_t>(*planning::numberOf(point[0]))) = true;
    CHECK(std::find(used.begin(), used.end(), false) == used.end());
}

TEST_CASE("a Morris trajectory changes one axis at a time by two thirds of its range", "[planning]") {
    const auto points =
        planning::sweepPoints({axis("Traffic=0..3"), axis("Size=0KB..3KB")}, planning::SweepMethod::Morris, 5, 3);
    REQUIRE(points);
    REQUIRE(points->size() == 15);
    for (std::size_t i = 0; i < points->size(); ++i) {
        if (i % 3 == 0) continue;
        int changed = 0;
        for (std::size_t a = 0; a < 2; ++a) {
            const double step = *planning::numberOf((*points)[i][a]) - *planning::numberOf((*points)[i - 1][a]);
            if (step == 0.0) continue;
            ++changed;
            CHECK(std::abs(step) == Approx(2.0));
        }
        CHECK(changed == 1);
    }
}

TEST_CASE("values of an axis are numbers of one unit, or none", "[planning]") {
    using Amounts = std::vector<double>;
    CHECK(planning::amountsOf({"900B", "1KB", "1.5KB", "4 KB"}) == Amounts{900.0, 1024.0, 1536.0, 4096.0});
    CHECK(planning::amountsOf({"500us", "2ms", "1s", "1h"}) == Amounts{5e5, 2e6, 1e9, 3.6e12});
    CHECK(planning::amountsOf({"120/min", "3/s"}) == Amounts{2.0, 3.0});
    CHECK(planning::amountsOf({"128", "1e3", "-0.5"}) == Amounts{128.0, 1000.0, -0.5});
    CHECK(planning::amountsOf({"9 USD", "10 USD"}) == Amounts{9.0, 10.0});
    CHECK_FALSE(planning::amountsOf({"2025-01-01", "2025-09-30"}));  // days are no numbers
    CHECK_FALSE(planning::amountsOf({"3rd", "4th"}));
    CHECK_FALSE(planning::amountsOf({"1KB", "2s"}));
    CHECK_FALSE(planning::amountsOf({"1KB", "2"}));
}

TEST_CASE("neighbours of a search are by size, not by the digits before the unit", "[planning]") {
    const auto spaceOf = [](const std::string& text) { return planning::SearchSpace({"a"}, {axis(text)}); };
    CHECK(spaceOf("Size=900B,1KB,4KB").neighbours(0) == std::vector<std::size_t>{1});
    CHECK(spaceOf("Size=1KB,1025B,4KB").coordinates(1) == std::vector<double>{0.5});
    CHECK(spaceOf("Size=1KB,900B,4KB").neighbours(0) == std::vector<std::size_t>{1, 2});  // does not rise: no order
}
