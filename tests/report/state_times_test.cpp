// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time of a state machine's executions goes.
#include "report/state_times.hpp"

#include "report/words.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("states are told by the time they take of an execution, the longest first", "[report]") {
    study::ResourceFigures machine{"Journey", "AWS::Serverless::StateMachine", {}};
    CHECK(report::stateTimeRows(machine).size() == 1);
    // 100 executions: Book takes 0.5 s in each, Ask/again 4 s in one of two, Done nothing.
    machine.figures = {{"ExecutionsStarted", 100.0},          {"state/Book/Entered", 100.0},
                       {"state/Book/DurationMean", 0.5},      {"state/Ask/again/Entered", 50.0},
                       {"state/Ask/again/DurationMean", 4.0}, {"state/Done/Entered", 100.0},
                       {"state/Done/DurationMean", 0.0}};
    const report::Rows rows = report::stateTimeRows(machine);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].front() == "state of Journey");
    CHECK(rows[1] == std::vector<std::string>{"Ask/again", report::secondsText(4.0), "0.5", report::secondsText(2.0)});
    CHECK(rows[2] == std::vector<std::string>{"Book", report::secondsText(0.5), "1", report::secondsText(0.5)});
}
