// SPDX-License-Identifier: GPL-3.0-or-later
// How work is told that a queue, a stream or an asynchronous invocation leaves undone.
#include "report/planning_json.hpp"
#include "report/planning_text.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

document::Node parsed(const std::string& json) {
    auto loaded = document::readText(json, "r", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

}  // namespace

TEST_CASE("a breaking point tells what piles up, and whose capacity it took", "[report]") {
    planning::BreakingPoint point;
    point.triedTo = 8.0;
    point.heldAt = "20 h";
    planning::Breaking backlog;
    backlog.kind = planning::LimitKind::Backlog;
    backlog.what = "Orders: messages waiting";
    backlog.factor = 4.0;
    backlog.refusedShare = 0.02;
    point.failures.push_back(backlog);
    const std::string text = report::documentText(report::documentOf(point));
    CHECK(holds(text, "First to give way: Orders: messages waiting, at 4x today's traffic"));
    CHECK(holds(text, "2.00 % of what comes is not done"));
    CHECK(holds(text, "Changes and scheduled actions are as 20 h after Start, the busiest moment"));
    CHECK(holds(text, "at the busiest moment today"));
    CHECK(holds(text, "traffic as at today's busiest moment; refusals begin later"));
    CHECK(holds(report::jsonOf(point), "\"Kind\": \"backlog\""));
    point.atBusiest = false;
    point.otherMoments = {"12 h after Start, at 100 requests/s today, it holds longer: T: write capacity at 4 times"};
    const std::string sooner = report::documentText(report::documentOf(point));
    CHECK(holds(sooner, "are as 20 h after Start, which breaks sooner"));
    CHECK(holds(sooner, point.otherMoments.front()));
    CHECK_FALSE(holds(sooner, "at today's busiest moment"));
    CHECK(holds(sooner, "traffic as at that moment today; refusals begin later"));
    CHECK(holds(report::jsonOf(point), "\"AtBusiest\": false"));
    point.failures.front().always = true;
    point.failures.front().metFrom = 2.0;
    CHECK(holds(report::documentText(report::documentOf(point)), "Missed today, and met with more traffic"));
    CHECK(holds(report::jsonOf(point), "\"AtAllTraffic\": false"));
}

TEST_CASE("a level of growth at which work is left undone is told", "[report]") {
    planning::Growth study;
    planning::GrowthPoint& point = study.points.emplace_back();
    point.design = "two";
    point.label = "3x";
    point.undone = {"60.0 % of the messages of Orders are left waiting"};
    const std::string text = report::documentText(report::documentOf(study));
    CHECK(holds(text, "two at 3x does not do the work: 60.0 % of the messages of Orders are left waiting"));
    CHECK(parsed(report::jsonOf(study)).find("Points")->elements()[0].find("Undone")->elements().size() == 1);
}

TEST_CASE("a search tells what of the best design's work is left undone", "[report]") {
    planning::Optimum study;
    study.best.emplace();
    study.best->undone = {"Queue", 0.8, 0.0, planning::UndoneKind::WaitingMessages};
    const std::string piles = report::documentText(report::documentOf(study));
    CHECK(holds(piles, "of the best design 80.00 % of the messages of Queue are left waiting, and no design that was"));
    CHECK_FALSE(holds(piles, "an objective on ErrorRate would say"));
    CHECK(parsed(report::jsonOf(study)).find("Best")->find("UndoneWork")->asString() == "messages waiting");
}
