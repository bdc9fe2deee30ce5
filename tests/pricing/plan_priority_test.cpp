// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plan_priority.hpp"

#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

namespace {

PriceRate rate(std::string_view usd) {
    const auto parsed = parseRate(usd);
    REQUIRE(parsed);
    return *parsed;
}

}  // namespace

TEST_CASE("a plan pays by percentage saved, of equal ones by its lowest rate, however prices are quoted") {
    const PlanPriority reads = planPriority(rate("0.0000001"), rate("0.000000125"));
    const PlanPriority writes = planPriority(rate("0.0000005"), rate("0.000000625"));
    CHECK(reads.paid == writes.paid);  // both save 20 %
    CHECK(reads < writes);
    CHECK(planPriority(rate("0.0000004"), rate("0.000000625")) < reads);
    CHECK(planPriority({rate("0.1").usd, 1'000'000}, {rate("0.125").usd, 1'000'000}) == reads);
    CHECK(writes < planPriority(rate("0.0000002"), rate("0.0000002")));  // what saves nothing comes last
    CHECK(planPriority(rate("0.1"), rate("0")).paid == planPriority(rate("1"), rate("1")).paid);
}

// 0.01 USD an hour are 7.30 a month: 73 M of 100 M reads at 0.0000001, and no write.
TEST_CASE("of two usage types that save as much, one is served whole before the other, whatever the order of rates") {
    for (const bool reversed : {false, true}) {
        std::vector<PlanRate> rates{{"AmazonDynamoDB", "ReadRequestUnits", rate("0.0000001")},
                                    {"AmazonDynamoDB", "WriteRequestUnits", rate("0.0000005")}};
        if (reversed) std::swap(rates[0], rates[1]);
        BillOptions options;
        options.plans.push_back({"Data", "DatabaseSavingsPlans", rate("0.01"), rates});
        const Bill bill = billOf({use("AmazonDynamoDB", "ReadRequestUnits", "100000000", "T"),
                                  use("AmazonDynamoDB", "WriteRequestUnits", "100000000", "T")},
                                 options);
        for (const LineItem& line : bill.lines) {
            if (line.kind == LineKind::Plan) CHECK(line.usageType == "ReadRequestUnits");
        }
        // 7.30 + 27 M reads (3.375) + 100 M writes (62.5); a plan pays for what costs less than half a billionth more.
        CHECK(toDouble(bill.total) == Approx(73.175).margin(2e-9));
    }
}
