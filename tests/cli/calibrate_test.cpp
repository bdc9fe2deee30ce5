// SPDX-License-Identifier: GPL-3.0-or-later
// `headroom calibrate` sees by itself what a file is.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

constexpr const char* kScenario = R"({ "Headroom": 1, "Region": "us-east-1",
  "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
             "Routes": { "GET /items/{id}": { "Integration": "F" }, "POST /items": { "Integration": "F" } } },
    "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 },
           "Behavior": { "Steps": { "Code": { "Compute": { "Duration": "9ms" } }, "Read": { "Call": { "Target": "T", "Operation": "GetItem" } } } } },
    "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 1000 } } },
  "Workloads": { "W": { "Target": "Api", "Route": "POST /items", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
  "Simulation": { "WarmUp": "1m", "Duration": "1m", "Replications": 1 } })";

std::string accessLog() {
    std::string text;
    for (int i = 0; i < 240; ++i) {
        text += R"({"requestTimeEpoch":"17675712)" + std::to_string(100 + i / 4).substr(1) + R"(000","routeKey":")" +
                (i % 4 == 0 ? "POST /items" : "GET /items/{id}") +
                R"(","status":"200","responseLength":"900","responseLatency":"24","integrationLatency":"20"})" + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("an access log, packed, becomes traffic beside the scenario, and it runs", "[cli]") {
    const Folder folder;
    folder.write("s.json", kScenario);
    folder.write("access.log", accessLog());
    REQUIRE(std::system(("gzip -f '" + (folder / "access.log").string() + "'").c_str()) == 0);
    CHECK(headroom(folder, "calibrate s.json --from access.log.gz").code == 2);  // --out is needed
    const Outcome done = headroom(folder, "calibrate s.json --from access.log.gz --out out.json");
    INFO(done.err);
    REQUIRE(done.code == 0);
    CHECK(contains(done.err, "W: 240 requests in 1 minutes"));
    CHECK(slurp(folder / "out.W.traffic.csv") == "time,requests\n2026-01-05T00:00:00Z,240\n");
    CHECK(contains(slurp(folder / "out.json"), "\"Weight\": 180"));
    const Outcome run = headroom(folder, "run out.json");
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK(contains(run.out, "Calibration: calibrated (from measurements; not checked against the real system)"));
    CHECK(contains(run.out, "240"));
}

TEST_CASE("each kind of file is known by what is in it", "[cli]") {
    const Folder folder;
    folder.write("s.json", kScenario);
    folder.write(
        "tuning.json",
        R"({"power":512,"stats":[{"value":128,"averageDuration":160},{"value":512,"averageDuration":60},{"value":1024,"averageDuration":40}]})");
    folder.write("table.json", R"({"Table":{"TableName":"t","ItemCount":4000,"TableSizeBytes":8000000}})");
    folder.write(
        "keys.json",
        R"({"AggregateValue":1000,"ApproximateUniqueCount":5000,"Contributors":[{"Keys":["a"],"ApproximateAggregateValue":200}]})");
    folder.write(
        "metrics.json",
        R"({"MetricDataResults":[{"Id":"a","Label":"F Duration p50","Timestamps":["2026-01-05T00:00:00Z","2026-01-05T00:01:00Z"],"Values":[20,22]},{"Id":"b","Label":"F Duration p99","Timestamps":["2026-01-05T00:00:00Z","2026-01-05T00:01:00Z"],"Values":[90,92]}]})");
    const auto says = [&](const std::string& file, const char* words) {
        const Outcome done = headroom(folder, "calibrate s.json --from " + file + " --out out.json");
        INFO(file << ": " << done.err);
        CHECK(done.code == 0);
        CHECK(contains(done.err, words));
    };
    says("tuning.json", "of computing at 1769 MB");
    says("table.json", "T: 4000 items of 2000B on average");
    says("keys.json", "T keys: Zipf's law over 5000 keys");
    says("metrics.json", "F duration: p50 ");
}

TEST_CASE("what is measured and then checked on the same days is called calibrated", "[cli]") {
    const Folder folder;
    folder.write("s.json", kScenario);
    std::string log;
    for (int i = 0; i < 300; ++i)
        log +=
            "REPORT RequestId: x\tDuration: 40.00 ms\tBilled Duration: 40 ms\tMemory Size: 512 MB\tMax Memory Used: 8 "
            "MB\n";
    folder.write("f.log", log);
    folder.write(
        "metrics.json",
        R"({"MetricDataResults":[{"Id":"c","Label":"Api Count","Timestamps":["2026-01-05T00:00:00Z","2026-01-05T00:01:00Z"],"Values":[400,400]},{"Id":"a","Label":"F Duration Average","Timestamps":["2026-01-05T00:00:00Z","2026-01-05T00:01:00Z"],"Values":[40,40]}]})");
    REQUIRE(headroom(folder, "calibrate s.json --from f.log --of F --out s.json --fit fits").code == 0);
    CHECK(contains(slurp(folder / "fits/fit_F_duration.csv"), "share,sample,law\n"));
    CHECK(contains(slurp(folder / "fits/fit_F_duration.csv"), "\n0.5,0.04"));
    const Outcome check = headroom(folder, "check s.json --against metrics.json --replications 5");
    INFO(check.out << check.err);
    CHECK(check.code == 0);
    CHECK(contains(check.out, "Verdict: calibrated, within "));
    CHECK(contains(check.out, "on days that it may have been calibrated"));  // its lines have no time
}

// 720,000 requests of 80 ms at 512 MB are 28,800 GB-seconds, half of them on provisioned concurrency. The first line is
// of another function, the last of no usage.
TEST_CASE("a bill gives a function its mean duration", "[cli]") {
    const Folder folder;
    folder.write("s.json", kScenario);
    const std::string head =
        "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,"
        "lineItem/UsageAmount,lineItem/ResourceId,product/region\n";
    const auto line = [](const std::string& type, const std::string& usage, const std::string& amount,
                         const std::string& function) {
        return "2026-01-05T00:00:00Z,2026-01-09T04:00:00Z," + type + ",AWSLambda," + usage + "," + amount +
               ",arn:aws:lambda:us-east-1:123456789012:function:" + function + ",us-east-1\n";
    };
    folder.write("cur.csv", head + line("Usage", "Request", "99", "other") + line("Usage", "Request", "720000", "F") +
                                line("Usage", "Lambda-GB-Second", "14400", "F") +
                                line("Usage", "Lambda-Provisioned-GB-Second", "14400", "F") +
                                line("Tax", "Lambda-GB-Second", "5", "F"));
    const Outcome done = headroom(folder, "calibrate s.json --from cur.csv --out out.json");
    INFO(done.err);
    REQUIRE(done.code == 0);
    CHECK(contains(done.err, "F duration: mean 80ms billed, of 720000 requests in 100 h (2/s)"));
    const std::string written = slurp(folder / "out.json");
    CHECK(contains(written, R"("Low": "79ms", "Likely": "79.5ms", "High": "80ms")"));
    CHECK(contains(written, "cur.csv, billed GB-seconds over requests"));
    CHECK(!contains(written, "9ms\" }"));  // what the code step said before
    folder.write("other.csv", head + line("Usage", "Request", "99", "other"));
    const Outcome refused = headroom(folder, "calibrate s.json --from other.csv --out no.json");
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "names no function of the scenario"));
    CHECK(contains(refused.err, "it has \"other\"; --of FUNCTION says whose"));
    // Called otherwise in the account: --of says whose the only one is.
    folder.write("named.csv", head + line("Usage", "Request", "720000", "shop-prod-view") +
                                  line("Usage", "Lambda-GB-Second", "28800", "shop-prod-view"));
    CHECK(headroom(folder, "calibrate s.json --from named.csv --out no.json").code == 2);
    const Outcome said = headroom(folder, "calibrate s.json --from named.csv --of F --out out.json");
    INFO(said.err);
    CHECK(said.code == 0);
    CHECK(contains(said.err, "F duration: mean 80ms billed"));
    CHECK(headroom(folder, "calibrate s.json --from cur.csv --of G --out no.json").code == 2);
}

// 720,000 requests in each account and region: of 80 ms at 512 MB in the scenario's own, of 160 and 320 ms elsewhere.
TEST_CASE("of a bill of several regions and accounts a function has its own region's and one account's use", "[cli]") {
    const Folder folder;
    folder.write("s.json", kScenario);
    const std::string head =
        "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,"
        "lineItem/UsageAmount,lineItem/ResourceId,product/region\n";
    const auto linesOf = [](const std::string& region, const std::string& account, const std::string& seconds,
                            const std::string& name = "F") {
        const auto line = [&](const std::string& usage, const std::string& amount) {
            return "2026-01-05T00:00:00Z,2026-01-09T04:00:00Z,Usage,AWSLambda," +
                   std::string(region == "us-east-1" ? "" : "EUC1-") + usage + "," + amount +
                   ",arn:aws:lambda:" + region + ":" + account + ":function:" + name + "," + region + "\n";
        };
        return line("Request", "720000") + line("Lambda-GB-Second", seconds);
    };
    const std::string own = linesOf("us-east-1", "111111111111", "28800");
    folder.write("regions.csv", head + own + linesOf("eu-central-1", "111111111111", "115200"));
    const Outcome regions = headroom(folder, "calibrate s.json --from regions.csv --out out.json");
    INFO(regions.err);
    REQUIRE(regions.code == 0);
    CHECK(contains(regions.err, "F duration: mean 80ms billed, of 720000 requests"));
    CHECK(contains(regions.err, "left out, what was used in eu-central-1: the scenario is of another region"));
    folder.write("away.csv", head + linesOf("eu-central-1", "111111111111", "115200"));
    const Outcome away = headroom(folder, "calibrate s.json --from away.csv --out no.json");
    CHECK(away.code == 2);
    CHECK(contains(away.err, "has no function in the scenario's region: it is of eu-central-1"));
    folder.write("accounts.csv", head + own + linesOf("us-east-1", "222222222222", "57600"));
    const Outcome both = headroom(folder, "calibrate s.json --from accounts.csv --out no.json");
    CHECK(both.code == 2);
    CHECK(contains(both.err, "it is in the accounts 111111111111, 222222222222; --account says which is meant"));
    const Outcome one = headroom(folder, "calibrate s.json --from accounts.csv --account 222222222222 --out out.json");
    INFO(one.err);
    CHECK(one.code == 0);
    CHECK(contains(one.err, "F duration: mean 160ms billed, of 720000 requests"));
    // Two names that CloudFormation may have made of F.
    folder.write("stacks.csv", head + linesOf("us-east-1", "111111111111", "28800", "dev-F-ABCDEFGHIJKL") +
                                   linesOf("us-east-1", "111111111111", "57600", "prod-F-MNOPQRSTUVWX"));
    const Outcome stacks = headroom(folder, "calibrate s.json --from stacks.csv --out no.json");
    CHECK(stacks.code == 2);
    CHECK(contains(stacks.err, "dev-F-ABCDEFGHIJKL, prod-F-MNOPQRSTUVWX; FunctionName in the scenario says which"));
    // The versions of a function are one function.
    folder.write("versions.csv", head + linesOf("us-east-1", "111111111111", "28800", "F:live") +
                                     linesOf("us-east-1", "111111111111", "28800", "F:7"));
    const Outcome versions = headroom(folder, "calibrate s.json --from versions.csv --out out.json");
    INFO(versions.err);
    CHECK(versions.code == 0);
    CHECK(contains(versions.err, "F duration: mean 80ms billed, of 1440000 requests"));
}

TEST_CASE("answers that look alike are told apart, and half of one is none", "[cli]") {
    const Folder folder;
    folder.write("s.json", kScenario);
    folder.write(
        "report.json",
        R"({"KeyLabels":["id"],"AggregationStatistic":"Sum","AggregateValue":1000,"ApproximateUniqueCount":5000,"Contributors":[{"Keys":["a"],"ApproximateAggregateValue":200,"Datapoints":[{"Timestamp":"2026-01-05T00:00:00Z","ApproximateValue":200}]}]})");
    folder.write("console.csv",
                 "Full label,Count\nLabel,Api Count\nId,m1\n2026/01/05 00:00:00,4100\n2026/01/05 00:01:00,4200\n");
    folder.write("half.json", R"({"Table":{"TableName":"t","ItemCount":4000,)");
    folder.write(
        "page.json",
        R"({"MetricDataResults":[{"Id":"a","Label":"F Duration p50","Timestamps":["2026-01-05T00:00:00Z"],"Values":[20],"StatusCode":"Complete"}],"NextToken":"x"})");
    folder.write(
        "partial.json",
        R"({"MetricDataResults":[{"Id":"a","Label":"F Duration p50","Timestamps":["2026-01-05T00:00:00Z"],"Values":[20],"StatusCode":"PartialData"}]})");
    folder.write(
        "bare.json",
        R"({"power":1024,"cost":1e-7,"duration":30,"stateMachine":{"executionCost":0.1,"lambdaCost":0.1,"visualization":""}})");
    const auto says = [&](const std::string& file, int code, const char* words) {
        const Outcome done = headroom(folder, "calibrate s.json --from " + file + " --out out.json");
        INFO(file << ": " << done.err);
        CHECK(done.code == code);
        CHECK(contains(done.err, words));
    };
    says("report.json", 0, "T keys: Zipf's law over 5000 keys");
    says("console.csv", 0, "W: 2 intervals, 69.167/s on average");
    CHECK(headroom(folder, "validate out.json").code == 0);
    folder.write("lines.json", "{\"time\": 1, \"bytes\": 2}\n{\"time\": 2, \"bytes\": 3}\n");
    says("lines.json", 2, "neither Lambda's REPORT lines nor an access log");
    says("half.json", 2, "is no whole JSON");
    says("page.json", 2, "NextToken says that CloudWatch has more");
    says("partial.json", 2, "PartialData");
    folder.write(
        "last.json",
        R"({"MetricDataResults":[{"Id":"a","Label":"F Duration p50","Timestamps":["2026-01-05T00:01:00Z"],"Values":[20],"StatusCode":"Complete"},{"Id":"b","Label":"F Duration Average","Timestamps":["2026-01-05T00:01:00Z"],"Values":[25],"StatusCode":"Complete"}]})");
    says("page.json last.json", 0, "F duration: mean 25ms, of 1 period");
    says("partial.json last.json", 0, "F duration: mean 25ms, of 1 period");
    says("bare.json", 2, "includeOutputResults");
}
