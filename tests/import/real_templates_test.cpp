// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of others: each imports and is valid, or is refused for a stated reason.
#include "tests/import/small_template.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Imports or says why not; whether it was imported.
bool importsOrSays(const fs::path& file) {
    const importing::Imported result = importing::importFiles({file}, {});
    INFO(file.filename().string());
    INFO(document::toLines(result.problems));
    if (!result.scenario) {
        CHECK(document::hasError(result.problems));
        for (const auto& problem : result.problems) CHECK_FALSE(problem.text.empty());
        return false;
    }
    CHECK_FALSE(document::hasError(result.problems));
    CHECK_FALSE(loaded(*result.scenario).designs.empty());
    return true;
}

}  // namespace

TEST_CASE("recorded templates import, or are refused for a stated reason", "[import]") {
    const auto folder = sharedData("data/iac/cfn");
    if (skipWithoutShared(folder)) return;
    std::size_t imported = 0;
    const std::vector<fs::path> files = filesIn(folder);
    for (const fs::path& file : files) imported += importsOrSays(file) ? 1U : 0U;
    CHECK(imported >= files.size() * 3 / 5);
}

TEST_CASE("what the CDK writes imports, or is refused for a stated reason", "[import]") {
    const auto folder = sharedData("data/iac/cdk");
    if (skipWithoutShared(folder)) return;
    for (const fs::path& file : filesIn(folder)) importsOrSays(file);
}

TEST_CASE("three whole designs import without a hand edit, with their guesses listed", "[import]") {
    const auto folder = sharedData("data/designs");
    if (skipWithoutShared(folder)) return;
    for (const char* name : {"checkout", "dax_url_shortener", "saga_pattern"}) {
        const importing::Imported result = importing::importFiles({folder / name / "template.yaml"}, {});
        INFO(name);
        INFO(document::toLines(result.problems));
        REQUIRE(result.scenario);
        const format::Scenario scenario = loaded(*result.scenario);
        const auto& assumptions = scenario.designs.front().assumptions;
        CHECK(std::ranges::any_of(assumptions,
                                  [](const auto& one) { return one.guess && one.path.starts_with("/Workloads/"); }));
    }
}
