// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as numbers match what names match.
#include "model/services/stepfunctions/plan.hpp"
#include "model/services/stepfunctions/error_match.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::stepfunctions;

TEST_CASE("stepfunctions: a prepared ErrorEquals matches what the names match", "[stepfunctions]") {
    const std::vector<std::vector<std::string>> lists{{"A"},
                                                      {"A", "B"},
                                                      {"States.ALL"},
                                                      {"States.TaskFailed"},
                                                      {"States.Timeout"},
                                                      {"States.HeartbeatTimeout"},
                                                      {"States.BranchFailed"},
                                                      {"States.Runtime"},
                                                      {"B", "States.TaskFailed"},
                                                      {}};
    const std::vector<RaisedError> errors{{"A", {}, false},
                                          {"B", {}, false},
                                          {"C", error::kBranchFailed, false},
                                          {"States.Timeout", {}, false},
                                          {"States.Timeout", error::kHeartbeatTimeout, false},
                                          {"States.Runtime", {}, true},
                                          {"States.DataLimitExceeded", {}, false}};
    ErrorNames names;
    for (const auto& list : lists) {
        const ErrorMatch match(list, names);
        for (const RaisedError& raised : errors) {
            CAPTURE(list, raised.name);
            Ending ending = Ending::failure(names.id(raised.name));
            if (!raised.alias.empty()) ending.alias = names.id(raised.alias);
            ending.terminal = raised.terminal;
            CHECK(match(ending) == matches(list, raised));
        }
    }
}

TEST_CASE("stepfunctions: own errors have the numbers of their names", "[stepfunctions]") {
    ErrorNames names;
    CHECK(names.id(error::kTimeout) == kTimeoutError);
    CHECK(names.id(error::kHeartbeatTimeout) == kHeartbeatError);
    CHECK(names.id(error::kRuntime) == kRuntimeError);
    CHECK(names.id(error::kDataLimitExceeded) == kDataLimitError);
    CHECK(names.id(error::kNoChoiceMatched) == kNoChoiceError);
    CHECK(names.id(error::kBranchFailed) == kBranchError);
    CHECK(names.id(error::kToleranceExceeded) == kToleranceError);
    CHECK(names.id("States.Http.Socket") == kHttpSocketError);
    CHECK(names.name(names.id("Mine")) == "Mine");
}
