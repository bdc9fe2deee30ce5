// SPDX-License-Identifier: GPL-3.0-or-later
// Access logs in any order, in several files, with lines twice, and inside of CloudWatch Logs' answers.
#include <algorithm>
#include <cmath>

#include "model/base/random.hpp"
#include "scenarios/calibrate/access_events.hpp"
#include "tests/calibrate/access_lines.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

// Arrivals in fives at random seconds, 20 clusters a minute: the index of dispersion is that of the clusters' size, 5.
TEST_CASE("the order of a log's lines does not matter, nor in how many files they come", "[calibrate]") {
    std::vector<std::string> lines;
    base::Stream stream(base::deriveKey(21, 0));
    for (std::int64_t cluster = 0; cluster < 1'200; ++cluster) {
        const auto second = static_cast<std::int64_t>(stream.uniformOpen() * 3'600.0);
        for (int i = 0; i < 5; ++i) lines.push_back(jsonLine(kStart + second, "GET /a", 5 + i, 3));
    }
    const auto read = [](const std::vector<std::string>& order, std::size_t files) {
        calibrate::SeenLines seen;
        calibrate::AccessLog whole;
        for (std::size_t file = 0; file < files; ++file) {
            const Recording log("order.log");
            {
                auto out = log.open();
                for (std::size_t i = file; i < order.size(); i += files) out << order[i];
            }
            const auto one = calibrate::readAccessLog(log.path(), seen);
            REQUIRE(one);
            whole.merge(*one);
        }
        return calibrate::sampleOf(std::move(whole));
    };
    std::vector<std::string> sorted = lines;
    std::ranges::sort(sorted);  // by time: the lines begin alike up to it
    const calibrate::AccessSample inOrder = read(sorted, 1);
    CHECK(std::abs(inOrder.burstiness.index - 5.0) < 0.75);  // three times 5 sqrt(2 / 1200 x ...) at most
    for (const calibrate::AccessSample& other : {read(lines, 1), read(sorted, 3)}) {
        CHECK(other.log.requests == 6'000);
        CHECK(other.burstiness.index == Approx(inOrder.burstiness.index));
        CHECK(other.burstiness.halfWidth.value() == Approx(inOrder.burstiness.halfWidth.value()));
        CHECK(other.perMinute == inOrder.perMinute);
    }
}

TEST_CASE("a request that is there twice counts once", "[calibrate]") {
    const auto line = [](int id, int latency) {
        std::string text = jsonLine(kStart + id, "GET /a", latency, 3);
        return text.replace(text.find("\"x\""), 3, "\"" + std::to_string(id) + "\"");
    };
    const Recording log("twice.log");
    {
        auto out = log.open();
        for (int pass = 0; pass < 2; ++pass) {
            for (int i = 0; i < 120; ++i) out << line(i, 5);
        }
        out << line(7, 6);  // of the same identifier, and yet another line
    }
    const calibrate::AccessSample sample = accessSample(log.path());
    CHECK(sample.log.requests == 121);
    CHECK(sample.log.repeated == 120);
    CHECK(sample.perMinute.at(kStart) == 61);
    Node root = apiScenario();
    const auto findings = calibrate::calibrateAccess(root, "W", sample, "t.csv", "twice.log");
    REQUIRE(findings);
    CHECK(std::ranges::any_of(*findings,
                              [](const std::string& one) { return one.starts_with("120 lines were there before"); }));
    const Node* source = document::resolve(root, "/Imported/Measured");
    REQUIRE(source != nullptr);
    CHECK(source->find("/Workloads/W/Arrivals")->asString() == "twice.log, 121 requests, data of 2026-01-05");
}

TEST_CASE("CloudWatch Logs' answers in JSON hold an access log like a file of its lines", "[calibrate]") {
    const std::string line =
        R"({\"requestId\":\"%\",\"requestTimeEpoch\":\"1767571200000\",\"routeKey\":\"GET /a\",\"status\":\"200\"})";
    const auto numbered = [&](int i) { return std::string(line).replace(line.find('%'), 1, std::to_string(i)); };
    std::string events = R"({"events": [{"timestamp": 1, "message": "Starting", "ingestionTime": 2})";
    std::string rows = R"({"results": [)";
    for (int i = 0; i < 40; ++i) {
        events += R"(, {"timestamp": 1, "message": ")" + numbered(i) + R"("})";
        rows += std::string(i == 0 ? "" : ", ") +
                R"([{"field": "@ptr", "value": "x"}, {"field": "@message", "value": ")" + numbered(i) + R"("}])";
    }
    const auto read = [](const std::string& text) {
        const Recording file("events.json");
        { file.open() << text; }
        return accessSample(file.path());
    };
    const calibrate::AccessSample ofEvents = read(events + "]}");
    CHECK(ofEvents.log.requests == 40);
    CHECK(ofEvents.log.unread == 1);
    CHECK(ofEvents.log.minutes.at(kStart).front() == 40);
    CHECK(read(rows + "]}").log.requests == 40);
    const Recording half("half.json");
    { half.open() << events; }
    calibrate::SeenLines seen;
    const auto broken = calibrate::readAccessLog(half.path(), seen);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().what.find("ends too early") != std::string::npos);
    CHECK_FALSE(calibrate::isAccessEvents(R"({"events": [{"message": "REPORT RequestId: x"}]})"));
    CHECK_FALSE(calibrate::isAccessEvents("{\"a\": 1}"));
}

TEST_CASE("each format's request identifier is read", "[calibrate]") {
    const auto request = [](const std::string& line) {
        const auto access = calibrate::parseAccess(line);
        REQUIRE(access);
        return access->request;
    };
    const std::uint64_t known = recorded::requestHash("r0");
    CHECK(request(R"({"requestId":"r0","requestTimeEpoch":"1767571200000","routeKey":"GET /a","status":"200"})") ==
          known);
    CHECK(request("1.2.3.4 - - [05/Jan/2026:00:00:07 +0000] \"GET /a HTTP/1.1\" 200 5 r0") == known);
    CHECK(request("1.2.3.4,-,-,05/Jan/2026:00:00:07 +0000,GET,/a,HTTP/1.1,200,900,r0\r") == known);
    CHECK(request(
              "<request id=\"r0\"> <requestTime>05/Jan/2026:00:00:07 +0000</requestTime> <httpMethod>GET</httpMethod> "
              "<resourcePath>/a</resourcePath> <status>200</status> <responseLength>9</responseLength> </request>") ==
          known);
    CHECK(request("1.2.3.4 - - [05/Jan/2026:00:00:07 +0000] \"GET /a HTTP/1.1\" 200 5 -") == 0);
}
