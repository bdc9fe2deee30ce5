// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be known of a sweep's axes stands in every form of its answer.
#include <algorithm>

#include "report/planning_json.hpp"
#include "report/planning_text.hpp"
#include "scenarios/study/intervals.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("notes on the axes of a sweep are printed and written", "[report]") {
    planning::Sweep sweep;
    sweep.scenario = "Batches";
    sweep.axes = {"Batch"};
    sweep.points.push_back({"as written", {"1"}, true, {}, {}, {}, {}});
    sweep.notes = {"Reads hands Work batches of up to 1"};
    const auto document = report::documentOf(sweep);
    const auto& lines = document.parts.front().lines;
    CHECK(std::ranges::find(lines, sweep.notes.front()) != lines.end());
    CHECK(report::jsonOf(sweep).find("\"Reads hands Work batches of up to 1\"") != std::string::npos);
}

TEST_CASE("a point of a sweep that leaves work undone is told, however cheap it is", "[report]") {
    planning::Sweep sweep;
    sweep.scenario = "Queue";
    sweep.axes = {"Most"};
    sweep.points.push_back({"as written", {"2"}, true, {}, {}, {}, {}});
    sweep.points.back().undone = {"80.3 % of the messages of Orders are left waiting"};
    sweep.points.push_back({"as written", {"40"}, true, {}, {}, {}, {}});
    sweep.points.push_back({"as written", {"50"}, true, {}, {}, {}, {}});
    sweep.points.back().bursts = "T uses 12 write units a second of 10 provisioned";
    const auto document = report::documentOf(sweep);
    const auto& part = document.parts.front();
    CHECK(part.table.at(1).back() == "fails");
    CHECK(part.table.at(2).back() == "-");
    CHECK(part.table.at(3).back() == "cannot last");
    CHECK(std::ranges::any_of(part.lines, [](const std::string& line) {
        return line.starts_with("as written at Most=2 does not do the work (such points: 2): 80.3 % of the messages");
    }));
    CHECK(report::jsonOf(sweep).find("80.3 %") != std::string::npos);
    CHECK(std::ranges::any_of(report::rowsOf(sweep),
                              [](const auto& row) { return std::ranges::find(row, "Undone") != row.end(); }));
}

TEST_CASE("a sweep's point of which no request ended shows no share of errors and no value of 0", "[report]") {
    planning::Sweep sweep;
    sweep.scenario = "Nights";
    sweep.axes = {"Traffic"};
    sweep.points.push_back({"as written", {"1"}, true, {}, {}, {}, {}});
    sweep.points.back().figures.push_back({"ErrorRate", "Nightly", "", study::kNoValue, std::nullopt});
    sweep.points.back().objectives.push_back({"errors of Nightly <= 1 %", study::kNoValue, std::nullopt});
    const auto document = report::documentOf(sweep);
    const auto& row = document.parts.front().table.at(1);
    CHECK(row.at(row.size() - 2) == "-");
    CHECK(row.back() == "undecided");
    const std::string json = report::jsonOf(sweep);
    CHECK(json.find("\"Mean\": null") != std::string::npos);
    CHECK(json.find("\"Value\": null") != std::string::npos);
    const auto rows = report::rowsOf(sweep);
    const auto mean = std::ranges::find(rows.front(), "mean") - rows.front().begin();
    CHECK(rows.at(1).at(static_cast<std::size_t>(mean)).empty());
    CHECK(rows.at(2).at(static_cast<std::size_t>(mean)).empty());
}
