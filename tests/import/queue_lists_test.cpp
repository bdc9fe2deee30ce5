// SPDX-License-Identifier: GPL-3.0-or-later
// Queues of which an answer says the URL alone (AWS CLI Command Reference, sqs list-queues and get-queue-url).
#include "tests/import/answer_texts.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

const std::string kList =
    R"({"QueueUrls": ["https://sqs.eu-west-1.amazonaws.com/123456789012/place-jobs", "https://sqs.eu-west-1.amazonaws.com/123456789012/in-order.fifo"]})";
const std::string kAttributes =
    R"({"Attributes": {"QueueArn": "arn:aws:sqs:eu-west-1:123456789012:place-jobs", "VisibilityTimeout": "42"}})";
const std::string kReading =
    R"({"EventSourceMappings": [{"UUID": "1", "BatchSize": 10, "EventSourceArn": "arn:aws:sqs:eu-west-1:123456789012:place-jobs", "FunctionArn": "arn:aws:lambda:eu-west-1:123456789012:function:place-order", "State": "Enabled"}]})";
const std::string kVisibility = "/Resources/placeJobs/Properties/VisibilityTimeout";

}  // namespace

TEST_CASE("list-queues: names, and AWS's defaults as guesses", "[import]") {
    importing::Given open;
    open.regionChosen = false;
    const TemplateFile list(kList, ".json");
    const TemplateFile reading(kReading, ".json");
    const TemplateFile functions(kFunctions, ".json");
    const importing::Imported result = importing::importFiles({list.path(), reading.path(), functions.path()}, open);
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    loaded(*result.scenario);
    CHECK(textAt(*result.scenario, "/Region") == "\"eu-west-1\"");
    CHECK(textAt(*result.scenario, "/Resources/placeJobs/Type") == "\"AWS::SQS::Queue\"");
    // The function's Timeout is 7 s, AWS advises six times: 30 s of AWS's default stays, as AWS would take it.
    CHECK(textAt(*result.scenario, kVisibility) == "30");
    for (const char* key : {"VisibilityTimeout", "DelaySeconds", "MessageRetentionPeriod"})
        CHECK(says(result.report, Fate::Assumed,
                   std::string("/Resources/placeJobs/Properties/") + key + ": a list of queues does not say it"));
    CHECK(
        says(result.report, Fate::Assumed, "placeJobs: a list of queues says their names alone: no dead-letter queue"));
    CHECK(says(result.report, Fate::LeftOut, "inOrderFifo: AWS::SQS::Queue: FIFO queues are not modelled yet"));
    CHECK(textAt(*result.scenario, "/Resources/Mapping1/Properties/EventSourceArn/Ref") == "\"placeJobs\"");
    CHECK(textAt(*result.scenario, "/Workloads/placeJobsSenders/Target") == "\"placeJobs\"");
}

TEST_CASE("what get-queue-attributes says stands, before the list and behind it", "[import]") {
    const std::string one = R"({"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/123456789012/place-jobs"})";
    for (const std::vector<std::string>& texts :
         {std::vector<std::string>{kList, kAttributes}, {kAttributes, kList}, {kAttributes, one}, {one, kAttributes}}) {
        const importing::Imported result = answers(texts);
        INFO(document::toLines(result.problems) << importing::toText(result.report));
        REQUIRE(result.scenario);
        CHECK(textAt(*result.scenario, kVisibility) == "42");
        CHECK(textAt(*result.scenario, "/Resources/placeJobs/Properties/QueueName") == "\"place-jobs\"");
        CHECK(textAt(*result.scenario, "/Resources/placeJobs2") == "nothing");
        CHECK_FALSE(says(result.report, Fate::Assumed, "a list of queues"));
    }
}

TEST_CASE("a list's queue that a template has stays as the template says", "[import]") {
    const TemplateFile file(
        "Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: place-jobs, VisibilityTimeout: 50 } }\n");
    const TemplateFile list(kList, ".json");
    const importing::Imported result = importing::importFiles({file.path(), list.path()}, {});
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/Q/Properties/VisibilityTimeout") == "50");
    CHECK(says(result.report, Fate::Taken, "Q: is place-jobs in the account"));
}
