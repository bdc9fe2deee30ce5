// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/format/scenario.hpp"

/// The section Imported, which `headroom import` writes: {"Files": [...], "Guesses": {pointer: why}, "Written":
/// {pointer: digest}}; `headroom calibrate` adds {"Measured": {pointer: source}}. It changes no result.
namespace headroom::format {

/// Refuses a section of another form.
void checkImported(document::Problems& problems, const document::Node& root);

/// What was measured, and the guesses that still stand in the document as the import wrote them; what was changed since
/// is the user's own word. `root` is the whole file, `document` the sections of one design, before uncertain inputs get
/// their values.
std::vector<Assumption> importedGuesses(const document::Node& root, const document::Node& document);

}  // namespace headroom::format
