// SPDX-License-Identifier: GPL-3.0-or-later
// Real definitions with somebody else's verdict: each file of invalid* is refused by the rule and at the place that
// the table names, each file of valid* and jsonata* is accepted; every exception has its reason in the table.
#include "tests/states/corpus_table.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/states/load_definition.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom;

namespace {

std::vector<std::filesystem::path> filesOf(const std::vector<std::string_view>& folders) {
    std::vector<std::filesystem::path> files;
    for (const std::string_view folder : folders) {
        const auto path = test::sharedData("data/asl") / folder;
        if (test::skipWithoutShared(path)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(path)) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

template <class Row, std::size_t N>
const Row* rowOf(const Row (&table)[N], const std::string& file) {
    const auto* found = std::ranges::find_if(table, [&file](const Row& row) { return file.ends_with(row.file); });
    return found == std::end(table) ? nullptr : found;
}

std::string report(const states::LoadedDefinition& loaded) {
    return document::toLines(states::problemsOf(loaded.findings));
}

bool refuses(const states::LoadedDefinition& loaded, const test::Refused& row) {
    return std::ranges::any_of(loaded.findings, [&row](const states::Finding& finding) {
        return finding.rule == row.rule && finding.problem.pointer == row.pointer &&
               finding.problem.severity == document::Severity::Error && finding.problem.position.line > 0;
    });
}

}  // namespace

TEST_CASE("every file of invalid* is refused by the rule of the table, at its place", "[real]") {
    for (const std::filesystem::path& file : filesOf({"invalid", "invalid_json5"})) {
        const states::LoadedDefinition loaded = states::loadDefinition(file);
        CAPTURE(file.filename().string(), report(loaded));
        const test::Exception* accepted = rowOf(test::kAccepted, file.string());
        CHECK(loaded.ok() == (accepted != nullptr));
        if (accepted != nullptr) continue;
        const test::Refused* row = rowOf(test::kRefused, file.string());
        REQUIRE(row != nullptr);
        CHECK(refuses(loaded, *row));
    }
}

TEST_CASE("every file of valid* and jsonata* is accepted, but for the exceptions of the table", "[real]") {
    std::size_t refused = 0;
    const auto files = filesOf({"valid", "valid_json5", "valid_notstrict", "valid_yaml", "jsonata", "jsonata_json5",
                                "language_service_unlabelled"});
    for (const std::filesystem::path& file : files) {
        const states::LoadedDefinition loaded = states::loadDefinition(file);
        CAPTURE(file.filename().string(), report(loaded));
        const bool exception = rowOf(test::kRefusedThoughValid, file.string()) != nullptr;
        refused += exception ? 1 : 0;
        CHECK(loaded.ok() != exception);
    }
    if (!files.empty()) CHECK(refused == std::size(test::kRefusedThoughValid));
}

TEST_CASE("of the fragments the whole machine is accepted, the single state is no machine", "[real]") {
    const auto files = filesOf({"fragments"});
    for (const std::filesystem::path& file : files) {
        const states::LoadedDefinition loaded = states::loadDefinition(file);
        CAPTURE(file.filename().string(), report(loaded));
        const bool single = file.string().ends_with("base_choice_state.json5");
        CHECK(loaded.ok() != single);
        if (single) CHECK(refuses(loaded, {"", test::Rule::MissingField, ""}));
    }
    CHECK((files.empty() || files.size() == 2));
}

TEST_CASE("every exception of the corpus has a reason") {
    for (const test::Exception& row : test::kAccepted) CHECK(row.why.size() > 20);
    for (const test::Exception& row : test::kRefusedThoughValid) CHECK(row.why.size() > 20);
}
