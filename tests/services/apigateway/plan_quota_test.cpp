// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that quotas of usage plans have among a result's quotas.
#include <optional>

#include "tests/services/apigateway/api_bench.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;

namespace {

constexpr std::int64_t kQuotaMonday = 1'767'571'200;  // 2026-01-05T00:00:00Z

engine::Call askedByKey(std::uint16_t client) {
    engine::Call call;
    call.client = client;
    return call;
}

}  // namespace

// By hand: Alice asks 5 times on the first day, of which 3 pass, and twice on the second; Bob 4 times on the second.
TEST_CASE("a quota's row has what came to it in the busiest whole period", "[apigateway]") {
    Bench bench;
    Account account(kUsualQuota, Instant{0}, kQuotaMonday);
    UsagePlanSpec plan{"Plan"};
    plan.quota = PlanQuota{3, PlanQuota::Period::Day, 0};
    plan.keys = {"Alice", "Bob"};
    plan.stages = {{"Api", "prod"}};
    Spec spec = specOf({mock("GET /a")});
    spec.kind = ApiKind::Rest;
    spec.stages = {{"prod"}};
    spec.plans = {plan};
    Api api(bench.world, "Api", spec, account);
    const Instant next = Instant{} + base::hours(24);
    for (int i = 0; i < 5; ++i) bench.send(api, Instant{} + seconds(i), askedByKey(1));
    for (int i = 0; i < 2; ++i) bench.send(api, next + seconds(i), askedByKey(1));
    for (int i = 0; i < 4; ++i) bench.send(api, next + seconds(i), askedByKey(2));
    const auto peakAt = [&](base::Duration window) {
        bench.run(window);
        double peak = -1.0;
        for (const engine::QuotaUse& use : api.report(window).quotas) {
            if (use.name != "requests a day with a key of usage plan Plan") continue;
            CHECK(use.limit == 3.0);
            peak = use.peak;
        }
        return peak;
    };
    CHECK(peakAt(base::hours(24) - seconds(1)) == -1.0);
    CHECK(peakAt(base::hours(24)) == 5.0);
    CHECK(peakAt(base::hours(48)) == 5.0);
}

// By hand: noon of a Monday; that day is no whole one, Tuesday is over after 36 hours. In the warm-up Sunday is not
// whole, and one that is was over at Start.
TEST_CASE("part of a quota's period is no period", "[apigateway]") {
    UsagePlanSpec spec{"Plan"};
    spec.quota = PlanQuota{2, PlanQuota::Period::Day, 0};
    spec.keys = {"Alice"};
    const std::int64_t noon = kQuotaMonday + 12 * 3600;
    for (const base::Duration warmUp : {base::Duration{}, base::hours(40)}) {
        UsagePlan plan(spec, kUsualQuota, Instant{-warmUp.count}, noon);
        UsagePlan::Client& alice = *plan.client("Alice");
        const auto ask = [&](base::Duration at, int times) {
            for (int i = 0; i < times; ++i) {
                if (!plan.exhausted(alice, Instant{at.count})) plan.use(alice, Instant{at.count});
            }
        };
        const bool warm = warmUp.count > 0;  // from Saturday evening on: Sunday and Monday are whole, Sunday is over
        if (warm) ask(base::hours(-20), 9);
        ask(base::hours(1), 7);
        ask(base::hours(13), 4);
        CHECK(plan.busiestPeriod(base::hours(11)) == std::nullopt);
        CHECK(plan.busiestPeriod(base::hours(35)) == (warm ? std::optional<std::int64_t>(7) : std::nullopt));
        CHECK(plan.busiestPeriod(base::hours(36)) == (warm ? 7 : 4));
    }
}
