// SPDX-License-Identifier: GPL-3.0-or-later
// Routes whose answers are streamed, in a file.
#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kStreams = R"("Integration": "Film", "ResponseTransferMode": "STREAM", "TimeoutInMillis": 60000)";

std::string film(const std::string& size) {
    return R"(, "Film": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 60, "MemorySize": 1024 },
 "Behavior": { "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", "ResponseSize": ")" +
           size + R"(", "Steps": [ { "Wait": "1s" } ] } })";
}

bool streams(const format::LoadedScenario& loaded, const std::string& function) {
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    for (const format::Resource& resource : loaded.scenario->designs.at(0).resources) {
        if (resource.name == function) return std::get<lambda::Spec>(resource.spec).streams;
    }
    return false;
}

}  // namespace

// By hand: 20 MB are 14 MB above Lambda's free 6, 7 s at 2 MB/s: 8 s with the code's own; two calls of 10 MB.
TEST_CASE("a function behind a route that streams answers as a stream", "[format]") {
    const std::string load1 = R"("W": { "Target": "Api", "Arrivals": { "Constant": { "Rate": "1/min" } } })";
    const auto loaded = load(file(rest("\"GET /film\": { " + kStreams + " }") + film("20MB"), load1));
    CHECK(streams(loaded, "Film"));
    std::vector<base::MeterReading> readings;
    const auto figures = figuresOf(loaded, "Film", &readings);
    const double calls = figures.at("Invocations");
    CHECK(calls == 10.0);
    for (const base::MeterReading& reading : readings) {
        const double units = static_cast<double>(reading.granules) / static_cast<double>(reading.granulesPerUnit);
        if (reading.usageType == "Lambda-GB-Second") CHECK(units == Approx(8.0 * calls));
        if (reading.usageType == "Lambda-Streaming-Response-Processed-Bytes")
            CHECK(units == Approx(14.0 / 1'024.0 * calls));
    }
    figuresOf(loaded, "Api", &readings);
    REQUIRE(readings.at(0).usageType == "ApiGatewayRequest");
    CHECK(readings[0].granules == 20);
}

// By hand: of 20 MB the code's second and four of the stream pass, 6 MB and 8 MB: two calls of 10 MB each. Where the
// function's Timeout cuts it the function's bill ends there, where the route does the function sends all of it unheard.
TEST_CASE("what was sent of a stream that is cut is charged and has left AWS", "[format]") {
    const std::string load1 = R"("W": { "Target": "Api", "Arrivals": { "Constant": { "Rate": "1/min" } } })";
    for (const bool byRoute : {true, false}) {
        std::string resources = rest("\"GET /film\": { " + kStreams + " }") + film("20MB");
        const std::string patience = byRoute ? R"("TimeoutInMillis": 60000)" : R"("Timeout": 60)";
        const std::string shorter = byRoute ? R"("TimeoutInMillis": 5000)" : R"("Timeout": 5)";
        resources.replace(resources.find(patience), patience.size(), shorter);
        const auto loaded = load(file(resources, load1));
        std::vector<base::MeterReading> readings;
        CHECK(figuresOf(loaded, "Api", &readings).at("5XXError") == 10.0);
        CHECK(readings.at(0).granules == 20);
        CHECK(readings.at(1).granules == 10 * base::mebibytes(14).count);
        figuresOf(loaded, "Film", &readings);
        for (const base::MeterReading& reading : readings) {
            if (reading.usageType == "Lambda-Streaming-Response-Processed-Bytes")
                CHECK(reading.granules == 10 * base::mebibytes(byRoute ? 14 : 8).count);
        }
    }
}

// By hand: of ten calls by either route those that stream take 8 s, of the others the answer of 20 MB fails after 1 s.
TEST_CASE("a route that does not stream gets whole answers of the same function, of 6 MB at most", "[format]") {
    const std::string both = "\"GET /film\": { " + kStreams + R"( }, "GET /still": { "Integration": "Film" })";
    const auto asks = [](const std::string& route) {
        return R"("W": { "Target": "Api", "Route": ")" + route +
               R"(", "Arrivals": { "Constant": { "Rate": "1/min" } } })";
    };
    std::vector<base::MeterReading> readings;
    for (const bool streamed : {true, false}) {
        const auto figures = figuresOf(
            load(file(rest(both) + film("20MB"), asks(streamed ? "GET /film" : "GET /still"))), "Film", &readings);
        CHECK(figures.at("Errors") == (streamed ? 0.0 : 10.0));
        for (const base::MeterReading& reading : readings) {
            if (reading.usageType == "Lambda-GB-Second")
                CHECK(static_cast<double>(reading.granules) / static_cast<double>(reading.granulesPerUnit) ==
                      Approx(streamed ? 80.0 : 10.0));
        }
    }
}

TEST_CASE("larger answers of a server stream", "[format]") {
    const std::string server =
        R"("GET /film": { "Integration": { "Http": { "Latency": "1s" } }, "ResponseTransferMode": "STREAM" })";
    CHECK(load(file(rest(server), loadOn(R"("ResponseSize": "20MB")"))).scenario);
    CHECK(holds(refused(rest(R"("GET /film": { "Integration": { "Http": { "Latency": "1s" } } })"),
                        loadOn(R"("ResponseSize": "20MB")")),
                "the largest payload of a REST API"));
    CHECK(holds(refused(R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
 "Routes": { "GET /film": { "Integration": "F", "ResponseTransferMode": "STREAM" } } })"),
                "only REST APIs stream"));
}
