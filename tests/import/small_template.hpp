// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/import/import.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

namespace headroom::test {

inline std::filesystem::path importFixture(const std::string& name) {
    return sourceFolder() / "tests" / "import" / "fixtures" / name;
}

/// A file of this text, gone at the end.
class TemplateFile {
public:
    explicit TemplateFile(const std::string& text, const std::string& extension = ".yaml")
        : path_(std::filesystem::temp_directory_path() /
                ("headroom-import-" + std::to_string(::getpid()) + "-" + std::to_string(count_++) + extension)) {
        std::ofstream(path_) << text;
    }
    ~TemplateFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemplateFile(const TemplateFile&) = delete;
    TemplateFile& operator=(const TemplateFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    static inline int count_ = 0;
    std::filesystem::path path_;
};

inline importing::Imported importText(const std::string& text, const importing::Given& given = {}) {
    const TemplateFile file(text);
    return importing::importFiles({file.path()}, given);
}

/// The scenario of a template that must be imported.
inline document::Node importedText(const std::string& text, const importing::Given& given = {}) {
    importing::Imported result = importText(text, given);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    return std::move(*result.scenario);
}

/// Whether one problem holds these words.
inline bool says(const std::vector<document::Problem>& problems, std::string_view words) {
    return std::ranges::any_of(problems, [&](const auto& one) { return one.text.find(words) != std::string::npos; });
}

/// Whether one line of the report of that fate holds these words, in its subject or text.
inline bool says(const importing::Report& report, importing::Fate fate, std::string_view words) {
    return std::ranges::any_of(report, [&](const importing::Entry& one) {
        return one.fate == fate && (one.subject + ": " + one.text).find(words) != std::string::npos;
    });
}

inline const document::Node* at(const document::Node& scenario, const std::string& pointer) {
    return document::resolve(scenario, pointer);
}

/// The value at a pointer, as it is written; "nothing" where there is none.
inline std::string textAt(const document::Node& scenario, const std::string& pointer) {
    const document::Node* node = at(scenario, pointer);
    if (node == nullptr) return "nothing";
    std::string text = document::writeJson(*node);
    text.pop_back();
    return text;
}

/// Loads a scenario as `headroom validate` does; it must be valid.
inline format::Scenario loaded(const document::Node& scenario) {
    format::LoadedScenario result = format::loadScenarioText(document::writeJson(scenario), "scenario.json");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    return std::move(*result.scenario);
}

}  // namespace headroom::test
