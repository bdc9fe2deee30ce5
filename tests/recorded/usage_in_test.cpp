// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/usage_in.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::recorded;

namespace {

pricing::UsageLine line(std::string resource) {
    pricing::UsageLine line;
    line.service = "AWSLambda";
    line.usageType = "Request";
    line.resource = std::move(resource);
    return line;
}

}  // namespace

TEST_CASE("the use of a region is what was booked there, and what an ARN says is of there") {
    ExportedUsage exported;
    exported.byRegion["us-east-1"] = {line("Views"), line("arn:aws:lambda:eu-west-1:1:function:away")};
    exported.byRegion["eu-central-1"] = {line("arn:aws:lambda:us-east-1:1:function:free"), line("Other")};
    const RegionalUse use = usageIn({"us-east-1"}, exported);
    REQUIRE(use.lines.size() == 2);
    CHECK(use.lines[0].resource == "arn:aws:lambda:us-east-1:1:function:free");
    CHECK(use.lines[1].resource == "Views");
    CHECK(listed(use.others) == "eu-central-1, eu-west-1");
    CHECK(usageIn({}, exported).lines.size() == 4);
    ExportedUsage nowhere;
    nowhere.byRegion[""] = {line("Views")};
    CHECK(usageIn({"us-east-1"}, nowhere).lines.size() == 1);
}
