// SPDX-License-Identifier: GPL-3.0-or-later
// Whose the functions of traces are, and which of their times count. CloudFormation User Guide, "Name type" and
// cfn-console-view-stack-resources: STACK-LOGICALID-SUFFIX; the figures are set by hand.
#include "scenarios/calibrate/calibration.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

/// A function of the scenario with 5 ms of its own.
std::string traced(const std::string& name, const std::string& realName = {}) {
    return "\"" + name + R"(":{"Type":"AWS::Lambda::Function","Properties":{"Runtime":"nodejs22.x","MemorySize":512)" +
           (realName.empty() ? "" : R"(,"FunctionName":")" + realName + "\"") +
           R"(},"Behavior":{"Steps":{"Code":{"Compute":{"Duration":"5ms"}}}}})";
}

Node tracedScenario(const std::string& functions) {
    document::Loaded loaded =
        document::readText(R"({"Headroom":1,"Region":"us-east-1","Resources":{)" + functions + "},\"Workloads\":{}}",
                           "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

/// An invocation of so many hundredths of a second, the last `called` of them a call.
std::string invoked(const std::string& id, const std::string& name, int hundredths, int called = 0) {
    const auto at = [](int more) { return "1768471200." + std::to_string(100 + more).substr(1); };
    const std::string call = called == 0 ? std::string()
                                         : R"({"id":"c","name":"DynamoDB","namespace":"aws","start_time":)" +
                                               at(hundredths - called) + ",\"end_time\":" + at(hundredths) + "}";
    const std::string times = ",\"start_time\":" + at(0) + ",\"end_time\":" + at(hundredths);
    const std::string segment = R"({"id":")" + id + R"(","name":")" + name + R"(","origin":"AWS::Lambda::Function")" +
                                times + R"(,"subsegments":[{"id":"i","name":"Invocation")" + times +
                                ",\"subsegments\":[" + call + "]}]}";
    return R"({"Id":"1-)" + id + R"(","LimitExceeded":false,"Segments":[{"Document":)" + document::quoteJson(segment) +
           "}]}";
}

std::string inOneAnswer(const std::vector<std::string>& traces) {
    std::string all;
    for (const std::string& one : traces) all += (all.empty() ? "" : ",") + one;
    return R"({"Traces":[)" + all + R"(],"UnprocessedTraceIds":[]})";
}

/// What calibrating with these answers says, one after the other.
std::string said(Node& scenario, const std::vector<std::string>& answers, const std::string& of = {}) {
    const Recording file("traced.json");
    calibrate::Calibration calibration(scenario, of, "", file.path().parent_path(), "s");
    std::string all;
    for (const std::string& answer : answers) {
        file.open() << answer;
        const auto findings = calibration.apply(file.path());
        INFO((findings ? std::string() : findings.error().what));
        REQUIRE(findings);
        for (const std::string& one : *findings) all += one + "\n";
    }
    return all;
}

std::string timeOf(const Node& scenario, const std::string& function) {
    const Node* time = document::resolve(scenario, "/Resources/" + function + "/Behavior/Steps/Code/Compute/Duration");
    REQUIRE(time != nullptr);
    return time->isString() ? time->asString() : document::writeJson(*time);
}

bool hasNote(const Node& scenario, const std::string& part) {
    return document::resolve(scenario, "/Imported/Measured")->find("/Resources/F/Behavior/" + part) != nullptr;
}

}  // namespace

TEST_CASE("a traced function is the one of that name, before any whose name is a part of it", "[calibrate]") {
    const std::string both =
        inOneAnswer({invoked("a", "shop-Orders-mail", 30), invoked("b", "shop-Orders-1A2B3C", 10)});
    for (const std::string& functions : {traced("Orders") + "," + traced("OrdersMail", "shop-Orders-mail"),
                                         traced("OrdersMail", "shop-Orders-mail") + "," + traced("Orders")}) {
        Node scenario = tracedScenario(functions);
        static_cast<void>(said(scenario, {both}));
        CHECK(timeOf(scenario, "Orders") == "100ms");
        CHECK(timeOf(scenario, "OrdersMail") == "300ms");
        Node one = tracedScenario(functions);
        static_cast<void>(said(one, {both}, "OrdersMail"));
        CHECK(timeOf(one, "Orders") == "5ms");
        CHECK(timeOf(one, "OrdersMail") == "300ms");
    }
}

TEST_CASE("a traced function that may be several, or that several may be, is left out and told", "[calibrate]") {
    Node scenario = tracedScenario(traced("Orders") + "," + traced("mail"));
    // Between its hyphens stand both names.
    CHECK(said(scenario, {inOneAnswer({invoked("a", "shop-Orders-mail-1A2B3C", 30), invoked("b", "x", 10)})})
              .find("may be of several functions (Orders, mail): left out") != std::string::npos);
    CHECK(timeOf(scenario, "Orders") == "5ms");
    CHECK(timeOf(scenario, "mail") == "5ms");
    // Two stacks, or two functions of one.
    CHECK(said(scenario, {inOneAnswer({invoked("c", "shop-Orders-1A", 30), invoked("d", "test-Orders-2B", 10)})})
              .find("\"shop-Orders-1A\" may be Orders, as \"test-Orders-2B\" may: left out") != std::string::npos);
    CHECK(timeOf(scenario, "Orders") == "5ms");
    // One that is known by another name is not found by its own: FunctionName is the whole name.
    Node named = tracedScenario(traced("Orders", "orders-prod") + "," + traced("Other"));
    CHECK(said(named, {inOneAnswer({invoked("e", "shop-Orders-1A", 30), invoked("f", "orders-prod", 10)})})
              .find("\"shop-Orders-1A\" is no function of the scenario") != std::string::npos);
    CHECK(timeOf(named, "Orders") == "100ms");
}

TEST_CASE("invocations without a call are no own times of a function that calls", "[calibrate]") {
    // 400 ms with its calls in it, then 400 ms of which 300 are a call: its own time is 100 ms, never 250 ms.
    const std::string untold = inOneAnswer({invoked("a", "F", 40)});
    const std::string told = inOneAnswer({invoked("b", "F", 40, 30)});
    Node scenario = smallScenario(kWithCall);
    static_cast<void>(said(scenario, {untold}));
    CHECK(hasNote(scenario, "Duration"));
    CHECK_FALSE(hasNote(scenario, "Steps/Code"));
    for (const auto& answers : {std::vector{untold, told}, std::vector{told, untold}}) {
        Node one = smallScenario(kWithCall);
        const std::string findings = said(one, answers);
        INFO(findings);
        CHECK(timeOf(one, "F") == "100ms");
        CHECK(findings.find("1 of 2 invocations show no call") != std::string::npos);
        CHECK(document::resolve(one, "/Resources/F/Behavior/Duration") == nullptr);
        CHECK(hasNote(one, "Steps/Code"));
        CHECK_FALSE(hasNote(one, "Duration"));
        static_cast<void>(loadedScenario(one));
    }
    static_cast<void>(said(scenario, {told}));  // another run
    CHECK_FALSE(hasNote(scenario, "Duration"));
}
