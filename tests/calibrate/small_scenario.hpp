// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/scenario.hpp"
#include "tests/support/catch.hpp"

namespace headroom::test {

/// A file of this name's content, gone at the end.
class Recording {
public:
    explicit Recording(const std::string& name)
        : path_(std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + name)) {}
    ~Recording() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    std::ofstream open() const { return std::ofstream(path_, std::ios::binary); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A function F with these steps, a table T, and a workload W of the function.
inline document::Node smallScenario(const std::string& steps) {
    const std::string text =
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 30 }, "Behavior": { "Steps": )" +
        steps +
        R"( } }, "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 5 } } }, "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "1/s" } } } }, "Simulation": { "Duration": "60s" } })";
    document::Loaded loaded = document::readText(text, "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

inline format::Scenario loadedScenario(const document::Node& root, const std::string& name = "s.json") {
    format::LoadedScenario result = format::loadScenarioText(document::writeJson(root), name);
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    return std::move(*result.scenario);
}

inline constexpr const char* kOnlyCode = R"([ { "Compute": { "Duration": "5ms" } } ])";
inline constexpr const char* kWithCall =
    R"({ "Code": { "Compute": { "Duration": "5ms" } }, "Read": { "Call": { "Target": "T", "Operation": "GetItem" } } })";

}  // namespace headroom::test
