// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/uncertain.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::errorsOf;
using test::holds;
using test::load;
using test::smallFile;

namespace {

std::string range(const std::string& low, const std::string& likely, const std::string& high) {
    return "{ \"Uncertain\": { \"Low\": " + low + ", \"Likely\": " + likely + ",\n\"High\": " + high + " } }";
}

}  // namespace

TEST_CASE("Low and High are checked when the file is read", "[format]") {
    const auto high = load(smallFile("", range("512", "1024", "99999")));
    CHECK_FALSE(high.scenario);
    CHECK(errorsOf(high).starts_with("s.json:6:9: /Resources/F/Properties/MemorySize/Uncertain/High: is out of range"));
    const auto low = load(smallFile("", range("1", "512", "1024")));
    CHECK(holds(errorsOf(low), "/Resources/F/Properties/MemorySize/Uncertain/Low: is out of range"));
    CHECK(holds(errorsOf(low), "128 to 10240 MB"));
    CHECK(load(smallFile("", range("128", "512", "1024"))).scenario);
}

TEST_CASE("what fails of several inputs together is said with the bound", "[format]") {
    const std::string spread =
        "{ \"LogNormal\": { \"Median\": " + range("\"1ms\"", "\"2ms\"", "\"50ms\"") + ", \"P99\": \"20ms\" } }";
    const auto loaded = load(smallFile("", "512", spread));
    CHECK_FALSE(loaded.scenario);
    CHECK(holds(errorsOf(loaded), "(with every Uncertain input at its High)"));
}

TEST_CASE("a range is three numbers or quantities of one unit, in order and of at most 15 digits", "[format]") {
    struct Case {
        std::string range;
        const char* says;
    };
    const std::vector<Case> cases{{range("128", "\"512\"", "1024"), "of the same unit"},
                                  {range("512", "256", "1024"), "Low <= Likely <= High"},
                                  {range("512", "1024", "1e300"), "MemorySize/High: has more than 15 digits"},
                                  {range("512", "1024", "true"), "needs \"High\""}};
    for (const Case& one : cases) {
        const auto loaded = load(smallFile("", one.range));
        INFO(one.range << "\n" << errorsOf(loaded));
        CHECK_FALSE(loaded.scenario);
        CHECK(holds(errorsOf(loaded), one.says));
    }
}

// By hand: the median of the symmetric triangle is its middle; u = 0 and 1 give the ends.
TEST_CASE("draws of an uncertain input stay in its range and keep its kind", "[format]") {
    const format::UncertainInput whole{"/x", "100", "200", "300", {}};
    CHECK(format::drawUncertain(whole, 0.0) == "100");
    CHECK(format::drawUncertain(whole, 0.5) == "200");
    CHECK(format::drawUncertain(whole, 1.0) == "300");
    const format::UncertainInput time{"/x", "1ms", "2ms", "3ms", {}};
    CHECK(format::drawUncertain(time, 0.5) == "2.000000000ms");
    const format::UncertainInput exponent{"/x", "1e3", "2e3", "3e3", {}};
    CHECK(format::drawUncertain(exponent, 0.5) == "2000.000000000");
    const format::UncertainInput large{"/x", "0", "1", "999999999999999", {}};
    CHECK(format::drawUncertain(large, 1.0) == "999999999999999");
}

TEST_CASE("an uncertain parameter has one value wherever it is referred to", "[format]") {
    const auto file = [](const std::string& range, const std::string& more = "") {
        return smallFile(R"("Parameters": { "P": { "Type": "Number", "Default": )" + range + more + " } }",
                         R"({ "Ref": "P" }, "EphemeralStorage": { "Size": { "Ref": "P" } })");
    };
    const auto specOf = [](const format::LoadedScenario& loaded) {
        INFO(errorsOf(loaded));
        REQUIRE(loaded.scenario);
        return std::get<lambda::Spec>(loaded.scenario->designs.at(0).resources.at(1).spec);
    };
    const auto likely = load(file(range("600", "700", "800")));
    CHECK(specOf(likely).memorySize == 700);
    REQUIRE(likely.scenario->uncertain.size() == 1);
    CHECK(likely.scenario->uncertain[0] == format::UncertainInput{"/Parameters/P/Default", "600", "700", "800", {}});
    format::Overrides drawn;
    drawn.uncertain[{"", "/Parameters/P/Default"}] = "650";
    const lambda::Spec spec = specOf(load(file(range("600", "700", "800")), drawn));
    CHECK(spec.memorySize == 650);
    CHECK(spec.ephemeralStorage == 650);
    format::Overrides set;
    set.parameters["P"] = "900";
    const auto given = load(file(range("600", "700", "800")), set);
    CHECK(specOf(given).memorySize == 900);
    CHECK(given.scenario->uncertain.empty());
    const auto low = load(file(range("100", "700", "800")));
    CHECK_FALSE(low.scenario);
    CHECK(holds(errorsOf(low), "(with every uncertain parameter at its Low)"));
    CHECK(holds(errorsOf(load(file(range("600", "700", "800"), R"(, "MaxValue": 750)"))), "is above MaxValue 750"));
}
