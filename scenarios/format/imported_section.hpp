// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/format/scenario.hpp"

/// The section Imported, which `headroom import` writes: {"Files": [...], "Parameters": {name: value that was given},
/// "DefaultNames": {resource: its name in the account, "${Parameter}" where a default stands; "? ${Parameter}" where it
/// hangs on one in another way}, "Guesses": {pointer: why}, "Written": {pointer: digest}}; `headroom calibrate` adds
/// {"Measured": {pointer: source}}, `headroom check` {"Checked":
/// {"Verdict", "Against", "From", "To", "HeldOutFrom", "Digest"}}. It changes no result.
namespace headroom::format {

/// Where the verdict stands; the path of its assumption.
inline constexpr const char* kVerdictPath = "/Imported/Checked";

/// Refuses a section of another form. Returns what is known of how true the file is, as every report says it: the
/// verdict of `headroom check`, or that it is calibrated; nothing for a file that is neither. `root` is the file as it
/// is written.
std::optional<Assumption> checkImported(document::Problems& problems, const document::Node& root);

/// What was measured, and the guesses that still stand in the document as the import wrote them; what was changed since
/// is the user's own word; and the verdict. `root` is the whole file, `document` the sections of one design, before
/// uncertain inputs get their values.
std::vector<Assumption> importedAssumptions(const document::Node& root, const document::Node& document,
                                            const std::optional<Assumption>& verdict);

/// The verdict as reports print it: "validated within 12 % (metrics.json, 2026-10-01 to 2026-10-28)", "uncalibrated".
std::string calibrationText(const Scenario& scenario);

/// Digest of what a verdict is about: Region, Parameters, Resources and Quotas.
std::string checkedDigest(const document::Node& root);

}  // namespace headroom::format
