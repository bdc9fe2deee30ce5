// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// Largest scenario or usage file (scenario-format "Rules").
inline constexpr std::size_t kMaxDocumentBytes = std::size_t{64} << 20U;

/// Json5: of JSON5 the trailing commas, with a warning each; the rest as JSON.
enum class Format { Json, Json5, Yaml };

/// What a file of that name and text is read as, see readDocument().
Format formatOf(const std::filesystem::path& path, std::string_view text);

/// Reads a file: .json and .jsonc as JSON, .json5 as Json5, .yaml and .yml as YAML, any other name as JSON when its
/// first character (after blanks) is one of `{ [ /` and else as YAML. Never throws; everything wrong with it is in the
/// result.
Loaded readDocument(const std::filesystem::path& path);

/// Reads text that is in memory; `displayName` stands for the file in problems. Same limits and checks.
Loaded readText(std::string_view text, std::string displayName, Format format);

}  // namespace headroom::document
