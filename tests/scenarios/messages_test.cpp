// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/sections.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::errorsOf;
using test::holds;
using test::load;
using test::smallFile;

TEST_CASE("what the command line overrides has the limits of the file", "[format]") {
    using format::parseSimulationDuration;
    using format::parseSimulationInteger;
    CHECK(*parseSimulationInteger("Seed", "42") == 42);
    for (const char* wrong : {"-1", "18446744073709551616", "9000000000000001", "1.5", "x", "", " 1", "1 "}) {
        INFO(wrong);
        CHECK_FALSE(parseSimulationInteger("Seed", wrong));
    }
    CHECK(*parseSimulationInteger("Replications", "10000") == 10'000);
    CHECK_FALSE(parseSimulationInteger("Replications", "0"));
    CHECK_FALSE(parseSimulationInteger("Replications", "10001"));
    CHECK(*parseSimulationDuration("Duration", "400d") == base::days(400));
    CHECK_FALSE(parseSimulationDuration("Duration", "36500d"));
    CHECK(parseSimulationDuration("Duration", "401d").error().what == "\"401d\" is out of range; must be 1s to 400d");
    CHECK_FALSE(parseSimulationDuration("Duration", "0s"));
}

TEST_CASE("a duration that is too long is one all the same", "[format]") {
    CHECK(format::parseDuration("100000d").error().what == "\"100000d\" is out of range: at most 36525d");
    CHECK(holds(format::parseDuration("1e400d").error().what, "is not a duration"));
    CHECK(holds(format::parseBytes("9999999999TB").error().what, "is out of range"));
    std::string text = smallFile();
    text.replace(text.find("\"60s\""), 5, "\"500d\"");
    CHECK(holds(errorsOf(load(text)), "/Simulation/Duration: is out of range: must be 1s to 400d"));
}

TEST_CASE("several numbers in a duration are added up in the answer", "[format]") {
    CHECK(holds(format::parseDuration("1h30m").error().what, "did you mean \"90m\"?"));
    CHECK(holds(format::parseDuration("2d 12h").error().what, "did you mean \"60h\"?"));
    CHECK(holds(format::parseDuration("1h30x").error().what, "is not a duration such as"));
    CHECK(holds(format::parseDuration("h").error().what, "is not a duration such as"));
    CHECK(*format::parseDuration("90m") == base::minutes(90));
}

TEST_CASE("a distribution's own check stands at its parameter and names it once", "[format]") {
    const auto loaded = load(smallFile("", "512", R"({ "LogNormal": { "Median": "30ms", "P99": "6ms" } })"));
    INFO(errorsOf(loaded));
    CHECK(holds(errorsOf(loaded), "/Compute/Duration/LogNormal/P99: must not be below"));
    CHECK_FALSE(holds(errorsOf(loaded), "P99 P99"));
}

TEST_CASE("a whole number beyond all others is out of range, not a wrong kind", "[format]") {
    for (const char* far : {"1e30", "18446744073709551616", "-1e300"}) {
        INFO(errorsOf(load(smallFile("", far))));
        CHECK(holds(errorsOf(load(smallFile("", far))), "/MemorySize: is out of range: must be 128 to 10240 MB"));
    }
    CHECK(holds(errorsOf(load(smallFile("", "512.5"))), "/MemorySize: is a number; must be a whole number of MB"));
}

TEST_CASE("text that cannot be read makes no noise about missing sections", "[format]") {
    const auto broken = load("{ \"Headroom\": 1 }, \"Region\": \"us-east-1\" }");
    CHECK_FALSE(broken.scenario);
    CHECK_FALSE(holds(errorsOf(broken), "lacks"));
    CHECK_FALSE(holds(errorsOf(broken), "needs at least one workload"));
    const auto missing = load("{ \"Headroom\": 1 }");
    CHECK(holds(errorsOf(missing), "lacks \"Region\""));
    CHECK(holds(errorsOf(missing), "lacks \"Resources\""));
}
