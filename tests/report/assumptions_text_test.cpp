// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/assumptions_text.hpp"

#include "report/inputs_text.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("drawn inputs are told to four digits, distributions in words", "[report]") {
    CHECK(report::inputText("6.732050808ms") == "6.732ms");
    CHECK(report::inputText("16.769851585d") == "16.77d");
    CHECK(report::inputText("1651.503341754B") == "1,652B");
    CHECK(report::inputText("40ms") == "40ms");
    CHECK(report::inputText(R"({"LogNormal": {"Median": "3.2ms", "P99": "6.500000001ms"}})") ==
          "log-normal, median 3.2ms, p99 6.5ms");
    CHECK(report::inputText("\"PreviousPeak\"") == "PreviousPeak");
    CHECK(report::inputText("{}") == "{}");
    CHECK(report::rangeText("1ms", "4ms") == "1ms to 4ms");
    CHECK(report::rangeText("\"Zero\"", "\"Missing\"") == "Zero or Missing");
    CHECK(report::rangeText("", "").empty());
}

TEST_CASE("the register tells range, kind and effect of what was assumed", "[report]") {
    CHECK(report::kindOf({"/a", "1", "Lambda Developer Guide, 2026", false}) == "vendor");
    CHECK(report::kindOf({"/a", "1", "pacslab logs, 2020: about two hours", false}) == "measured");
    CHECK(report::kindOf({"/a", "1", "about the lifetime of an environment", false}) == "default");
    CHECK(report::kindOf({"/a", "1", "Lambda Developer Guide, 2026", true}) == "guess");
    study::StudyResult result;
    result.assumptions = {{"/R/Behavior/Lifetime", "2h", "pacslab logs, 2020", false},
                          {"/R/Behavior/CheckpointTime", "10ms", "nothing", true},
                          {"/R/Behavior/IdleMinutes", "Zero", "probing", true},
                          {"/R/Behavior/LogBytes", "0B", "not said", true}};
    result.designs.resize(1);
    result.designs[0].cost.bill.lines.resize(1);
    result.designs[0].influences = {{"/R/Behavior/CheckpointTime", "5ms", "20ms", 5.0, 6.0, 0.1, 0.2}};
    const report::Rows rows = report::assumptionRows(result);
    REQUIRE(rows.size() == 5);
    CHECK(rows[0] == std::vector<std::string>{"assumed", "value", "range", "kind", "effect on the answer", "source"});
    CHECK(rows[1] == std::vector<std::string>{"/R/Behavior/CheckpointTime", "10ms", "5ms to 20ms", "guess",
                                              "$5.00 to $6.00 a month, p99 100 ms to 200 ms", "nothing"});
    CHECK(rows[2][2] == "Zero or Missing");
    CHECK(rows[2][4] == "not varied");
    CHECK(rows[3][4] == "not varied");
    CHECK(rows[3][2] == "none: what the code prints: yours to know");
    CHECK(rows[4][3] == "measured");
    CHECK(rows[4][2] == "-");
    CHECK(report::guessesNotVaried(result) == 1);  // of LogBytes nobody knows a range
}

TEST_CASE("a lifetime that is named by a year says that it was measured then", "[report]") {
    study::StudyResult result;
    result.assumptions = {{"/R/Behavior/IdleLifetime", "2021", "mikhail.io, 2021-01-07: 5 to 7 minutes", true},
                          {"/R/Behavior/Lifetime", "2020", "pacslab logs, 2020: about two hours", true},
                          {"/R/Behavior/Lifetime", "2h", "said", true},
                          {"/R/Behavior/Items", "2020", "a count", true}};
    const report::Rows rows = report::assumptionRows(result);
    REQUIRE(rows.size() == 5);
    CHECK(rows[1][1] == "as measured in 2021");
    CHECK(rows[1][2] == "as measured in 2021 or 2020");
    CHECK(rows[2][1] == "as measured in 2020");
    CHECK(rows[2][2] == "1h or 4h");
    CHECK(rows[3][1] == "2h");
    CHECK(rows[4][1] == "2020");
}
