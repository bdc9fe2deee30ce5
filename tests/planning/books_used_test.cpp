// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/books_used.hpp"

#include "scenarios/planning/growth.hpp"
#include "scenarios/planning/sweep.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// The study of a table names DynamoDB's book and no other.
void isOfTableAlone(const std::string& prices) {
    INFO(prices);
    CHECK(prices.starts_with("us-east-1, newest of "));
    const std::size_t shipped = prices.find("; shipped: AmazonDynamoDB of ");
    REQUIRE(shipped != std::string::npos);
    CHECK(prices.find(',', shipped) == std::string::npos);
}

}  // namespace

TEST_CASE("a study names the books that its bills used, not all of the region", "[planning]") {
    const auto source = test::sourceOf(test::oneTable("20/s", ""));
    planning::SweepOptions options;
    options.axes.push_back(*planning::parseAxis("Traffic=1,2", source));
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "headroom-books-used";
    options.folder = folder;
    for (const std::size_t reused : {0U, 2U}) {  // points of before say it too
        const auto sweep = planning::sweep(source, options, {});
        REQUIRE(sweep);
        CHECK(sweep->reused == reused);
        isOfTableAlone(sweep->prices);
    }
    std::filesystem::remove_all(folder);
    const auto grown = planning::growth(source, {}, {});
    REQUIRE(grown);
    isOfTableAlone(grown->prices);
}

TEST_CASE("books are named once, with the newest of their dates and every region", "[planning]") {
    pricing::PriceBookInfo all;
    CHECK(planning::booksText(all).empty());
    planning::addBooksUsed({"us-east-1", "2026-01-01", {{"AWSLambda", "", "2026-01-01"}}}, all);
    planning::addBooksUsed({"us-east-1", "2026-03-01", {{"AWSLambda", "", "2026-03-01"}}}, all);
    planning::addBooksUsed({"eu-west-1", "", {{"AWSLambda", "own Rates", ""}}}, all);
    planning::addBooksUsed({"us-east-1", "", {}}, all);
    CHECK(planning::booksText(all) ==
          "us-east-1, eu-west-1, newest of 2026-03-01; AWSLambda from own Rates; shipped: AWSLambda of 2026-03-01");
}
