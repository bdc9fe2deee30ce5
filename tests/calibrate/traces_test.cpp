// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of `aws xray batch-get-traces`. The samples are our own, after the forms of AWS's guides (X-Ray,
// xray-api-segmentdocuments and xray-api-gettingdata; Lambda, services-xray and snapstart-monitoring); every expected
// figure is reckoned by hand beside it.
#include <cmath>

#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/calibrate/xray.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

/// An answer of one trace, each of these a segment's document.
std::string traceAnswer(const std::string& id, const std::vector<std::string>& documents,
                        const std::string& more = {}) {
    std::string segments;
    for (const std::string& one : documents)
        segments += (segments.empty() ? "" : ",") + std::string("{\"Document\":") + document::quoteJson(one) + "}";
    return R"({"Traces":[{"Id":")" + id + R"(","Duration":0.9,"LimitExceeded":false)" + more + R"(,"Segments":[)" +
           segments + R"(]}],"UnprocessedTraceIds":[]})";
}

/// A function's segment: from and to in seconds behind 1768471200.
std::string functionSegment(const std::string& id, const std::string& name, const std::string& subsegments,
                            const std::string& more = {}) {
    return R"({"id":")" + id + R"(","name":")" + name + R"(","origin":"AWS::Lambda::Function",)" + more +
           R"("aws":{"account_id":"123456789012","resource_names":[")" + name + R"("]},"subsegments":[)" + subsegments +
           "]}";
}

std::string subsegment(const std::string& name, const std::string& from, const std::string& to,
                       const std::string& more = {}, const std::string& inside = {}) {
    return R"({"id":"p)" + name + from + R"(","name":")" + name + R"(","start_time":17684712)" + from +
           R"(,"end_time":17684712)" + to + more + (inside.empty() ? "" : ",\"subsegments\":[" + inside + "]") + "}";
}

constexpr const char* kAwsSpace = R"(,"namespace":"aws")";
constexpr const char* kSegmentTimes = R"("start_time":1768471200.40,"end_time":1768471200.90,)";

calibrate::TraceSample tracesOf(const std::string& text, std::set<std::string>& seen) {
    const document::Loaded loaded = document::readText(text, "t.json", document::Format::Json);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.ok());
    REQUIRE(calibrate::isTraces(*loaded.root));
    return calibrate::readTraces(*loaded.root, seen);
}

calibrate::TraceSample tracesOf(const std::string& text) {
    std::set<std::string> seen;
    return tracesOf(text, seen);
}

double tracedMilliseconds(base::Duration time) { return static_cast<double>(time.count) / 1e6; }

bool tracesSay(const calibrate::Findings& findings, const std::string& what) {
    for (const std::string& one : findings) {
        if (one.find(what) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a trace through several services: each function's own time, by hand", "[calibrate]") {
    // Orders: Invocation .45 to .85 = 400 ms. Its calls: DynamoDB .50 to .60 (a throttled try inside is part of it),
    // HTTPS .58 to .70 and, below a handler's own subsegment, SQS .80 to .82: together 200 + 20 ms; 180 ms are its own.
    const std::string throttled = subsegment("attempt", "00.50", "00.53", R"(,"throttle":true,"namespace":"aws")");
    const std::string handler = subsegment(
        "## handler", "00.46", "00.84", R"(,"annotations":{"tenant":"a"},"metadata":{"n":{"k":[1,2]}})",
        subsegment("DynamoDB", "00.50", "00.60", R"(,"namespace":"aws","error":true,"throttle":true)", throttled) +
            "," + subsegment("api.example.com", "00.58", "00.70", R"(,"namespace":"remote")") + "," +
            subsegment("## send", "00.79", "00.83", "", subsegment("SQS", "00.80", "00.82", kAwsSpace)));
    const std::string orders = functionSegment("f1", "shop-Orders-1A",
                                               subsegment("Initialization", "00.10", "00.38") + "," +
                                                   subsegment("Invocation", "00.45", "00.85", "", handler) + "," +
                                                   subsegment("Overhead", "00.85", "00.90"),
                                               kSegmentTimes);
    // Mailer, by SQS: failed after 30 ms; X-Ray writes times as 1.7684712012E9 as well.
    const std::string mailer = functionSegment(
        "f2", "shop-Mailer-2B",
        R"({"id":"i2","name":"Invocation","start_time":1.76847120120E9,"end_time":1.76847120123E9})",
        R"("start_time":1.7684712012E9,"end_time":1.76847120124E9,"fault":true,"cause":{"exceptions":[]},)");
    const std::string gateway =
        R"({"id":"g","name":"shop/prod","start_time":1768471200.0,"end_time":1768471200.95,"origin":"AWS::ApiGateway::Stage"})";
    const std::string service =
        R"({"id":"s","name":"shop-Orders-1A","start_time":1768471200.02,"end_time":1768471200.92,"origin":"AWS::Lambda","subsegments":[{"id":"d","name":"Dwell Time","start_time":1768471200.02,"end_time":1768471200.3},{"id":"a","name":"Attempt #1","start_time":1768471200.3,"end_time":1768471200.92}]})";
    const std::string inferred =
        R"({"id":"t","name":"DynamoDB","start_time":1768471200.5,"end_time":1768471200.6,"parent_id":"pDynamoDB00.50","inferred":true,"throttle":true,"origin":"AWS::DynamoDB::Table"})";
    const auto sample = tracesOf(traceAnswer("1-69680000-a", {gateway, service, orders, inferred, mailer}));
    REQUIRE(sample.functions.size() == 2);
    const calibrate::TracedFunction& one = sample.functions.at("shop-Orders-1A");
    CHECK(std::abs(tracedMilliseconds(one.own.largest()) - 180.0) < 0.01);
    CHECK(std::abs(tracedMilliseconds(one.inits.largest()) - 280.0) < 0.01);
    CHECK(one.failed == 0);
    CHECK(one.calls == std::map<std::string, std::uint64_t>{{"DynamoDB", 1}, {"SQS", 1}, {"api.example.com", 1}});
    const calibrate::TracedFunction& other = sample.functions.at("shop-Mailer-2B");
    CHECK(std::abs(tracedMilliseconds(other.own.largest()) - 30.0) < 0.01);
    CHECK(other.failed == 1);
    CHECK(sample.unread == 0);
}

TEST_CASE("the older form, without a part Invocation: X-Ray's guide prints one", "[calibrate]") {
    // Segment .83 to 2.57 = 1740 ms, SNS 959 of them; INIT 755 ms, over before the segment begins.
    const auto sample = tracesOf(traceAnswer(
        "1-b",
        {functionSegment(
            "f", "f",
            R"({"id":"a","name":"annotations","start_time":1.499473413012E9,"end_time":1.499473413069E9},)"
            R"({"id":"s","name":"SNS","namespace":"aws","start_time":1.499473413112E9,"end_time":1.499473414071E9},)"
            R"({"id":"i","name":"Initialization","start_time":1.499473412064E9,"end_time":1.499473412819E9})",
            R"("start_time":1.49947341283E9,"end_time":1.49947341457E9,)")}));
    CHECK(std::abs(tracedMilliseconds(sample.functions.at("f").own.largest()) - 781.0) < 0.01);
    CHECK(std::abs(tracedMilliseconds(sample.functions.at("f").inits.largest()) - 755.0) < 0.01);
}

TEST_CASE("subsegments that were sent by themselves are part of what they name", "[calibrate]") {
    // Invocation 400 ms; DynamoDB (100 ms) is sent below it, S3 (50 ms) below a subsegment that was sent itself.
    const std::string invocation =
        R"({"id":"inv","name":"Invocation","start_time":1768471200.4,"end_time":1768471200.8})";
    const auto sent = [](const std::string& id, const std::string& parent, const std::string& name,
                         const std::string& from, const std::string& to, const std::string& space) {
        return R"({"type":"subsegment","id":")" + id + R"(","parent_id":")" + parent + R"(","name":")" + name +
               R"(","start_time":1768471200.)" + from + R"(,"end_time":1768471200.)" + to + space + "}";
    };
    const auto sample = tracesOf(traceAnswer(
        "1-c",
        {sent("d", "inv", "DynamoDB", "45", "55", kAwsSpace), functionSegment("f", "f", invocation, kSegmentTimes),
         sent("h", "inv", "## work", "60", "75", ""), sent("s", "h", "S3", "65", "70", kAwsSpace),
         // Parts that name themselves and each other as parents end.
         sent("x", "x", "## x", "10", "20", ""), sent("y", "inv", "## y", "61", "62", ""),
         sent("inv", "y", "## z", "61", "62", "")}));
    CHECK(std::abs(tracedMilliseconds(sample.functions.at("f").own.largest()) - 250.0) < 0.01);
}

TEST_CASE("what has not ended comes again, what was there counts once, and what cannot be right is left out",
          "[calibrate]") {
    std::set<std::string> seen;
    const std::string done = functionSegment("a", "f", subsegment("Invocation", "00.45", "00.55"), kSegmentTimes);
    const std::string begun =
        R"({"id":"b","name":"f","origin":"AWS::Lambda::Function","start_time":1768471201.0,"in_progress":true})";
    const std::string ended = functionSegment("b", "f", subsegment("Invocation", "01.00", "01.20"),
                                              R"("start_time":1768471201.0,"end_time":1768471201.2,)");
    const auto first = tracesOf(traceAnswer("1-d", {done, begun}), seen);
    CHECK(first.functions.at("f").own.count() == 1);
    CHECK(first.unread == 1);
    const auto second = tracesOf(traceAnswer("1-d", {done, ended}), seen);
    CHECK(second.repeated == 1);
    REQUIRE(second.functions.at("f").own.count() == 1);
    CHECK(std::abs(tracedMilliseconds(second.functions.at("f").own.largest()) - 200.0) < 0.01);
    // Milliseconds since 1970 are not what X-Ray writes: 100 of them would be read as 100 s.
    const auto wrong = tracesOf(traceAnswer(
        "1-e", {functionSegment("c", "f",
                                R"({"id":"i","name":"Invocation","start_time":1768471200400,"end_time":1768471200500})",
                                kSegmentTimes)}));
    CHECK(wrong.unread == 1);
    CHECK(wrong.functions.empty());
    std::string large = traceAnswer("1-f", {done});
    large.replace(large.find("false"), 5, "true");
    CHECK(tracesOf(large).cut == 1);
    CHECK(tracesOf(large).functions.empty());
}

TEST_CASE("a function whose SDK is not traced gets its whole time, never its calls twice", "[calibrate]") {
    const auto untold = tracesOf(
        traceAnswer("1-g", {functionSegment("a", "F", subsegment("Invocation", "00.45", "00.55"), kSegmentTimes)}));
    Node scenario = smallScenario(kWithCall);
    const auto findings = calibrate::calibrateTraced(scenario, "F", untold.functions.at("F"), "t.json");
    REQUIRE(findings);
    CHECK(tracesSay(*findings, "no trace shows one"));
    CHECK(document::resolve(scenario, "/Resources/F/Behavior/Duration")->asString() == "100ms");
    CHECK(document::resolve(scenario, "/Resources/F/Behavior/Steps/Code") == nullptr);
    static_cast<void>(loadedScenario(scenario));
    const auto told = tracesOf(traceAnswer(
        "1-h",
        {functionSegment("a", "F",
                         subsegment("Invocation", "00.45", "00.55", "", subsegment("S3", "00.46", "00.50", kAwsSpace)) +
                             "," + subsegment("Restore", "00.10", "00.30"),
                         kSegmentTimes)}));
    Node alone = smallScenario(kOnlyCode);
    const auto more = calibrate::calibrateTraced(alone, "F", told.functions.at("F"), "t.json");
    REQUIRE(more);
    CHECK(tracesSay(*more, "calls \"S3\" 1 times in the traces, and nothing in the scenario"));
    CHECK(tracesSay(*more, "1 restores of a snapshot"));
    document::resolve(alone, "/Resources/F/Properties")
        ->set("SnapStart", Node::object())
        .set("ApplyOn", Node::string("PublishedVersions"));
    REQUIRE(calibrate::calibrateTraced(alone, "F", told.functions.at("F"), "t.json"));
    CHECK(document::resolve(alone, "/Resources/F/Behavior/Restore")->asString() == "200ms");
}

// CloudFormation User Guide, cfn-console-view-stack-resources: STACK-LOGICALID-SUFFIX.
TEST_CASE("of several traced functions each is found by the name that CloudFormation made", "[calibrate]") {
    const Recording file("functions.json");
    file.open() << traceAnswer(
        "1-k",
        {functionSegment("a", "shop-F-1A2B3C4D5E6F", subsegment("Invocation", "00.45", "00.55"), kSegmentTimes),
         functionSegment("b", "shop-Other-1A2B3C4D5E6F", subsegment("Invocation", "00.60", "00.90"), kSegmentTimes)});
    Node scenario = smallScenario(kOnlyCode);
    calibrate::Calibration calibration(scenario, "", "", file.path().parent_path(), "s");
    const auto findings = calibration.apply(file.path());
    REQUIRE(findings);
    CHECK(tracesSay(*findings, "\"shop-Other-1A2B3C4D5E6F\" is no function of the scenario: left out"));
    CHECK(document::resolve(scenario, "/Resources/F/Behavior/Steps/Code/Compute/Duration")->asString() == "100ms");
}

TEST_CASE("answers that follow each other in a file count together; summaries are refused by name", "[calibrate]") {
    const Recording file("traces.json");
    const std::string one =
        traceAnswer("1-i", {functionSegment("a", "F", subsegment("Invocation", "00.45", "00.55"), kSegmentTimes)});
    const std::string two =
        traceAnswer("1-j", {functionSegment("a", "F", subsegment("Invocation", "00.45", "00.65"), kSegmentTimes)});
    file.open() << one << "\n" << two << "\n" << one;
    Node scenario = smallScenario(kOnlyCode);
    calibrate::Calibration calibration(scenario, "F", "", file.path().parent_path(), "s");
    const auto findings = calibration.apply(file.path());
    INFO((findings ? std::string() : findings.error().what));
    REQUIRE(findings);
    CHECK(tracesSay(*findings, "of 2"));
    CHECK(tracesSay(*findings, "1 invocations were there before"));
    file.open() << R"({"TraceSummaries":[{"Id":"1-i","Duration":0.1,"HasFault":false}],"TracesProcessedCount":1})";
    const auto summaries = calibration.apply(file.path());
    REQUIRE_FALSE(summaries);
    CHECK(summaries.error().what.find("batch-get-traces") != std::string::npos);
}
