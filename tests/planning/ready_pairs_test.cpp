// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/ready_pairs.hpp"

#include "scenarios/planning/break_even.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// Both sides of a pair, read.
format::Scenario bothOf(const planning::Source& design, const char* pair, const char* resource = "") {
    const auto both = planning::withOtherSide(design, pair, resource, {35.0, 14.0});
    if (!both) FAIL(both.error().what);
    auto scenario = planning::load(*both);
    if (!scenario) FAIL(scenario.error().what);
    REQUIRE(scenario->designs.size() == 2);
    return std::move(*scenario);
}

template <class Spec>
const Spec& specOf(const format::Design& design, const std::string& name) {
    for (const format::Resource& one : design.resources) {
        if (one.name == name) return std::get<Spec>(one.spec);
    }
    FAIL("no " << name);
    throw 0;
}

}  // namespace

TEST_CASE("a table on demand has a provisioned side that is scaled, and the other way round", "[planning]") {
    const auto source = test::sourceOf(test::oneTable("25/s", ""));
    const format::Scenario both = bothOf(source, "capacity");
    CHECK(both.designs[1].name == "Items provisioned, scaled");
    const auto& table = specOf<dynamodb::Spec>(both.designs[1], "Items");
    CHECK(table.billingMode == dynamodb::BillingMode::Provisioned);
    CHECK(table.readCapacityUnits == 50);   // 35 / 0.7
    CHECK(table.writeCapacityUnits == 20);  // 14 / 0.7
    CHECK(both.designs[1].scalings.size() == 2);
    const auto there = planning::withOtherSide(source, "capacity", "", {35.0, 14.0});
    REQUIRE(there);
    const auto back = bothOf(planning::onlyDesign(*there, "Items provisioned, scaled"), "capacity");
    CHECK(back.designs[1].name == "Items on demand");
    CHECK(specOf<dynamodb::Spec>(back.designs[1], "Items").billingMode == dynamodb::BillingMode::PayPerRequest);
    CHECK(back.designs[1].scalings.empty());
}

TEST_CASE("pairs of gallery scenarios are read with both sides", "[planning]") {
    const auto first = [](const char* name) {
        const auto source = test::gallery(name, base::minutes(1));
        return planning::onlyDesign(source, planning::designNames(source).front());
    };
    CHECK(bothOf(first("standard_or_express"), "workflow").designs[1].name == "Flow Express");
    const auto shop = first("product_catalogue");
    CHECK(specOf<lambda::Spec>(bothOf(shop, "memory").designs[1], "ViewProduct").memorySize == 1024);
    CHECK(bothOf(shop, "architecture").designs[1].name == "ViewProduct on x86_64");
    const auto dax = test::gallery("dax_worth_it", base::minutes(1));
    for (const std::string& name : planning::designNames(dax)) {
        const auto design = planning::onlyDesign(dax, name);
        if (!planning::pairResource(design, "dax", "")) continue;
        const auto both = bothOf(design, "dax");
        CHECK(both.designs[1].resources.size() + 1 == both.designs[0].resources.size());
        return;
    }
    FAIL("the gallery has no design with DAX");
}

TEST_CASE("what no pair can be made of is said plainly", "[planning]") {
    const auto table = test::sourceOf(test::oneTable("25/s", ""));
    const auto error = [&](const char* pair, const char* resource = "") {
        const auto made = planning::withOtherSide(table, pair, resource, {});
        REQUIRE_FALSE(made);
        return made.error().what;
    };
    CHECK(error("capacty").find("did you mean \"capacity\"?") != std::string::npos);
    CHECK(error("dax").find("nothing to compare") != std::string::npos);
    CHECK(error("capacity", "Itms").find("did you mean \"Items\"?") != std::string::npos);
    const auto shop = test::gallery("product_catalogue", base::minutes(1));
    const auto two = planning::withOtherSide(planning::onlyDesign(shop, "on-demand"), "capacity", "", {});
    REQUIRE_FALSE(two);
    CHECK(two.error().what.find("name one of Products, Views") != std::string::npos);
}
