// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of one account and region against its quota of provisioned capacity. Oracles: sums by hand.
#include "model/services/dynamodb/throughput_target.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::minutes;
using base::seconds;

namespace {

Quotas thousandEach() {
    Quotas quotas;
    quotas.accountReads = quotas.accountWrites = 1'000;
    return quotas;
}

Spec slowlyUpdated(std::int64_t reads, std::int64_t writes) {
    Spec spec = provisionedSpec(reads, writes);
    spec.updateTime = base::Distribution::constant(60);
    return spec;
}

/// Views with an index, beside Orders: 300 + 100 + 400 of 1,000 are taken, of both.
struct TwoTables {
    TwoTables() : bench(withIndex()), orders(bench.world, "Orders", slowlyUpdated(400, 400)) {
        bench.table.holdAgainst(account);
        orders.holdAgainst(account);
    }
    static Spec withIndex() {
        Spec spec = slowlyUpdated(300, 300);
        IndexSpec index = indexNamed("ByUser");
        index.readCapacityUnits = index.writeCapacityUnits = 100;
        spec.indexes.push_back(index);
        return spec;
    }
    double refusals() {
        for (const engine::Warning& warning : bench.table.report(minutes(10)).warnings) {
            if (warning.text.find("above its quota") != std::string::npos) return static_cast<double>(warning.count);
        }
        return 0.0;
    }

    AccountThroughput account{"us-east-1", thousandEach()};
    TableBench bench;
    Table orders;
};

}  // namespace

TEST_CASE("tables and indexes of an account share its quota of provisioned capacity", "[account]") {
    TwoTables two;
    CHECK(two.account.held(false) == 800);
    Throughput& views = two.bench.table.throughput();
    CHECK_FALSE(views.update(501, std::nullopt));
    CHECK(views.requested(false) == 300);
    CHECK(views.update(500, std::nullopt));  // 1,000 in all
    two.bench.run(seconds(61));
    CHECK(views.units(false) == 500);
    CHECK_FALSE(two.orders.throughput().update(401, std::nullopt));
    CHECK(two.orders.throughput().update(std::nullopt, 600));  // writes are counted apart
}

TEST_CASE("what one table gives back another may take", "[account]") {
    TwoTables two;
    CHECK(two.bench.table.throughput().update(std::nullopt, 100));
    CHECK(two.account.held(true) == 600);  // from the call on
    CHECK(two.orders.throughput().update(std::nullopt, 800));
    two.bench.run(seconds(61));
    two.bench.table.change({.billingMode = BillingMode::PayPerRequest, .reads = {}, .writes = {}}).spawn();
    two.bench.run(seconds(62));
    CHECK(two.account.held(true) == 800);
    CHECK(two.account.held(false) == 400);
}

TEST_CASE("a change beyond the quota is refused whole, and told", "[account]") {
    TwoTables two;
    // Reads would fit alone; the index takes the call above.
    two.bench.table
        .change({.billingMode = {}, .reads = 400, .writes = {}, .indexes = {{.index = "ByUser", .reads = 201}}})
        .spawn();
    two.bench.run(minutes(5));
    CHECK(two.bench.table.throughput().units(false) == 300);
    CHECK(two.refusals() == 1);
    // The table's 200 more are the index's 50 less and what was left: 950.
    two.bench.table
        .change({.billingMode = {}, .reads = 500, .writes = {}, .indexes = {{.index = "ByUser", .reads = 50}}})
        .spawn();
    two.bench.run(minutes(10));
    CHECK(two.bench.table.throughput().units(false) == 500);
    CHECK(two.account.held(false) == 950);
    CHECK(two.refusals() == 1);
}

TEST_CASE("a table that turns provisioned beyond the quota stays on demand", "[account]") {
    AccountThroughput account("us-east-1", thousandEach());
    TableBench bench(onDemandSpec());
    bench.table.expect({.billingMode = BillingMode::Provisioned});
    bench.table.holdAgainst(account);
    bench.table.change({.billingMode = BillingMode::Provisioned, .reads = 1'001, .writes = 5}).spawn();
    bench.run(minutes(30));
    CHECK(bench.table.throughput().units(false) == 0);
    bench.table.change({.billingMode = BillingMode::Provisioned, .reads = 1'000, .writes = 5}).spawn();
    bench.run(minutes(60));
    CHECK(bench.table.throughput().units(false) == 1'000);
}

TEST_CASE("one table speaks for the account among the quotas", "[account]") {
    TwoTables two;
    CHECK(two.bench.table.throughput().update(std::nullopt, 450));
    two.bench.run(seconds(61));
    const auto spoken = [](const Table& table) {
        std::vector<engine::QuotaUse> all;
        for (const engine::QuotaUse& quota : table.report(minutes(1)).quotas) {
            if (quota.name.find("of the account") != std::string::npos) all.push_back(quota);
        }
        return all;
    };
    const auto quotas = spoken(two.bench.table);
    REQUIRE(quotas.size() == 2);
    CHECK(quotas[1].name == "DynamoDB provisioned write units a second of the account in us-east-1");
    CHECK(quotas[1].limit == 1'000.0);
    CHECK(quotas[1].peak == 950.0);
    CHECK(quotas[0].peak == 800.0);
    CHECK(spoken(two.orders).empty());
}

// 800 of 1,000 reads are held, 400 of them by Orders, of 40,000 that one table may have.
TEST_CASE("CloudWatch's metrics of the account: how much is held of what may be", "[account]") {
    TwoTables two;
    const auto minute = [&](base::Duration until) {
        two.bench.run(until);
        two.bench.world.metrics().closePeriod(two.bench.world.now(), true);
    };
    minute(minutes(1));
    CHECK(two.bench.table.throughput().update(500, std::nullopt));
    minute(minutes(2));
    CHECK(two.orders.throughput().update(100, std::nullopt));
    minute(minutes(4));
    minute(minutes(5));
    std::size_t found = 0;
    const auto is = [&](const std::string& name, const std::vector<double>& wanted) {
        for (const engine::MetricSeries& one : two.bench.world.metrics().series()) {
            if (one.name != name) continue;
            INFO(name);
            CHECK(one.resource == "Views");  // which speaks for the account
            REQUIRE(one.values.size() == wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(one.values[i] == Approx(wanted[i]));
            ++found;
        }
    };
    is("AccountProvisionedReadCapacityUtilization", {80, 100, 100, 70});
    is("MaxProvisionedTableReadCapacityUtilization", {1.0, 1.25, 1.25, 1.25});
    is("AccountProvisionedWriteCapacityUtilization", {80, 80, 80, 80});
    is("MaxProvisionedTableWriteCapacityUtilization", {1, 1, 1, 1});
    is("AccountMaxReads", {1'000, 1'000, 1'000, 1'000});
    is("AccountMaxWrites", {1'000, 1'000, 1'000, 1'000});
    CHECK(found == 6);
}
