// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::errorsOf;
using test::holds;
using test::load;
using test::smallFile;

TEST_CASE("rates are checked when the file is read, all at once and at their places", "[format]") {
    const auto loaded =
        load(smallFile("\"Rates\": { \"Reqest\": 1,\n \"AWSLambda/Request\": -1,\n \"USW2-WriteRequestUnits\": 1,\n"
                       " \"Lambda-GB-Second\": \"dear\",\n \"ReadRequestUnits\": true }"));
    CHECK_FALSE(loaded.scenario);
    const std::string errors = errorsOf(loaded);
    INFO(errors);
    CHECK(holds(errors, "s.json:9:22: /Rates/Reqest: no service has a usage type"));
    CHECK(holds(errors, "s.json:10:23: /Rates/AWSLambda~1Request: a price cannot be negative"));
    CHECK(holds(errors, "s.json:11:28: /Rates/USW2-WriteRequestUnits: "));
    CHECK(holds(errors, "s.json:12:22: /Rates/Lambda-GB-Second: "));
    CHECK(holds(errors, "s.json:13:22: /Rates/ReadRequestUnits: is true or false; must be a price in USD"));
    CHECK(load(smallFile(R"("Rates": { "AWSLambda/Request": "0.0000002" })")).scenario);
}

TEST_CASE("a wrong day of prices does not hide what else is wrong with them", "[format]") {
    const auto loaded = load(smallFile(R"("Rates": { "Reqest": 1 }, "Billing": { "PricesAsOf": "yesterday",
      "Currency": { "Code": "EURO", "PerUSD": 0, "AsOf": "x" } })"));
    const std::string errors = errorsOf(loaded);
    INFO(errors);
    CHECK(holds(errors, "/Rates/Reqest: no service has a usage type"));
    CHECK(holds(errors, "\"yesterday\" is not a date"));
    CHECK(holds(errors, "is not a currency's code"));
    CHECK(holds(errors, "a currency's rate needs its day"));
    CHECK(holds(errors, "a currency's rate is above 0"));
}

TEST_CASE("a region without prices is warned of, and rates can fill the gap", "[format]") {
    std::string text = smallFile();
    text.replace(text.find("us-east-1"), 9, "us-gov-west-1");
    const auto loaded = load(text);
    REQUIRE(loaded.scenario);
    std::string warnings;
    for (const auto& problem : loaded.problems) {
        if (problem.severity == document::Severity::Warning) warnings += document::toLine(problem) + "\n";
    }
    CHECK(holds(warnings,
                "s.json:2:26: /Region: warning: no prices are known in us-gov-west-1 of AWSLambda, AmazonApiGateway, "
                "AmazonDynamoDB"));
    std::string rated = smallFile(R"("Rates": { "AWSLambda/Request": 1 })");
    rated.replace(rated.find("us-east-1"), 9, "us-gov-west-1");
    for (const auto& problem : load(rated).problems) CHECK_FALSE(holds(problem.text, "AWSLambda"));
    for (const auto& problem : load(smallFile()).problems) CHECK_FALSE(holds(problem.pointer, "/Region"));
}

TEST_CASE("every region that a scenario may name can be priced, if with nothing", "[format]") {
    for (const char* region : {"ca-west-1", "mx-central-1", "ap-southeast-5", "ap-southeast-7", "us-gov-west-1"}) {
        std::string text = smallFile();
        text.replace(text.find("us-east-1"), 9, region);
        const auto loaded = load(text);
        INFO(region << errorsOf(loaded));
        REQUIRE(loaded.scenario);
        study::RunOptions options;
        options.jobs = 1;
        CHECK(study::run(*loaded.scenario, options));
    }
}

// The facts' break-even: 60 % busy in us-east-1, 101 % in eu-central-1.
TEST_CASE("provisioned concurrency that can never pay is warned of, unless own rates change that", "[format]") {
    const auto warnings = [](const std::string& region, const std::string& more) {
        std::string text = smallFile(more);
        text.replace(text.find("us-east-1"), 9, region);
        const std::string api = "\"Api\":";
        text.insert(text.find(api),
                    R"("Live": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": "F",
 "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 5 } } }, )");
        const auto loaded = load(text);
        INFO(errorsOf(loaded));
        REQUIRE(loaded.scenario);
        std::string found;
        for (const auto& problem : loaded.problems) {
            if (problem.severity == document::Severity::Warning) found += document::toLine(problem) + "\n";
        }
        return found;
    };
    CHECK(holds(warnings("eu-central-1", ""), "never costs less than running on demand in eu-central-1"));
    CHECK_FALSE(holds(warnings("us-east-1", ""), "never costs less"));
    CHECK_FALSE(holds(warnings("eu-central-1", R"("Rates": { "Lambda-Provisioned-Concurrency": "0.000004" })"),
                      "never costs less"));
}
