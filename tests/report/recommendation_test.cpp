// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/recommendation.hpp"

#include "scenarios/study/window_warnings.hpp"
#include "tests/report/two_designs.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

bool says(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("designs that cost the same are told beside the recommended one", "[report]") {
    using study::Met;
    CHECK(says(report::recommend(test::twoDesigns(3, Met::Yes, 3, Met::Yes)).sentence,
               "Take \"first\": $3.00 a month, with \"second\" the cheapest that meets every objective."));
    CHECK(says(report::recommend(test::twoDesigns(3, Met::Yes, 4, Met::Yes)).sentence,
               "Take \"first\": $3.00 a month, the cheapest that meets every objective."));
    CHECK(says(report::recommend(test::twoDesigns(3, Met::Yes, 3, Met::Undecided)).sentence, "a month, the cheapest"));
}

TEST_CASE("why no design can be recommended names the reasons that there are", "[report]") {
    using study::Met;
    auto result = test::twoDesigns(5, Met::No, 3, Met::No);
    CHECK(report::recommend(result).sentence == "None of these designs can be recommended: each misses an objective.");
    result.duration = 60.0;
    result.designs[1] = test::twoDesigns(5, Met::No, 3, Met::Yes).designs[1];
    result.designs[1].resources.push_back(
        {"Orders",
         "AWS::DynamoDB::Table",
         {{"ConsumedWriteCapacityUnits", 1'200.0}, {"ProvisionedWriteCapacityUnitsMean", 5.0}}});
    CHECK(report::recommend(result).sentence ==
          "None of these designs can be recommended: each misses an objective or cannot last.");
}

TEST_CASE("a design that refuses more than it may does no queue's work", "[report]") {
    using study::Met;
    auto result = test::twoDesigns(5, Met::Yes, 3, Met::No);
    result.designs[1].objectives.front().metric = "ErrorRate";  // 60,000 requests, none of which reach the queue
    result.designs[0].resources = {{"Orders",
                                    "AWS::SQS::Queue",
                                    {{"NumberOfMessagesSent", 60'000.0},
                                     {"NumberOfMessagesReceived", 12'000.0},
                                     {"NumberOfMessagesDeleted", 12'000.0},
                                     {"MessagesAtEnd", 48'000.0}}}};
    const auto found = report::recommend(result);
    REQUIRE(found.design == 0U);
    CHECK(
        says(found.decision, "Do not approve \"first\" as it stands: it leaves work undone: 80.00 % of the messages"));
    result.designs[1].objectives.front().metric = "Cost";  // what costs too much does its work
    CHECK_FALSE(report::recommend(result).design);
}

TEST_CASE("a bill of a part of the day is recommended as that", "[report]") {
    auto result = test::twoDesigns(3, study::Met::Yes, 4, study::Met::Yes);
    CHECK_FALSE(says(report::recommend(result).sentence, "part of a cycle"));
    workload::TrafficSpec daily;
    daily.name = "Users";
    daily.arrivals.process = workload::Diurnal{};
    format::Design design;
    design.workloads.push_back(daily);
    result.designs.front().warnings = study::windowWarnings(design, base::minutes(30));
    REQUIRE(result.designs.front().warnings.size() == 1);
    CHECK(says(report::recommend(result).sentence, "What was simulated is part of a cycle of its traffic"));
}
