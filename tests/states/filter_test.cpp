// SPDX-License-Identifier: GPL-3.0-or-later
// Filters of paths with Jayway's words (its README, "Filter Operators"), by hand.
#include "tests/states/executed.hpp"

using namespace headroom;
using test::Json;

namespace {

/// The field x of what a filter keeps, as one text.
std::string kept(const std::string& filter) {
    const Json input = {
        {"a",
         {{{"x", "p"}, {"n", 1}, {"t", {1, 2}}}, {{"x", "q"}, {"n", 2}, {"t", Json::array()}}, {{"x", "r"}, {"n", 3}}}},
        {"some", {"p", "r"}}};
    const auto run = test::executed(test::passWith(R"("Parameters": { "v.$": "$.a[?()" + filter + R"()].x" })"), input);
    REQUIRE(run.status == test::Status::Succeeded);
    std::string text;
    for (const Json& name : run.output["v"]) text += name.get<std::string>();
    return text;
}

}  // namespace

TEST_CASE("filters ask whether a value is in a list") {
    CHECK(kept("@.x in ['p','q']") == "pq");
    CHECK(kept("@.x in [ 'p' , r ]") == "pr");
    CHECK(kept("@.n in [1, 3.0, null, true]") == "pr");
    CHECK(kept("@.x in $.some") == "pr");
    CHECK(kept("@.x nin ['p']") == "qr");
    CHECK(kept("@.t nin [1]") == "pqr");
    CHECK(kept("@.x IN ['q'] && @.n == 2") == "q");
    CHECK(kept("@.x in []").empty());
    CHECK(kept("!(@.x in ['p'])") == "qr");
}

TEST_CASE("filters ask what a list or a text holds, and how much") {
    CHECK(kept("@.t contains 2") == "p");
    CHECK(kept("@.x contains 'q'") == "q");
    CHECK(kept("@.t subsetof [1, 2, 3]") == "pq");
    CHECK(kept("@.t anyof [2, 9]") == "p");
    CHECK(kept("@.t noneof [2, 9]") == "q");
    CHECK(kept("@.t size 2") == "p");
    CHECK(kept("@.x size 1") == "pqr");
    CHECK(kept("@.t empty true") == "q");
    CHECK(kept("@.t empty false") == "p");
}

TEST_CASE("a filter that is not evaluated is refused, with its rule") {
    CHECK(test::verdict(test::passWith(R"("InputPath": "$.a[?(@.x =~ /P/i)]")")) == "bad-path /States/A/InputPath");
    CHECK(test::verdict(test::passWith(R"("InputPath": "$.a[?(@.x in ['p')]")")) == "bad-path /States/A/InputPath");
    CHECK(test::verdict(test::passWith(R"("InputPath": "$.a[?(@.x like 'p')]")")) == "bad-path /States/A/InputPath");
}
