// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "scenarios/planning/source.hpp"
#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

/// What tests of studies over several designs do over and over.
namespace headroom::test {

inline planning::Source sourceOf(const std::string& text, format::Overrides overrides = {}) {
    auto source = planning::sourceOfText(text, "test.json", std::move(overrides));
    REQUIRE(source);
    return std::move(*source);
}

/// A scenario of the gallery, shortened: a minute of warm-up before `duration`.
inline planning::Source gallery(const std::string& name, base::Duration duration, std::uint32_t replications = 5) {
    std::ifstream in(sourceFolder() / "scenarios/gallery" / (name + ".json"));
    std::ostringstream text;
    text << in.rdbuf();
    format::Overrides overrides;
    overrides.duration = duration;
    overrides.replications = replications;
    planning::Source source = sourceOf(text.str(), overrides);
    REQUIRE(planning::setValue(source, "/Simulation/WarmUp", "1m"));
    return source;
}

/// A table that is read at a constant rate; `sections` follow, with a comma before them.
inline std::string oneTable(const std::string& rate, const std::string& sections,
                            const std::string& properties = R"("BillingMode": "PAY_PER_REQUEST")") {
    return R"({ "Headroom": 1, "Name": "Table", "Region": "us-east-1",
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { )" +
           properties + R"( }, "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } } },
 "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 10 } },
   "Arrivals": { "Constant": { "Rate": ")" +
           rate + R"(" } } } },
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 5, "Seed": 5 })" +
           sections + " }";
}

}  // namespace headroom::test
