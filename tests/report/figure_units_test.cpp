// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figure_units.hpp"

#include "report/summary.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("figures say their unit", "[report]") {
    CHECK(report::figureUnit("Invocations") == "count");
    CHECK(report::figureUnit("InitDurationMean") == "s");
    CHECK(report::figureUnit("BilledDurationTotal") == "s");
    CHECK(report::figureUnit("state/Pay/DurationMean") == "s");
    CHECK(report::figureUnit("SuccessfulRequestLatencyMean") == "s");
    CHECK(report::figureUnit("index/ByAuthor/ConsumedReadCapacityUnits") == "units");
    CHECK(report::figureUnit("ProvisionedWriteCapacityUnitsMean") == "units/s");
    CHECK(report::figureUnit("index/ByAuthor/BusiestSecondReadUnits") == "units/s");
    CHECK(report::figureUnit("CPUUtilizationMean") == "%");
    CHECK(report::figureUnit("HeatErrorMax") == "share");
    CHECK(report::figureUnit("ProvisionedConcurrencyUtilizationMean") == "share");
    CHECK(report::figureUnit("StreamBytes") == "B");
    CHECK(report::figureUnit("ExpressGigabyteSeconds") == "GB-s");
}

TEST_CASE("every row of the figures has its unit", "[report]") {
    study::StudyResult result;
    study::DesignResult design;
    design.name = "one";
    design.workloads.emplace_back("Users", study::Counts{});
    design.latency.push_back({"Api", 1, 0.5, {}, 0.5, {{"P99", 0.99, 0.5, {}, {}}}, {}, {}});
    design.resources.push_back({"Table", "AWS::DynamoDB::Table", {{"ConsumedReadCapacityUnits", 12.5}}});
    result.designs.push_back(design);
    const std::string csv = report::figuresCsv(result);
    CHECK(csv.starts_with("design,of,figure,value,low95,high95,unit\n"));
    CHECK(csv.find("one,Users,Offered,0,,,requests\n") != std::string::npos);
    CHECK(csv.find("one,Api,LatencyP99,0.5,,,s\n") != std::string::npos);
    CHECK(csv.find("one,Table,ConsumedReadCapacityUnits,12.5,,,units\n") != std::string::npos);
    CHECK(csv.find("one,,CostPerMonth,0,,,USD\n") != std::string::npos);
}
