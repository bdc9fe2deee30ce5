// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/source.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

using Names = std::vector<std::string>;

planning::Source namedDesigns() {
    return test::sourceOf(test::oneTable(
        "1/s", R"(, "Designs": [ { "Name": "on-demand" }, { "Name": "provisioned, scaled" }, { "Name": "scaled" },
   { "Name": "provisioned, scaled, twice" } ])"));
}

}  // namespace

TEST_CASE("names of designs are separated by commas, and may have some", "[planning]") {
    const planning::Source source = namedDesigns();
    const auto in = [&](std::string_view text) { return planning::designsIn(text, source); };
    CHECK(in("on-demand,scaled") == Names{"on-demand", "scaled"});
    CHECK(in("on-demand, provisioned, scaled") == Names{"on-demand", "provisioned, scaled"});
    CHECK(in(" provisioned, scaled ,on-demand") == Names{"provisioned, scaled", "on-demand"});
    CHECK(in("provisioned, scaled, twice,scaled") == Names{"provisioned, scaled, twice", "scaled"});
    CHECK(in("provisioned, scaled") == Names{"provisioned, scaled"});
    CHECK(in("").empty());
    // What is no design is told by chosenDesigns().
    CHECK(in("provisioned,on-demand") == Names{"provisioned", "on-demand"});
    CHECK(in("on-demand,") == Names{"on-demand", ""});
    CHECK_FALSE(planning::chosenDesigns(source, in("provisioned,on-demand")));
    CHECK(planning::chosenDesigns(source, in("on-demand, provisioned, scaled")).value().size() == 2);
}
