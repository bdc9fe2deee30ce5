// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions: workloads whose clients hold connections of a WebSocket API.
#include <cmath>
#include <utility>

#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

// By hand: a silent connection is closed after 10 minutes, one that speaks after two hours.
TEST_CASE("the gateway closes connections that are idle or old", "[format]") {
    for (const auto& [session, length] :
         {std::pair{R"({ "Length": "30m" })", 10.0}, std::pair{R"({ "Length": "5h", "Messages": "2/min" })", 120.0}}) {
        std::string text =
            file(R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" },
  "Routes": { "$default": "Mock" } })",
                 R"("W": { "Target": "Api", "Session": )" + std::string(session) +
                     R"(, "Arrivals": { "Spike": { "Base": "0/s", "Peak": "5/s", "At": "0s", "For": "10s" } } })");
        text.replace(text.find("600s"), 4, "9000s");
        std::vector<base::MeterReading> readings;
        const auto figures = figuresOf(load(text), "Api", &readings);
        REQUIRE(figures.at("ConnectCount") > 20.0);
        const double minutes =
            static_cast<double>(readings.at(1).granules) / static_cast<double>(readings.at(1).granulesPerUnit);
        CHECK(minutes == Approx(length * figures.at("ConnectCount")).epsilon(1e-9));
    }
}

// By hand: a connection of 5 minutes is 5 minutes, whatever passes on it.
TEST_CASE("sessions hold connections of a WebSocket API", "[format]") {
    const auto chat = [](const std::string& session) {
        return load(file(
            R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" },
  "Routes": { "$connect": "G", "$default": "F" } })",
            R"("W": { "Target": "Api", "Session": )" + session +
                R"(, "PayloadSize": "33KB", "ResponseSize": "0B", "Arrivals": { "Spike": { "Base": "0/s", "Peak": "10/s", "At": "0s", "For": "10s" } } })",
            R"("Quotas": { "ApiGateway": { "ConnectRate": 1000 } })"));
    };
    std::vector<base::MeterReading> readings;
    const auto loaded = chat(R"({ "Length": "300s", "Messages": "2/min", "Received": "6/min" })");
    CHECK(format::serviceLabel(loaded.scenario->designs[0].resources.at(2).spec) == "WebSocket API");
    const auto figures = figuresOf(loaded, "Api", &readings);
    const double connects = figures.at("ConnectCount");
    REQUIRE(connects > 50.0);
    const double minutes =
        static_cast<double>(readings.at(1).granules) / static_cast<double>(readings.at(1).granulesPerUnit);
    CHECK(minutes == Approx(5.0 * connects).epsilon(1e-9));
    CHECK(figuresOf(loaded, "G").at("Invocations") == connects);
    const double sent = figuresOf(loaded, "F").at("Invocations");
    CHECK(std::abs(sent - 10.0 * connects) < 4.0 * std::sqrt(10.0 * connects));
    const double received = figures.at("MessageCount") - sent;
    CHECK(std::abs(received - 30.0 * connects) < 4.0 * std::sqrt(30.0 * connects));
    CHECK(static_cast<double>(readings.at(0).granules) == 2.0 * sent + received);  // 33 KB are two, nothing is one

    CHECK(holds(errorsOf(chat(R"({ "Messages": "1/s" })")), "lacks \"Length\""));
    CHECK(holds(
        refused(rest(R"("POST /items": "F")"), loadOn(R"("Route": "POST /items", "Session": { "Length": "5m" })")),
        "belongs to workloads on a WebSocket API"));
}

// By hand: 5 minutes of 6 messages a minute are 30; the function at $connect is asked once a connection.
TEST_CASE("clients that only listen need no route for messages", "[format]") {
    const auto listening = [](const std::string& session) {
        return load(file(
            R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" },
  "Routes": { "$connect": "G", "$disconnect": "F" } })",
            R"("W": { "Target": "Api", "Session": )" + session +
                R"(, "ResponseSize": "1KB", "Arrivals": { "Spike": { "Base": "0/s", "Peak": "10/s", "At": "0s", "For": "10s" } } })"));
    };
    const auto loaded = listening(R"({ "Length": "300s", "Received": "6/min" })");
    const auto figures = figuresOf(loaded, "Api");
    const double connects = figures.at("ConnectCount");
    REQUIRE(connects > 50.0);
    CHECK(figuresOf(loaded, "G").at("Invocations") == connects);
    CHECK(figuresOf(loaded, "F").at("Invocations") == connects);
    CHECK(std::abs(figures.at("MessageCount") - 30.0 * connects) < 4.0 * std::sqrt(30.0 * connects));
    CHECK(holds(errorsOf(listening(R"({ "Length": "300s", "Messages": "6/min" })")), "needs a route for messages"));
}

// By hand: a message above 128 KB (p = P(Z > ln(128 / 100) / (ln 4 / 2.326)) = 0.339 of these) is not taken and ends
// its connection, so that (1 - p) / p = 1.95 are taken of each.
TEST_CASE("a message above 128 KB ends its connection", "[format]") {
    std::string text = file(
        R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" },
  "Routes": { "$default": "F" } })",
        R"("W": { "Target": "Api", "Session": { "Length": "2h", "Messages": "10/min" }, "PayloadSize": { "LogNormal": { "Median": "100KB", "P99": "400KB" } },
   "Arrivals": { "Spike": { "Base": "0/s", "Peak": "10/s", "At": "0s", "For": "10s" } } })");
    const auto loaded = load(text);
    const auto figures = figuresOf(loaded, "Api");
    const double connects = figures.at("ConnectCount");
    REQUIRE(connects > 50.0);
    CHECK(figures.at("PayloadTooLarge") == connects);
    CHECK(figures.at("ClientError") == connects);
    const double taken = figuresOf(loaded, "F").at("Invocations");
    CHECK(std::abs(taken - 1.95 * connects) < 4.0 * 2.4 * std::sqrt(connects));
}

// By hand: every message is answered where the function says how large its answer is, none where it does not.
TEST_CASE("a message is answered only by a function that gives its ResponseSize", "[format]") {
    const auto chat = [](const std::string& behavior, const std::string& more = "") {
        return load(
            file(R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" },
  "Routes": { "$default": "H" } },
 "H": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 3, "MemorySize": 512 },
   "Behavior": { )" + behavior +
                     R"("Steps": [ { "Compute": { "Duration": "5ms" } } ] } })",
                 R"("W": { "Target": "Api", "Session": { "Length": "60s", "Messages": "10/min" })" + more +
                     R"(, "Arrivals": { "Spike": { "Base": "0/s", "Peak": "5/s", "At": "0s", "For": "10s" } } })"));
    };
    const auto messages = [](const format::LoadedScenario& loaded) {
        return figuresOf(loaded, "Api").at("MessageCount") / figuresOf(loaded, "H").at("Invocations");
    };
    CHECK(messages(chat("")) == 1.0);
    CHECK(messages(chat(R"("ResponseSize": "1KB", )")) == 2.0);
    CHECK(holds(errorsOf(chat("", R"(, "Timeout": "1s")")), "not modelled for sessions"));
}

// Oracle: the limits of API Gateway's table, 2 hours and 10 minutes.
TEST_CASE("sessions that the gateway always ends are warned of", "[format]") {
    const auto warned = [](const std::string& session) {
        const auto loaded = load(file(
            R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" }, "Routes": { "$default": "Mock" } })",
            R"("W": { "Target": "Api", "Session": { )" + session +
                R"( }, "Arrivals": { "Poisson": { "Rate": "1/s" } } })"));
        REQUIRE(loaded.scenario);
        return document::toLines(loaded.problems);
    };
    const std::string place = "/Workloads/W/Session/Length: warning: is always above ";
    CHECK(holds(warned(R"("Length": "3h", "Messages": "2/min")"), place + "2 hours"));
    CHECK_FALSE(holds(warned(R"("Length": "2h", "Messages": "2/min")"), "is always above"));
    CHECK(holds(warned(R"("Length": "11m")"), place + "10 minutes, and no message passes"));
    CHECK_FALSE(holds(warned(R"("Length": "10m")"), "no message passes"));
    CHECK(holds(warned(R"("Length": { "Exponential": { "Mean": "11m" } })"), "is on average above 10 minutes"));
    // The mean time until a Poisson process of rate r is silent for s is (e^(r s) - 1) / r: 15.6 and 21 minutes.
    const std::string seldom = "messages come so seldom that none passes for 10 minutes after about ";
    CHECK(holds(warned(R"("Length": "16m", "Received": "5/h")"), seldom + "16 minutes"));
    CHECK_FALSE(holds(warned(R"("Length": "15m", "Received": "5/h")"), "warning"));
    CHECK(holds(warned(R"("Length": "3h", "Messages": "8/h")"), seldom + "21 minutes"));
    CHECK_FALSE(holds(warned(R"("Length": "3h", "Messages": "8/h")"), "2 hours"));
    CHECK_FALSE(holds(warned(R"("Length": { "Exponential": { "Mean": "3h" } })"), "is always above"));
}
