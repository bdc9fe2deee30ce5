// SPDX-License-Identifier: GPL-3.0-or-later
// What a function's URLs answer: each streams by its own InvokeMode, and a workload says how large answers are where
// the function does not.
#include <algorithm>

#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// A function of 1 GB that answers after a second, its alias "live" with a URL of its own and "beta" with one that
/// streams.
std::string function(const std::string& behavior) {
    const auto version = [](const std::string& name) {
        return ", \"" + name +
               R"(": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "Film" } } })";
    };
    const auto alias = [](const std::string& resource, const std::string& name, const std::string& of) {
        return ", \"" + resource +
               R"(": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "Film" }, "Name": ")" +
               name + R"(", "FunctionVersion": { "Fn::GetAtt": [")" + of + R"(", "Version"] } } })";
    };
    const auto url = [](const std::string& resource, const std::string& name, const std::string& more) {
        return ", \"" + resource +
               R"(": { "Type": "AWS::Lambda::Url", "Properties": { "TargetFunctionArn": { "Ref": "Film" },
 "Qualifier": ")" +
               name + R"(", "AuthType": "NONE")" + more + " } }";
    };
    return R"("Film": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 60, "MemorySize": 1024 },
 "Behavior": { "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", )" +
           behavior + R"("Steps": [ { "Wait": "1s" } ] } })" + version("V1") + version("V2") +
           alias("Live", "live", "V1") + alias("Beta", "beta", "V2") + url("Whole", "live", "") +
           url("Stream", "beta", R"(, "InvokeMode": "RESPONSE_STREAM")");
}

/// Ten requests in ten minutes.
std::string asking(const std::string& target, const std::string& more = "") {
    return R"("W": { "Target": ")" + target + "\"" + more + R"(, "Arrivals": { "Constant": { "Rate": "1/min" } } })";
}

struct Seen {
    double errors = 0.0;
    double gigabyteSeconds = 0.0;
    double streamed = 0.0;  ///< bytes
    double out = 0.0;       ///< bytes that left AWS
};

/// All that is told of that name: the function, and its URL beside it.
Seen seen(const format::LoadedScenario& loaded, const std::string& resource) {
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    const build::Timing timing{base::seconds(10), loaded.scenario->simulation.duration, base::minutes(1),
                               build::replicationKey(1, 1)};
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs.at(0), timing);
    world.run({}, [](base::Instant) {});
    Seen all;
    for (const engine::ResourceReport& report : world.reports(timing.duration)) {
        for (const base::MeterReading& reading : report.readings) {
            const auto granules = static_cast<double>(reading.granules);
            if (reading.usageType == "DataTransfer-Out-Bytes") all.out += granules;
            if (report.resource != resource) continue;
            if (reading.usageType == "Lambda-GB-Second")
                all.gigabyteSeconds += granules / static_cast<double>(reading.granulesPerUnit);
            if (reading.usageType == "Lambda-Streaming-Response-Processed-Bytes") all.streamed += granules;
        }
        for (const engine::Figure& figure : report.figures) {
            if (report.resource == resource && figure.name == "Errors") all.errors += figure.value;
        }
    }
    return all;
}

constexpr double kMegabyte = 1'048'576.0;

}  // namespace

// By hand: ten answers of 8 MB. As a stream 2 MB of each are above what is free and take a second more; as a whole each
// is above 6 MB.
TEST_CASE("one URL's InvokeMode makes no other's answers streams", "[urls]") {
    const std::string uniform = R"("ResponseSize": { "Uniform": { "Low": "8MB", "High": "8.001MB" } }, )";
    const Seen stream = seen(load(file(function(uniform), asking("Stream"))), "Film:V2");
    CHECK(stream.errors == 0.0);
    CHECK(stream.gigabyteSeconds == Approx(20.0).epsilon(0.01));
    CHECK(stream.streamed == Approx(20.0 * kMegabyte).epsilon(0.01));
    for (const char* whole : {"Whole", "Film"}) {
        const Seen buffered = seen(load(file(function(uniform), asking(whole))), "Film");
        CHECK(buffered.errors == 10.0);
        CHECK(buffered.gigabyteSeconds == Approx(10.0));
        CHECK(buffered.streamed == 0.0);
    }
    const Seen itself = seen(load(file(function(uniform), asking("Film:beta"))), "Film:V2");
    CHECK(itself.errors == 10.0);
    CHECK(itself.streamed == 0.0);
}

TEST_CASE("a workload says how large a function's answers are, where it does not itself", "[urls]") {
    const auto loaded = load(file(function(""), asking("Stream", R"(, "ResponseSize": "8MB")")));
    const Seen stream = seen(loaded, "Film:V2");
    CHECK(stream.gigabyteSeconds == Approx(20.0));
    CHECK(stream.streamed == 20.0 * kMegabyte);
    CHECK(stream.out == 80.0 * kMegabyte);
    const Seen whole = seen(load(file(function(""), asking("Whole", R"(, "ResponseSize": "2MB")"))), "Film");
    CHECK(whole.out == 20.0 * kMegabyte);
    // Without a word the guess of 1 KB, as of an API's answers, which is told.
    const auto guessed = load(file(function(""), asking("Whole")));
    CHECK(seen(guessed, "Film").out == 10.0 * 1'024.0);
    CHECK(std::ranges::any_of(guessed.scenario->designs.at(0).assumptions,
                              [](const auto& one) { return one.path == "/Workloads/W/ResponseSize"; }));
    // Who invokes the function itself is somewhere unknown.
    CHECK(seen(load(file(function(""), asking("Film", R"(, "ResponseSize": "2MB")"))), "Film").out == 0.0);
}

// By hand: of 200 MB a URL's caller has 6 MB and what flows in the 4 s after the code's own, 8 MB.
TEST_CASE("what a URL's stream sent before its function's Timeout is charged and has left AWS", "[urls]") {
    std::string film = function("");
    const std::string timeout = R"("Timeout": 60)";
    film.replace(film.find(timeout), timeout.size(), R"("Timeout": 5)");
    const Seen cut = seen(load(file(film, asking("Stream", R"(, "ResponseSize": "200MB")"))), "Film:V2");
    CHECK(cut.errors == 10.0);
    CHECK(cut.streamed == 10.0 * 8.0 * kMegabyte);
    CHECK(cut.out == 10.0 * 14.0 * kMegabyte);
}

TEST_CASE("sizes of answers that never fit are refused of a function's workload, too", "[urls]") {
    CHECK(holds(refused(function(""), asking("Whole", R"(, "ResponseSize": "8MB")")),
                "the largest payload of an invocation"));
    CHECK(holds(refused(function(""), asking("Stream", R"(, "ResponseSize": "201MB")")),
                "the largest streamed response"));
    const auto notes = [](const std::string& behavior, const std::string& more) {
        return document::toLines(load(file(function(behavior), asking("Film", more))).problems);
    };
    CHECK(holds(notes(R"("ResponseSize": "1MB", )", R"(, "ResponseSize": "2MB")"),
                "the function says under its Behavior"));
    CHECK(holds(notes("", R"(, "ResponseSize": "2MB", "InvocationType": "Event")"), "nobody waits for the answer"));
}
