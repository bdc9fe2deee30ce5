// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/axis.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/planning/question.hpp"
#include "scenarios/planning/range_levels.hpp"
#include "scenarios/planning/repeated_values.hpp"
#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/sweep_points.hpp"
#include "scenarios/planning/traffic_scale.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::Axis;
using Values = std::vector<std::string>;

namespace {

/// Memory is a number of items, which is whole; Skew an exponent, which is not; nothing refers to Few.
planning::Source parametric() {
    std::string text = test::oneTable(
        "10/s",
        R"(, "Parameters": { "Memory": { "Type": "Number", "Default": 512 }, "Size": { "Type": "String", "Default": "2KB" },
 "Skew": { "Type": "Number", "Default": 1 }, "Few": { "Type": "Number", "Default": 0, "MaxValue": 0.3 } })");
    const auto put = [&](const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    put(R"("ItemCount": 10)", R"("ItemCount": { "Ref": "Memory" })");
    put(R"({ "Uniform": { "Keys": 10 } })", R"({ "Zipf": { "Keys": 10, "Exponent": { "Ref": "Skew" } } })");
    return test::sourceOf(text);
}

/// Two modes, of which only the second has units.
planning::Source twoModes() {
    return test::sourceOf(test::oneTable("10/s", R"(, "Designs": [ { "Name": "od" }, { "Name": "prov", "Patch": {
 "Resources": { "Items": { "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 20, "WriteCapacityUnits": 5 } } } } } } ])"));
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
    CHECK(axis("Memory=100..200:4").values == Values{"100", "133", "167", "200"});  // of items: whole
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
    for (const char* text :
         {"Traffic=-1", "Traffic=0", "Traffic=1s", "Traffic=1KB..2KB:3", "Traffic=-1..1:3", "Traffic=0..2"})
        CHECK(refusal(text).find("factors above 0 without a unit") != std::string::npos);
    CHECK(refusal("Memory=1.5..3:4").find("whole values only") != std::string::npos);
    CHECK(refusal("/Resources/Nothing/Behavior/ItemSize=1").find("a place") != std::string::npos);
}

TEST_CASE("a range has fractions where the format takes them, whatever its ends and the file's value are",
          "[planning]") {
    CHECK(axis("Skew=0..1:5").values == Values{"0", "0.25", "0.5", "0.75", "1"});
    CHECK(axis("Skew=0.5..1.5:5").values == Values{"0.5", "0.75", "1", "1.25", "1.5"});
    CHECK(axis("Few=0..0.3:3").values == Values{"0", "0.15", "0.3"});  // no half is allowed, but fractions are
    CHECK(axis("/Workloads/Readers/Key/Zipf/Exponent=0..2:5").values == Values{"0", "0.5", "1", "1.5", "2"});
    CHECK(axis("Skew=0..5").at(0.07) == "0.35");
    CHECK(axis("/Workloads/Readers/Key/Zipf/Keys=1..2:3").values == Values{"1", "2", "2"});
    CHECK(axis("/Resources/Items/Behavior/ItemSize=1KB..2KB:3").values == Values{"1KB", "1.5KB", "2KB"});
    const auto units = planning::parseAxis(
        "/Resources/Items/Properties/ProvisionedThroughput/ReadCapacityUnits=10..13:3", twoModes(), {"prov"});
    REQUIRE(units);
    CHECK(units->values == Values{"10", "12", "13"});
}

TEST_CASE("a value that is asked for twice is simulated once, and that is said", "[planning]") {
    CHECK(planning::eachOnce({"1KB", "1024B", "2KB", "1KB"}) == Values{"1KB", "2KB"});
    CHECK(planning::eachOnce({"arm64", "x86_64", "arm64"}) == Values{"arm64", "x86_64"});
    const Axis few = axis("Memory=1..3:5");
    CHECK(planning::repetitionText(few) ==
          "Memory takes whole values only: 3 of the 5 values asked for are different, each is simulated once");
    CHECK(planning::repetitionText(axis("Skew=1,1")).find("is given values twice: 1 of the 2") != std::string::npos);
    CHECK(planning::repetitionText(axis("Skew=0..1:5")).empty());
    CHECK(planning::sweepPoints({few, axis("Traffic=1,1.0,2")}, planning::SweepMethod::Grid, 0, 1)->size() == 6);
    CHECK(planning::SearchSpace({"a"}, {few}).size() == 3);
    const auto list =
        planning::sweepPoints({axis("Skew=1,1,1"), axis("Traffic=1,2,1")}, planning::SweepMethod::List, 0, 1);
    REQUIRE(list);
    CHECK(*list == std::vector<Values>{{"1", "1"}, {"1", "2"}});
}

TEST_CASE("what only a design has is varied in that design; of others it is said which has it", "[planning]") {
    const std::string units = "/Resources/Items/Properties/ProvisionedThroughput/ReadCapacityUnits";
    const auto known = planning::parseAxes({units + "=10,2x"}, twoModes(), {"prov"});
    REQUIRE(known);
    CHECK(known->front().values == Values{"10", "40"});
    const auto both = planning::parseAxes({units + "=10,200"}, twoModes());
    REQUIRE_FALSE(both);
    CHECK(both.error().what.find("is not in every design: choose those that have it, --designs \"prov\"") !=
          std::string::npos);
    const auto patch = planning::parseAxis(
        "/Designs/1/Patch/Resources/Items/Properties/ProvisionedThroughput/ReadCapacityUnits=10,20", twoModes());
    REQUIRE_FALSE(patch);
    CHECK(patch.error().what.find("name it as the design has it, " + units + ", with --designs \"prov\"") !=
          std::string::npos);
}

TEST_CASE("what is the same for all points, or without effect, is not varied", "[planning]") {
    CHECK(refusal("/Simulation/Replications=5,6").find("the same for all points") != std::string::npos);
    CHECK(refusal("/Simulation/WarmUp=1s,2s").find("the same for all points") != std::string::npos);
    CHECK(refusal("/Name=a,b").find("no effect on what is simulated") != std::string::npos);
    CHECK(refusal("/Parameters/Memory/Default=1,2").find("by its name, such as Memory=") != std::string::npos);
}

TEST_CASE("a range without a number of values gets as many as a search can hold", "[planning]") {
    std::vector<Axis> axes{axis("Skew=0..1"), axis("Memory=1,2")};
    CHECK(planning::giveLevels(axes, 2, 20'000) ==
          Values{"Skew is searched at 65 values from 0 to 1; 0..1:n says how many"});
    CHECK(axes[0].values.size() == 65);
    CHECK(axes[0].values[1] == "0.015625");
    CHECK(axes[1].values.size() == 2);
    std::vector<Axis> two{axis("Skew=0..1"), axis("Traffic=1..2")};
    planning::giveLevels(two, 2, 200);
    CHECK(two[0].values.size() == 10);  // 2 x 10 x 10
    std::vector<Axis> whole{axis("Memory=1..4")};
    planning::giveLevels(whole, 1, 20'000);
    CHECK(whole[0].values == Values{"1", "2", "3", "4"});
}

TEST_CASE("traffic multiplies a scale that is a number, a parameter or a range", "[planning]") {
    const auto scaleOf = [](const std::string& scale, const std::string& standard, bool set, double factor) {
        std::string text =
            test::oneTable("10/s", R"(, "Parameters": { "P": { "Type": "Number", "Default": )" + standard + " } }");
        const std::string arrivals = R"("Arrivals": { )";
        text.replace(text.find(arrivals), arrivals.size(), arrivals + "\"Scale\": " + scale + ", ");
        format::Overrides overrides;
        if (set) overrides.parameters["P"] = "4";
        planning::Source source = test::sourceOf(text, overrides);
        const auto scaled = planning::scaleTraffic(source, factor);
        if (!scaled) FAIL(scaled.error().what);
        const auto scenario = planning::load(source);
        if (!scenario) FAIL(scenario.error().what);
        return std::pair(scenario->designs.front().workloads.front().arrivals.scale, scenario->uncertain);
    };
    CHECK(scaleOf("0.5", "1", false, 3.0).first == 1.5);
    CHECK(scaleOf(R"({ "Ref": "P" })", "0.5", false, 3.0).first == 1.5);
    CHECK(scaleOf(R"({ "Ref": "P" })", "0.5", true, 3.0).first == 12.0);
    const std::string range = R"({ "Uncertain": { "Low": 0.5, "Likely": 1, "High": 3 } })";
    for (const std::string& scale : {range, std::string(R"({ "Ref": "P" })")}) {
        const auto [likely, inputs] = scaleOf(scale, range, false, 3.0);
        CHECK(likely == 3.0);
        const auto place =
            std::ranges::find(inputs, "/Workloads/Readers/Arrivals/Scale", &format::UncertainInput::path);
        REQUIRE(place != inputs.end());
        CHECK(place->low == "1.5");
        CHECK(place->high == "9");
    }
    planning::Source wrong = test::sourceOf(test::oneTable("10/s", ""));
    REQUIRE(planning::setValue(wrong, "/Workloads/Readers/Arrivals/Scale", "much"));
    CHECK_FALSE(planning::scaleTraffic(wrong, 2.0));
}

TEST_CASE("traffic is applied to what the other axes have set, in either order", "[planning]") {
    const auto scaleOf = [](const std::vector<Axis>& axes, const Values& values) {
        planning::Source source = parametric();
        REQUIRE(planning::setAll(axes, values, source));
        return planning::load(source)->designs.front().workloads.front().arrivals.scale;
    };
    const Axis scale = axis("/Workloads/Readers/Arrivals/Scale=2,3");
    const Axis traffic = axis("Traffic=1,2");
    CHECK(scaleOf({scale, traffic}, {"3", "2"}) == 6.0);
    CHECK(scaleOf({traffic, scale}, {"2", "3"}) == 6.0);
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
    const auto points = planning::sweepPoints({axis("Traffic=1..11"), axis("Size=1KB..11KB")},
                                              planning::SweepMethod::LatinHypercube, 10, 3);
    REQUIRE(points);
    std::vector<bool> used(10, false);
    for (const auto& point : *points) used.at(static_cast<std::size_t>(*planning::numberOf(point[0]) - 1.0)) = true;
    CHECK(std::find(used.begin(), used.end(), false) == used.end());
}

TEST_CASE("a Morris trajectory changes one axis at a time by two thirds of its range", "[planning]") {
    const auto points =
        planning::sweepPoints({axis("Traffic=1..4"), axis("Size=0KB..3KB")}, planning::SweepMethod::Morris, 5, 3);
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
