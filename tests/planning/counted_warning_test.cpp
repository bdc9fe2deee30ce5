// SPDX-License-Identifier: GPL-3.0-or-later
// Warnings that count one thing. Oracle: English, over the texts that resources give.
#include "scenarios/study/counted_warning.hpp"

#include <utility>
#include <vector>

#include "scenarios/planning/point_failures.hpp"
#include "scenarios/planning/trial_warnings.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// As resources count them, and behind a 1.
const std::vector<std::pair<std::string, std::string>> kCountedTexts{
    {"messages were lost: they became older than the queue keeps them",
     "message was lost: it became older than the queue keeps it"},
    {"messages were received too often and went to the dead-letter queue",
     "message was received too often and went to the dead-letter queue"},
    {"messages were above 128 KB: the gateway does not take them",
     "message was above 128 KB: the gateway does not take it"},
    {"requests were throttled: the quota of their usage plan was used up",
     "request was throttled: the quota of its usage plan was used up"},
    {"invocations were throttled: ten requests a second for each unit of concurrency were used up",
     "invocation was throttled: ten requests a second for each unit of concurrency were used up"},
    {"requests were answered 504 after the integration's timeout; what they started went on and is billed",
     "request was answered 504 after the integration's timeout; what it started went on and is billed"},
    {"requests were answered in the window but began before it: they are in no figure, nor are those under way",
     "request was answered in the window but began before it: it is in no figure, nor are those under way"},
    {"asynchronous events were given up and lost: there is no dead-letter queue",
     "asynchronous event was given up and lost: there is no dead-letter queue"},
    {"executions were under way at the end: transitions after it are in no bill, by up to their share; nor do their "
     "errors count until they end",
     "execution was under way at the end: transitions after it are in no bill, by up to its share; nor do its errors "
     "count until it ends"},
    {"seconds of executions that ran in the window are not billed, because their requests began before it",
     "second of executions that ran in the window is not billed, because their requests began before it"},
    {"queries or scans read one page of 1 MB and left the rest",
     "query or scan read one page of 1 MB and left the rest"},
    {"strongly consistent or transactional reads passed through DAX: nothing of them is cached",
     "strongly consistent or transactional read passed through DAX: nothing of it is cached"},
    {"items of batches came back unprocessed and were not sent again",
     "item of batches came back unprocessed and was not sent again"},
    {"bodies were above 10 MB", "body was above 10 MB"},
    {"batches were given up that the destination for failures did not take word of",
     "batch was given up that the destination for failures did not take word of"},
    {"changes of its capacity were refused, because they would have taken the account above its quota",
     "change of its capacity was refused, because it would have taken the account above its quota"},
    {"requests conflicted with transactions on the same items",
     "request conflicted with transactions on the same items"},
    {"replicated writes were not brought to eu-west-1, because 5 others were waiting",
     "replicated write was not brought to eu-west-1, because 5 others were waiting"},
    {"minutes stood at MaxCapacity above the target", "minute stood at MaxCapacity above the target"},
    {"calls broke a limit of DynamoDB", "call broke a limit of DynamoDB"},
    {"requests beyond it", "request beyond it"},
};

}  // namespace

TEST_CASE("a warning that counts one thing says so in the singular", "[study]") {
    for (const auto& [many, one] : kCountedTexts) {
        CHECK(study::counted(1, many) == "1 " + one);
        CHECK(study::counted(2, many) == "2 " + many);
        CHECK(study::textOfOne(one) == one);
    }
    CHECK(study::counted(1200, "messages were lost") == "1,200 messages were lost");
}

TEST_CASE("a warning of one says the same as of several", "[planning]") {
    CHECK(planning::saySame("Q: 1 message was lost: it became too old",
                            "Q: 1,200 messages were lost: they became too old"));
    CHECK(planning::saySame("p99 of Api rests on 1 request beyond it", "p99 of Api rests on 6 requests beyond it"));
    CHECK_FALSE(planning::saySame("Q: 1 message was lost", "Q: 2 messages were moved"));
}

TEST_CASE("calls that are throttled are told without an exponent, and one as one", "[planning]") {
    const auto told = [](double throttled) {
        planning::Trial trial;
        trial.requests.offered = 1'000;
        trial.resources.push_back({"F", "AWS::Lambda::Function", {{"Throttles", throttled}}});
        const planning::Trial* const one = &trial;
        return planning::failuresOf({&one, 1}, base::minutes(1), "Cost");
    };
    CHECK(told(2'500.0) == "F throttles 250 calls for 100 requests");
    CHECK(told(10.0) == "F throttles 1 call for 100 requests");
    CHECK(told(5.2) == "F throttles 0.52 calls for 100 requests");
}
