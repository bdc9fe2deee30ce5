// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/services/stepfunctions/data/flow.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/states/bare_values.hpp"
#include "scenarios/states/findings.hpp"

namespace headroom::states {

/// Largest definition ("Step Functions service quotas": 1 MB).
inline constexpr std::size_t kMaxDefinitionBytes = 1'000'000;

struct LoadOptions {
    stepfunctions::MachineType type = stepfunctions::MachineType::Standard;
    /// Values for `${Name}` (DefinitionSubstitutions); names without one stay as they are.
    Substitutions substitutions;
};

/// What reading a definition gave: the machine, unless one of the findings is an error.
struct LoadedDefinition {
    std::optional<stepfunctions::data::Machine> machine;
    std::optional<document::Node> tree;  ///< as it was checked, with substitutions made; only with a machine
    std::vector<Finding> findings;
    bool ok() const { return machine.has_value(); }
};

/// Reads and checks a definition (Amazon States Language in JSON with comments, JSON5's trailing commas or YAML).
LoadedDefinition loadDefinition(const std::filesystem::path& path, const LoadOptions& options = {});
/// A definition that stands in another document.
LoadedDefinition loadDefinitionTree(document::Node tree, const std::string& file, std::size_t bytes,
                                    const LoadOptions& options = {});
LoadedDefinition loadDefinitionText(std::string_view text, std::string displayName, document::Format format,
                                    const LoadOptions& options = {});

}  // namespace headroom::states
