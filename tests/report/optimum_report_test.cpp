// SPDX-License-Identifier: GPL-3.0-or-later
// How a search names the designs that it found.
#include "report/comparison.hpp"
#include "report/planning_text.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("designs behind the best one are runners-up; where none is the best, they are the closest", "[report]") {
    planning::Optimum study;
    study.best.emplace();
    study.others.resize(2);
    const std::string text = report::documentText(report::documentOf(study));
    CHECK(text.find("runner-up 1") != std::string::npos);
    CHECK(text.find("runner-up 2") != std::string::npos);
    CHECK(report::rowsOf(study)[1].front() == "best");
    CHECK(report::rowsOf(study)[2].front() == "runner-up");
    study.best.reset();
    CHECK(report::documentText(report::documentOf(study)).find("closest 2") != std::string::npos);
    CHECK(report::rowsOf(study)[1].front() == "closest");
}
