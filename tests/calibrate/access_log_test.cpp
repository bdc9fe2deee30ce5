// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/access_log.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/random.hpp"
#include "model/workload/timestamp.hpp"
#include "tests/calibrate/access_lines.hpp"

using namespace headroom;
using namespace headroom::test;
using calibrate::AccessLine;
using document::Node;

namespace {

/// A log of clusters at random instants: sizes geometric of that mean.
double burstinessOf(double meanSize, std::uint64_t seed) {
    const Recording log("bursts.log");
    {
        auto out = log.open();
        base::Stream stream(base::deriveKey(seed, 0));
        for (std::int64_t minute = 0; minute < 120; ++minute) {
            for (int cluster = 0; cluster < 200; ++cluster) {
                const auto second = static_cast<std::int64_t>(stream.uniformOpen() * 60.0);
                int size = 1;
                while (stream.uniformOpen() > 1.0 / meanSize) ++size;
                for (int i = 0; i < size; ++i) out << jsonLine(kStart + minute * 60 + second, "GET /a", 5, 3);
            }
        }
    }
    return accessSample(log.path()).burstiness.index;
}

}  // namespace

TEST_CASE("lines of access logs, in JSON and in the Common Log Format", "[calibrate]") {
    const auto json = calibrate::parseAccess(
        R"({ "requestId":"id", "ip": "1.2.3.4", "requestTime":"05/Jan/2026:00:00:07 +0000", "httpMethod":"GET","resourcePath":"/items/{id}", "status":"200","protocol":"HTTP/1.1", "responseLength":"1234", "integrationLatency":"-" })");
    REQUIRE(json);
    CHECK(json->second == kStart + 7);
    CHECK(json->route == "GET /items/{id}");
    CHECK(json->bytes == 1234);
    CHECK_FALSE(json->integrationLatency);
    const auto common =
        calibrate::parseAccess(R"(1.2.3.4 - - [05/Jan/2026:02:00:07 +0200] "GET /items/7?x=1 HTTP/1.1" 429 77 abc)");
    REQUIRE(common);
    CHECK(common->second == kStart + 7);
    CHECK(common->route == "GET /items/7?x=1");
    CHECK(common->status == 429);
    CHECK(common->bytes == 77);
    const auto xml = calibrate::parseAccess(
        "<request id=\"r0\"> <ip>1.2.3.4</ip> <caller>-</caller> <user>-</user> <requestTime>05/Jan/2026:00:00:07 "
        "+0000</requestTime> <httpMethod>GET</httpMethod> <resourcePath>/items/{id}</resourcePath> "
        "<status>200</status> <protocol>HTTP/1.1</protocol> <responseLength>900</responseLength> </request>");
    REQUIRE(xml);
    CHECK(xml->second == kStart + 7);
    CHECK(xml->route == "GET /items/{id}");
    CHECK(xml->bytes == 900);
    const auto csv =
        calibrate::parseAccess("1.2.3.4,-,-,05/Jan/2026:00:00:07 +0000,GET,/items/{id},HTTP/1.1,429,900,r0");
    REQUIRE(csv);
    CHECK(csv->second == kStart + 7);
    CHECK(csv->route == "GET /items/{id}");
    CHECK(csv->status == 429);
    CHECK_FALSE(calibrate::parseAccess("time,requests"));
    CHECK_FALSE(calibrate::parseAccess("<request <requestTime>05/Jan"));
    CHECK_FALSE(calibrate::parseAccess(""));
    CHECK_FALSE(calibrate::parseAccess("START RequestId: x"));
    CHECK_FALSE(calibrate::parseAccess(R"({"requestTime":"40/Jan/2026:00:00:07 +0000","status":"200"})"));
    CHECK_FALSE(calibrate::parseAccess(R"(1.2.3.4 - - [05/Jan/2026:02:00:07 +0200] "GET )"));
}

TEST_CASE("an access log becomes traffic by route, the gateway's overhead and the size of answers", "[calibrate]") {
    const Recording log("access.log");
    {
        auto out = log.open();
        for (int i = 0; i < 300; ++i) out << jsonLine(kStart + i, "GET /items/{id}", 15, 10);
        for (int i = 0; i < 100; ++i) out << jsonLine(kStart + 3 * i, "POST /items", 25, 20, i == 0 ? 429 : 200);
        out << "not a line of it\n";
    }
    const calibrate::AccessSample sample = accessSample(log.path());
    CHECK(sample.log.requests == 400);
    CHECK(sample.log.unread == 1);
    CHECK(sample.log.throttled == 1);
    CHECK(sample.perMinute.size() == 5);
    CHECK(calibrate::trafficCsv(sample).starts_with("time,requests\n2026-01-05T00:00:00Z,80\n"));
    Node root = apiScenario();
    const Recording traffic("s.W.traffic.csv");
    { traffic.open() << calibrate::trafficCsv(sample); }
    const auto findings =
        calibrate::calibrateAccess(root, "W", sample, traffic.path().filename().string(), "access.log");
    REQUIRE(findings);
    CHECK(document::resolve(root, "/Workloads/W/Route") == nullptr);
    CHECK(document::resolve(root, "/Workloads/W/Mix/0/Weight")->asInteger() == 300);
    CHECK(document::resolve(root, "/Workloads/W/Mix/1/Route")->asString() == "POST /items");
    CHECK(document::resolve(root, "/Workloads/W/ResponseSize")->asString() == "512B");
    CHECK(document::resolve(root, "/Resources/Api/Behavior/Overhead") != nullptr);
    CHECK(document::resolve(root, "/Simulation/Duration")->asString() == "300s");
    static_cast<void>(loadedScenario(root, (traffic.path().parent_path() / "s.json").string()));
    CHECK_FALSE(calibrate::calibrateAccess(root, "Nobody", sample, "x.csv", "access.log"));
    CHECK_FALSE(calibrate::calibrateAccess(root, "W", {}, "x.csv", "access.log"));
}

TEST_CASE("paths are told apart by the variables of routes", "[calibrate]") {
    const Recording log("paths.log");
    {
        auto out = log.open();
        for (int i = 0; i < 9; ++i)
            out << "1.2.3.4 - - [05/Jan/2026:00:00:0" + std::to_string(i) + " +0000] \"GET /items/" +
                       std::to_string(i) + " HTTP/1.1\" 200 5 id\n";
        out << "1.2.3.4 - - [05/Jan/2026:00:00:09 +0000] \"GET /nowhere HTTP/1.1\" 404 5 id\n";
    }
    const calibrate::AccessSample sample = accessSample(log.path());
    Node root = apiScenario();
    const auto findings = calibrate::calibrateAccess(root, "W", sample, "t.csv", "paths.log");
    REQUIRE(findings);
    CHECK(document::resolve(root, "/Workloads/W/Route")->asString() == "GET /items/{id}");
    const bool said = std::ranges::any_of(
        *findings, [](const std::string& one) { return one == "1 requests are of no route of the API"; });
    CHECK(said);
}

TEST_CASE("burstiness comes back from the clusters of a log", "[calibrate]") {
    // Geometric clusters of mean m: variance over mean of counts is 2 m - 1.
    for (const double size : {1.0, 2.0, 4.0}) {
        const double found = burstinessOf(size, 11);
        INFO(size << " " << found);
        CHECK(std::abs(found / (2.0 * size - 1.0) - 1.0) < 0.1);
    }
}

// Independent arrivals have an index of dispersion of 1 whenever the log begins; the minute in which it begins has 23
// seconds of them, and 37 that are not there.
TEST_CASE("a log that begins and ends inside a minute is no burst, and its rate is that of its seconds",
          "[calibrate]") {
    const Recording log("parts.log");
    {
        auto out = log.open();
        base::Stream stream(base::deriveKey(3, 0));
        for (double at = 37.0; at < 37.0 + 20.0 * 60.0;) {
            out << jsonLine(kStart + static_cast<std::int64_t>(at), "GET /a", 5, 3);
            at += -std::log(stream.uniformOpen()) / 20.0;
        }
    }
    const calibrate::AccessSample sample = accessSample(log.path());
    CHECK(std::abs(sample.burstiness.index - 1.0) < 0.13);  // three times sqrt(2 / 1180)
    CHECK(sample.partMinutes == 2);
    for (const auto& [minute, count] : sample.perMinute) {
        INFO(minute);
        CHECK(std::abs(static_cast<double>(count) - 1200.0) < 5.0 * std::sqrt(1200.0 * 60.0 / 23.0));
    }
}

TEST_CASE("a short log is filled up by hand's count, and a quiet one is not", "[calibrate]") {
    const Recording log("short.log");
    {
        auto out = log.open();
        for (int i = 0; i < 60; ++i) out << jsonLine(kStart + 30 + i / 3, "GET /a", 5, 3);  // 3/s from :30 to :49
    }
    const calibrate::AccessSample sample = accessSample(log.path());
    CHECK(calibrate::trafficCsv(sample) == "time,requests\n2026-01-05T00:00:00Z,180\n");
    CHECK(sample.burstiness.index == 0.0);  // three in every second
    const Recording quiet("quiet.log");
    {
        auto out = quiet.open();
        for (const int second : {37, 95, 170}) out << jsonLine(kStart + second, "GET /a", 5, 3);
    }
    const calibrate::AccessSample few = accessSample(quiet.path());
    CHECK(few.partMinutes == 0);
    CHECK(few.perMinute.at(kStart) == 1);
}

TEST_CASE("requests that a wrong clock put years away are left out and told of; a quiet weekend is not",
          "[calibrate]") {
    const auto logged = [](std::initializer_list<std::int64_t> strays, std::int64_t pause) {
        const Recording log("clock.log");
        {
            auto out = log.open();
            for (const std::int64_t second : strays) out << jsonLine(second, "POST /items", 5, 3);
            for (std::int64_t i = 0; i < 3'000; ++i) {
                const std::int64_t later = i < 1'500 ? 0 : pause;
                out << jsonLine(kStart + i + later, "POST /items", 5, 3);
            }
        }
        return accessSample(log.path());
    };
    const auto wrong = logged({86'400, 4'102'444'800}, 0);  // 1970 and 2100
    CHECK(wrong.strays == 2);
    CHECK(wrong.perMinute.size() == 50);
    CHECK(wrong.perMinute.begin()->first == kStart);
    Node scenario = apiScenario();
    const auto findings = calibrate::calibrateAccess(scenario, "W", wrong, "t.csv", "clock.log");
    REQUIRE(findings);
    CHECK(std::ranges::any_of(*findings, [](const std::string& finding) {
        return finding.starts_with("2 requests lie more than a day away from all others (");
    }));
    CHECK(scenario.find("Simulation")->find("Duration")->asString() == "3000s");
    CHECK(logged({}, 3 * 86'400).strays == 0);
    CHECK(logged({kStart - 90'000, kStart - 90'000, kStart - 90'000, kStart - 90'000}, 0).strays ==
          0);  // four are many
}
