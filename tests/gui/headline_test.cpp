// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/headline.hpp"
#include "gui/items/key_figures.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

std::string unbroken(QString text) { return text.replace(QChar(0x00a0), u' ').toStdString(); }

}  // namespace

TEST_CASE("executions that failed are in the headline of a design with state machines") {
    study::StudyResult study;
    study::DesignResult& design = study.designs.emplace_back();
    design.requests.offered = 1000;
    design.requests.succeeded = 1000;
    design.latency.push_back({"Journey", 1000, 1.4, {}, 2.0, {{"P99", 0.99, 2.0, {}, {}}}, {}, {}});
    design.resources.push_back({"Journey",
                                "AWS::StepFunctions::StateMachine",
                                {{"ExecutionsStarted", 1000.0},
                                 {"ExecutionsSucceeded", 960.0},
                                 {"ExecutionsFailed", 25.0},
                                 {"ExecutionsTimedOut", 5.0},
                                 {"ExecutionsAborted", 10.0}}});
    design.workloads.emplace_back("Travellers", design.requests);
    Headline failed = headlinesOf(study, design)[2];
    CHECK(failed.label == "Failed executions");
    CHECK(unbroken(failed.value) == "3.00 %");  // 30 of the 1,000 that ended
    CHECK(unbroken(failed.detail).find("requests 0 %") != std::string::npos);
    // Beside an API's latency the requests stay the headline.
    design.latency.push_back({"Api", 1000, 0.1, {}, 0.2, {{"P99", 0.99, 0.2, {}, {}}}, {}, {}});
    design.resources.push_back({"Api", "AWS::ApiGatewayV2::Api", {}});
    failed = headlinesOf(study, design)[2];
    CHECK(failed.label == "Failed requests");
    CHECK(unbroken(failed.detail).find("executions 3.00 %") != std::string::npos);
}

TEST_CASE("counts over several replications say that they are of all together") {
    study::StudyResult study;
    study::DesignResult& design = study.designs.emplace_back();
    design.resources.push_back({"Orders", "AWS::SQS::Queue", {{"NumberOfMessagesSent", 300.0}}});
    OutlineItem item;
    item.kind = OutlineItem::Kind::Resource;
    item.key = "Orders";
    CHECK(keyFiguresOf(study, design, item).size() == 1);
    design.replications = 3;
    const auto figures = keyFiguresOf(study, design, item);
    REQUIRE(figures.size() == 2);
    CHECK(figures.back().value == "3 replications together");
}
