// SPDX-License-Identifier: GPL-3.0-or-later
// What a sweep's kept points depend on: points of another program or of other prices are not taken.
#include <algorithm>

#include "scenarios/planning/point_store.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// A book of the user's for writes to tables: two tiers of requests, reserved capacity, a free allowance.
struct Book {
    std::string upTo = "1000";
    std::string home = R"(["", "0.000001", "0.0000009"])";
    std::string abroad = R"(["", "0.000002", "0.0000018"])";
    std::string upfront = "150";
    std::string free = "18600";

    pricing::PriceBooks books() const {
        const std::string json =
            R"({ "formatVersion": 2, "service": "AmazonDynamoDB", "name": "Amazon DynamoDB",
 "sources": { "s": { "title": "t", "url": "u", "validFrom": "2026-01-01", "readOn": "2026-11-01" } },
 "freeTiers": [ { "name": "Mine", "kind": "always", "usageTypes": ["WriteRequestUnits"], "quantity": )" +
            free + R"(, "unit": "WriteRequestUnits", "source": "s" } ],
 "reserved": [ { "usageType": "WriteCapacityUnit-Hrs", "term": "1yr", "unit": "WriteCapacityUnit-Hrs", "source": "s",
   "regions": { "us-east-1": ["", "0.0001", ")" +
            upfront + R"("] } } ],
 "usageTypes": [ { "usageType": "WriteRequestUnits", "unit": "WriteRequestUnits", "source": "s", "upTo": [)" +
            upTo + R"(], "regions": { "us-east-1": )" + home + R"(, "eu-west-1": )" + abroad + " } } ] }";
        auto made = pricing::PriceBooks::with(std::vector<pricing::OwnTable>{{"mine.json", json}});
        if (!made) FAIL(made.error().where << ": " << made.error().what);
        return *made;
    }
};

std::string keyOf(const std::string& text, const Book& book, std::string_view program = "one",
                  const std::vector<planning::Axis>& axes = {}) {
    format::Overrides overrides;
    overrides.prices = book.books();
    const planning::Source source = test::sourceOf(text, overrides);
    const auto scenario = planning::load(source);
    if (!scenario) FAIL(scenario.error().what);
    return planning::sweepKey(source, *scenario, axes, program);
}

Book with(std::string Book::*part, std::string value) {
    Book book;
    book.*part = std::move(value);
    return book;
}

std::string global() {
    std::string text = test::oneTable("10/s", "");
    const std::string one = R"("AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST")";
    return text.replace(
        text.find(one), one.size(),
        R"("AWS::DynamoDB::GlobalTable", "Properties": { "Replicas": [ { "Region": "us-east-1" }, { "Region": "eu-west-1" } ], "BillingMode": "PAY_PER_REQUEST")");
}

}  // namespace

TEST_CASE("points of another program are not taken", "[planning]") {
    const std::string text = test::oneTable("10/s", "");
    CHECK(keyOf(text, {}, "one") == keyOf(text, {}, "one"));
    CHECK(keyOf(text, {}, "one") != keyOf(text, {}, "two"));
    CHECK(planning::resultsFingerprint().size() == 64);  // SHA-256
    CHECK(std::ranges::all_of(planning::resultsFingerprint(),
                              [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }));
}

TEST_CASE("points of a sweep over something else are not taken", "[planning]") {
    const std::string text = test::oneTable("10/s", "");
    const auto varied = [&](const std::string& name, std::vector<std::string> values,
                            planning::Axis::Kind kind = planning::Axis::Kind::Parameter, const Book& book = {}) {
        planning::Axis axis;
        axis.kind = kind;
        axis.name = name;
        axis.values = std::move(values);
        return keyOf(text, book, "one", {axis});
    };
    const std::string key = varied("Reads", {"100", "1000"});
    CHECK(varied("Writes", {"100", "1000"}) != key);
    CHECK(varied("Reads", {"100", "1000"}, planning::Axis::Kind::Traffic) != key);
    CHECK(keyOf(text, {}) != key);
    CHECK(varied("Reads", {"100", "1000", "5000"}) == key);  // more values of the same: what is there stays
    // Points that an axis puts elsewhere have the prices of there.
    const auto place = planning::Axis::Kind::Pointer;
    const Book abroad = with(&Book::abroad, R"(["", "0.000002", "0.0000017"])");
    CHECK(varied("/Region", {"us-east-1", "eu-west-1"}, place, abroad) !=
          varied("/Region", {"us-east-1", "eu-west-1"}, place));
}

TEST_CASE("points of other prices are not taken, whatever of the book is another", "[planning]") {
    const std::string text = test::oneTable("10/s", "");
    const std::string key = keyOf(text, {});
    CHECK(keyOf(text, with(&Book::home, R"(["", "0.000001", "0.0000008"])")) != key);
    CHECK(keyOf(text, with(&Book::upTo, "2000")) != key);
    CHECK(keyOf(text, with(&Book::upfront, "160")) != key);
    CHECK(keyOf(text, with(&Book::free, "1")) != key);
    // The prices of a region that the design is not in do not matter.
    const Book abroad = with(&Book::abroad, R"(["", "0.000002", "0.0000017"])");
    CHECK(keyOf(text, abroad) == key);
    CHECK(keyOf(global(), abroad) != keyOf(global(), {}));
}
