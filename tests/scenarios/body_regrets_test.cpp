// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that are deployed and never arrive whole: streams that are always cut, messages above what a target takes.
#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// A function that answers after a second, with a URL that streams.
std::string film(const std::string& timeout, const std::string& behavior = "") {
    return R"("Film": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1024, "Timeout": )" +
           timeout + R"( }, "Behavior": { "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", )" + behavior +
           R"("Steps": [ { "Wait": "1s" } ] } }, "Url": { "Type": "AWS::Lambda::Url", "Properties": {
 "TargetFunctionArn": { "Ref": "Film" }, "AuthType": "NONE", "InvokeMode": "RESPONSE_STREAM" } })";
}

std::string on(const std::string& target, const std::string& more) {
    return R"("W": { "Target": ")" + target + "\"" + more + R"(, "Arrivals": { "Constant": { "Rate": "1/min" } } })";
}

std::string sized(const std::string& size) { return R"(, "ResponseSize": ")" + size + "\""; }

std::string said(const std::string& resources, const std::string& workload) {
    return document::toLines(load(file(resources, workload)).problems);
}

std::string streaming(const std::string& timeout) {
    return rest(R"("GET /": { "Integration": "Film", "ResponseTransferMode": "STREAM", "TimeoutInMillis": )" + timeout +
                " }") +
           ", ";
}

}  // namespace

// By hand: 20 MB are 14 MB above the 6 that are at once, 7 s at 2 MB/s, with the code 8 s.
TEST_CASE("streams that a function's Timeout always cuts are warned of", "[format]") {
    const char* cut = "every streamed answer of Film takes longer than its Timeout";
    const std::string fixed = R"("ResponseSize": "20MB", )";
    CHECK(holds(said(film("7", fixed), on("Url", "")),
                "/Resources/Film/Properties/Timeout: warning: " + std::string(cut)));
    CHECK_FALSE(holds(said(film("8", fixed), on("Url", "")), cut));
    CHECK(holds(said(film("7"), on("Url", sized("20MB"))), "/Workloads/W/ResponseSize: warning: " + std::string(cut)));
    CHECK_FALSE(holds(said(film("8"), on("Url", sized("20MB"))), cut));
    CHECK(holds(said(streaming("60000") + film("7"), on("Api", sized("20MB"))), cut));
    const std::string some = R"("ResponseSize": { "Uniform": { "Low": "6MB", "High": "46MB" } }, )";
    CHECK_FALSE(holds(said(film("7", some), on("Url", "")), cut));  // not all of them
}

TEST_CASE("streams that a route always cuts are warned of", "[format]") {
    const char* cut = "every streamed answer of the route GET / takes longer than the route waits, which is ";
    CHECK(holds(said(streaming("7000") + film("60"), on("Api", sized("20MB"))), cut + std::string("7000 ms")));
    CHECK_FALSE(holds(said(streaming("8000") + film("60"), on("Api", sized("20MB"))), cut));
    // A server's 30 MB: 20 above the gateway's 10, 10 s.
    const auto server = [](const std::string& timeout) {
        return rest(R"("GET /": { "Integration": { "Http": { "Latency": "1s" } }, "ResponseTransferMode": "STREAM",
 "TimeoutInMillis": )" +
                    timeout + " }");
    };
    CHECK(holds(said(server("9999"), on("Api", sized("30MB"))), cut));
    CHECK_FALSE(holds(said(server("10000"), on("Api", sized("30MB"))), cut));
}

TEST_CASE("answers above what a function streams are warned of behind a route, too", "[format]") {
    const char* above = "is above 200MB, the largest streamed response of a function";
    CHECK(holds(said(streaming("300000") + film("300"), on("Api", sized("201MB"))), above));
    CHECK_FALSE(holds(said(streaming("300000") + film("300"), on("Api", sized("200MB"))), above));
}

TEST_CASE("messages and inputs above what takes them are warned of behind a route", "[format]") {
    const auto api = [](const std::string& action, const std::string& target) {
        return R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": {
 "POST /": { "Integration": { "Service": ")" +
               action + R"(", "Target": ")" + target + "\" } } } }, ";
    };
    const std::string queue = R"("Q": { "Type": "AWS::SQS::Queue", "Properties": {} })";
    const std::string small = R"("Q": { "Type": "AWS::SQS::Queue", "Properties": { "MaximumMessageSize": 2048 } })";
    const std::string machine = R"("SM": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
 "StateMachineType": "EXPRESS", "Definition": { "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } } })";
    const auto sends = [](const std::string& size) { return on("Api", R"(, "PayloadSize": ")" + size + "\""); };
    const std::string toQueue = api("sqs:SendMessage", "Q");
    CHECK(holds(said(toQueue + queue, sends("2MB")),
                "/Workloads/W/PayloadSize: warning: is above 1MB, the largest message"));
    CHECK(holds(said(toQueue + queue, sends("2MB")), "every request of the route POST / is refused"));
    CHECK_FALSE(holds(said(toQueue + queue, sends("1MB")), "the largest message"));
    CHECK(holds(said(toQueue + small, sends("3KB")), "is above 2KB, the largest message that Q takes"));
    const std::string start = api("states:StartSyncExecution", "SM") + machine;
    CHECK(holds(said(start, sends("300KB")), "is above 256KB, the largest input of an execution"));
    CHECK_FALSE(holds(said(start, sends("256KB")), "the largest input"));
}

TEST_CASE("messages above what a queue takes are refused of its own workload", "[format]") {
    const std::string queue = R"("Q": { "Type": "AWS::SQS::Queue", "Properties": {} })";
    const std::string sends = R"(, "Operation": "SendMessage", "PayloadSize": ")";
    CHECK(holds(refused(queue, on("Q", sends + "2MB\"")), "is above 1MB, the largest message that the queue takes"));
    CHECK(load(file(queue, on("Q", sends + "1MB\""))).scenario);
}
